// What the words around a quotation say: the verb, who says it, and an incise that interrupts it.
// Proposals: the person sees them before anything is saved.
import { sentencesOf } from "./units.js";

const regular = "accus|affirm|ajout|alert|analys|annonc|appréci|argument|arguë?|assén|assur|avanc|clam|clarifi|command|comment|confess|confi|confirm|conseill|constat|critiqu|cri|déclar|déplor|dénonc|détaill|dévoil|demand|estim|évoqu|exhort|expliqu|exprim|indiqu|insist|interrog|invoqu|ironis|jug|jur|justifi|lâch|lanc|martel|mentionn|murmur|not|nuanc|observ|pens|plaid|précis|proclam|protest|pronostiqu|qualifi|racont|rapport|rappel|rassur|réaffirm|réclam|recommand|regrett|réitèr|réitér|relat|relev|remarqu|répèt|répét|répliqu|résum|rétorqu|révèl|révél|salu|signal|signifi|soulign|souhait|stipul|suggèr|suggér|témoign|tempêt|tranch|vant";
const irregular = "admet|admis|avertit|averti|avertissent|conclut|conclu|contredit|croit|cru|dément|démenti|dit|disait|disent|décrit|écrit|fait savoir|maintient|maintenu|prédit|prétend|prétendu|prévient|prévenu|prévenait|promet|promis|poursuit|poursuivi|reconnaît|reconnu|renchérit|renchéri|répond|répondu|reprend|repris|soutient|soutenu|tweeté";
const verb = `(?<cue>(?<!\\p{L})(?:(?:${regular})(?:e|es|ent|é|ée|és|ées|ait|aient|a|èrent)|${irregular})(?!\\p{L}))`;
const saying = `(?<cue>(?<!\\p{L})(?:(?:${regular})ant|disant|écrivant|avertissant|concluant|poursuivant|promettant|répondant|soutenant|faisant savoir)(?!\\p{L}))`;
const auxiliary = "(?:a|ont|avait|avaient|aurait|auraient|ait|eut)";
const pronoun = "(?<speaker>(?:il|elle|ils|elles|on)(?!\\p{L}))";
const aside = "(?:\\s+(?:également|aussi|encore|ensuite|enfin|toutefois|pourtant|ainsi|même|tout|\\p{L}+ment))?";
const behindName = "lors|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|dans|à|au|aux|en|devant|sur|par|après|avant|pendant|via|qui|que|selon|ajoutant|et|lorsque|quand|tout|dès";
const name = `(?<speaker>(?!qu[e'’])[\\p{L}\\d][^,.;:!?«»“”"()\\n]*?(?:\\b\\p{Lu}\\.[^,.;:!?«»“”"()\\n]*?)?)(?=\\s+(?:${behindName.replace("|et|", "|")})(?!\\p{L})|\\s*(?:[,.;:!?«»“”"()\\n]|$))`;

const asides = [
  `${auxiliary}(?:-t)?-${pronoun}${aside}\\s+${verb}`,
  `${verb}(?:-t)?-${pronoun}`,
  `${auxiliary}${aside}\\s+${verb}${aside}\\s+${name}`,
];
const behind = [...asides, `${pronoun}\\s+${auxiliary}${aside}\\s+${verb}`, `${verb}\\s+${name}`, `(?<cue>[Ss]elon|[Dd]['’]après)\\s+${name}`]
  .map(pattern => new RegExp(`^[\\s,»”"]*${pattern}`, "du"));
