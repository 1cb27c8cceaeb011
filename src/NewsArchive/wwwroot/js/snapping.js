// A selection made by hand becomes what was meant: whole words, no blanks or stray signs at its ends.
import { wordsOf } from "./words.js";

const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });
const around = 400;
const pairs = { "«": "»", "“": "”", "\"": "\"" };

/** The stretch a person meant, or null when there is no word in it. */
export function snap(text, span) {
  let { start, end } = span;
  while (start < end && isStray(text[start])) start++;
  while (end > start && isStray(text[end - 1])) end--;
  if (start >= end) return null;
  start = border(text, start, "start");
  end = border(text, end, "end");
  if (text[end - 1] === "." && !endsWithInitial(text, end)) end--;
  return start < end ? { start, end } : null;
}

/** The stretch together with the quotation marks right around it, one or both: they belong to a quotation. */
export function withMarks(text, span) {
  let { start, end } = span;
  while (!(text[start] in pairs) && isBlank(text[start - 1])) start--;
  if (!(text[start] in pairs)) start--;
  const closing = pairs[text[start]];
  if (closing === undefined) return span;
  while (text[end - 1] !== closing && isBlankOrStop(text[end])) end++;
  if (text[end - 1] !== closing) end++;
  return text[end - 1] === closing ? { start, end } : span;
}

// Moves a place inside a word to the word's border, and one inside a grapheme to the grapheme's.
function border(text, at, side) {
  const from = Math.max(0, at - around);
  const part = text.slice(from, at + around);
  const holds = stretch => from + stretch.start < at && at < from + stretch.end;
  const stretch = [...wordsOf(part)].find(holds) ?? [...graphemesOf(part)].find(holds);
  return stretch ? from + stretch[side] : at;
}

function* graphemesOf(text) {
  for (const { segment, index } of graphemes.segment(text)) yield { start: index, end: index + segment.length };
}

const isBlank = character => /^\s$/u.test(character);
const isBlankOrStop = character => /^[\s.,!?…]$/u.test(character);
const isStray = character => /[\s,;:]/u.test(character);
const endsWithInitial = (text, end) => /(^|[\s.\-])\p{Lu}\.$/u.test(text.slice(Math.max(0, end - 3), end));
