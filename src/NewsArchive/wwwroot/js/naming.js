// Whom a mention of a speaker means: a name tagged there, the speaker before for « il », one known in this article, or its own words.
const pronoun = /^(?:il|elle|ils|elles|on)$/iu;
const determined = /^(?:l[ea]s?\s|l['’]|des?\s|du\s|une?\s|ce(?:tte|s)?\s|son\s|sa\s|ses\s)/iu;
const nameAtEnd = /(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+(?:(?:de|du|des|d['’]|la|le|von|van|bin|ben|al)\s*)?)*\p{Lu}[\p{L}\p{M}'’-]*\p{L}$/u;
const title = /^(?:M|Mme|Mlle|MM|Dr|Me|Mgr)\.?\s+|^(?:Les?|La|L['’]|Des|Un|Une)\s*/u;
const folded = name => name.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("’", "'").toLowerCase();

/** @returns {{id?: number, name: string, kind: string}?} the entity to propose */
export function nameOf(text, mention, before, entries) {
  if (!mention) return null;
  const words = text.slice(mention.start, mention.end);
  const names = entries.all.filter(entry => !entry.isQuote && entry.start < mention.end && entry.end > mention.start);
  const tagged = names.toSorted((a, b) => b.end - a.end)[0]?.entity;
  if (tagged) return tagged;
  if (pronoun.test(words)) return speakerBefore(before, entries);
  const known = knownAs(properName(words) ?? words, entries);
  if (known) return known;
  const proper = properName(words);
  return proper ? { name: proper, kind: "person" } : { name: words, kind: "organisation" };
}

// The name in « le porte-parole du Kremlin, Dmitri Peskov »; null in « le ministère des Affaires étrangères ».
function properName(words) {
  const parts = words.split(/,\s+/u);
  const own = parts.find(part => !determined.test(part) && nameAtEnd.exec(part)?.index === 0) ?? nameAtEnd.exec(words)?.[0];
  return own?.replace(title, "") || null;
}

function speakerBefore(at, entries) {
  const earlier = entries.all.filter(entry => entry.isQuote && entry.start < at && entry.entity);
  return earlier.toSorted((a, b) => b.start - a.start)[0]?.entity ?? null;
}

// « Kirby » is John Kirby, when nobody else in this article is called so.
function knownAs(name, entries) {
  const wanted = folded(name);
  const found = new Map();
  for (const { entity } of entries.all) {
    if (!entity) continue;
    const other = folded(entity.name);
    if (other === wanted) return entity;
    if (other.endsWith(` ${wanted}`) || other.startsWith(`${wanted} `) || wanted.endsWith(` ${other}`)) found.set(entity.id, entity);
  }
  return found.size === 1 ? [...found.values()][0] : null;
}