const incises = asides.flatMap(pattern => [
  new RegExp(`(?<=[»”])\\s*,?\\s*${pattern}[^.,«»“”\\n]{0,60}[,.:]?\\s*(?=[«“])`, "du"),
  new RegExp(`\\s*,\\s+${pattern}[^.,«»“”\\n]{0,60}[,.]\\s+`, "du"),
]);
const leading = /\s(?:qu[e'’]|son|sa|ses|leurs?)\s*$|:\s*$|,\s*$/u;
const accordingTo = new RegExp(`(?<cue>(?<!\\p{L})(?:Selon|selon|D['’]après|d['’]après|Pour))\\s+(?<speaker>[^«»“”:;]+?),\\s*$`, "du");
const sayings = [new RegExp(verb, "dgu"), new RegExp(saying, "dgu")];

/** The parts, the cue and the mention of the speaker that a selected stretch most likely has; cue and speaker may be null. */
export function propose(text, span) {
  const parts = partsOf(text, span);
  const found = parts.length > 1 ? after(text, parts[0].end) : before(text, span.start) ?? after(text, span.end);
  return { parts, cue: found?.cue ?? null, speaker: found?.speaker ?? null };
}

/** A stretch without what interrupts it: « …», a-t-il ajouté, « …». */
export function partsOf(text, { start, end }) {
  const words = text.slice(start, end);
  const cuts = incises.map(incise => incise.exec(words)?.indices[0]).filter(cut => cut && cut[0] > 0 && cut[1] < words.length);
  if (cuts.length === 0) return [{ start, end }];
  const [from, to] = cuts.reduce((first, cut) => (cut[0] < first[0] ? cut : first));
  return [{ start, end: start + from }, ...partsOf(text, { start: start + to, end })];
}

function after(text, at) {
  const rest = text.slice(at, at + 400);
  for (const pattern of behind) {
    const found = pattern.exec(rest);
    if (found) return spansOf(found, at);
  }
  return null;
}

function before(text, at) {
  const line = text.lastIndexOf("\n", at - 1) + 1;
  const lead = text.slice(line, at);
  if (!leading.test(lead)) return null;
  const sentence = line + ([...sentencesOf(lead)].at(-1)?.start ?? 0);
  const words = text.slice(sentence, at);
  const according = accordingTo.exec(words);
  if (according) return spansOf(according, sentence);
  if (/,\s*$/u.test(words)) return null;
  const said = sayings.flatMap(pattern => [...words.matchAll(pattern)]).toSorted((a, b) => a.index - b.index).at(-1);
  if (!said || words.length - said.index > 120) return null;
  const [start, end] = said.indices.groups.cue;
  return { cue: { start: sentence + start, end: sentence + end }, speaker: subject(words.slice(0, start), sentence) };
}

// Who stands before the verb: the clause from its beginning or, after a participle or « et », the subject of the sentence.
function subject(lead, at) {
  const clause = lead.replace(new RegExp(`(?:^|\\s)${auxiliary}${aside}\\s+$`, "u"), "").trimEnd();
  const pronounced = new RegExp(`(?<!\\p{L})(?<speaker>[Ii]l|[Ee]lle|[Ii]ls|[Ee]lles|[Oo]n)$`, "du").exec(clause);
  if (pronounced) return spanOf(pronounced, "speaker", at);
  if (/,\s+qui$/u.test(clause)) return named(clause, at, clause.search(/,\s+qui$/u), /^.*\spar\s+|^.*\s(?:à|avec|de)\s+(?=l[ae]\s|l['’]|\p{Lu})|^/u);
  const stop = clause.search(/,(?:\s+et)?$/u);
  if (stop < 0) return named(clause, at, clause.length, /^.*,\s+/u);
  const inverted = new RegExp(`${auxiliary}${aside}\\s+${verb}\\s+${name}`, "du").exec(clause);
  if (inverted) return spanOf(inverted, "speaker", at);
  const main = new RegExp(`^(?<speaker>[^,]+?(?:,[^,]+,)?)\\s+(?:${auxiliary}|${verb.replace("?<cue>", "?:")})(?!\\p{L})`, "du").exec(clause);
  return main && !clause.slice(0, stop).startsWith(",") && main.indices.groups.speaker[1] < stop ? spanOf(main, "speaker", at) : named(clause, at, stop, /^/u);
}

// From behind what leads in up to a place, without a relative clause.
function named(clause, at, end, leadIn) {
  const start = leadIn.exec(clause.slice(0, end))?.[0].length ?? 0;
  const words = clause.slice(start, end);
  const relative = words.search(/,?\s+qui\s/u);
  const length = relative > 0 ? relative : words.length;
  return length > 0 ? { start: at + start, end: at + start + length } : null;
}

function spansOf(found, at) {
  return { cue: spanOf(found, "cue", at), speaker: spanOf(found, "speaker", at) };
}

function spanOf(found, group, at) {
  const [start, end] = found.indices.groups[group];
  return { start: at + start, end: at + end };
}
