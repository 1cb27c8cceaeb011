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

/** The stretch with the quotation marks that belong to it: the mate of one inside, or both right around it. */
export function withMarks(text, { start, end }) {
  const before = markBefore(text, start);
  const after = markAfter(text, end);
  let { opened, closed } = lonelyMarks(text.slice(start, end));
  // A straight mark does not say which way it looks: it closes where its mate stands before.
  if (opened === "\"" && text[after] !== "\"") [opened, closed] = [undefined, opened];
  if (opened || closed) {
    const isOpened = opened && after !== null && pairs[opened] === text[after];
    const isClosed = closed && before !== null && pairs[text[before]] === closed;
    return { start: isClosed ? before : start, end: isOpened ? after + 1 : end };
  }
  return before !== null && after !== null && pairs[text[before]] === text[after] ? { start: before, end: after + 1 } : { start, end };
}

// The first mark that is closed but not opened in these words, and the last that is opened but not closed.
function lonelyMarks(words) {
  const open = [];
  let closed = null;
  for (const mark of words.match(/[«»“”"]/gu) ?? []) {
    if (pairs[open.at(-1)] === mark) open.pop();
    else if (mark in pairs) open.push(mark);
    else closed ??= mark;
  }
  return { opened: open.at(-1), closed };
}

function markBefore(text, start) {
  let at = start - 1;
  while (isBlank(text[at])) at--;
  return text[at] in pairs ? at : null;
}

function markAfter(text, end) {
  let at = end;
  while (isBlankOrStop(text[at])) at++;
  return Object.values(pairs).includes(text[at]) ? at : null;
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
