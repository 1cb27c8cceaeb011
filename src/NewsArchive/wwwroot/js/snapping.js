// A selection made by hand becomes what was meant: whole words, no blanks or stray signs at its ends.
const words = new Intl.Segmenter("fr", { granularity: "word" });
const graphemes = new Intl.Segmenter("fr", { granularity: "grapheme" });
const around = 400;

/** The stretch a person meant, or null when there is no word in it. */
export function snap(text, span) {
  let { start, end } = span;
  while (start < end && isStray(text[start])) start++;
  while (end > start && isStray(text[end - 1])) end--;
  if (start >= end) return null;
  start = wordBorder(text, start, false);
  end = wordBorder(text, end, true);
  if (text[end - 1] === "." && !endsWithInitial(text, end)) end--;
  return start < end ? { start, end } : null;
}

/** The stretch together with the quotation marks right around it: they belong to a quotation. */
export function withMarks(text, span) {
  let before = span.start;
  while (before > 0 && isBlank(text[before - 1])) before--;
  let behind = span.end;
  while (behind < text.length && isBlank(text[behind])) behind++;
  const pairs = { "«": "»", "“": "”", "\"": "\"" };
  return before > 0 && pairs[text[before - 1]] !== undefined && pairs[text[before - 1]] === text[behind]
    ? { start: before - 1, end: behind + 1 }
    : span;
}

// Moves a place inside a word to the word's border, and one inside a grapheme to the grapheme's.
function wordBorder(text, at, isEnd) {
  const from = Math.max(0, at - around);
  for (const segmenter of [words, graphemes]) {
    for (const { segment, index, isWordLike } of segmenter.segment(text.slice(from, at + around))) {
      const start = from + index;
      const end = start + segment.length;
      if (start < at && at < end && (isWordLike || segmenter === graphemes)) return isEnd ? end : start;
    }
  }
  return at;
}

const isBlank = character => /\s/u.test(character);
const isStray = character => /[\s,;:]/u.test(character);
const endsWithInitial = (text, end) => /(^|[\s.\-])\p{Lu}\.$/u.test(text.slice(Math.max(0, end - 3), end));
