// What the reading cursor goes by: words, sentences, stretches in quotation marks; and where borders of annotations may be.
// A line is read when it is needed.
import { wordsOf } from "./words.js";

const segmenter = new Intl.Segmenter("fr", { granularity: "sentence" });
const abbreviated = /(?:^|[\s(«’'-])(?:MM?|Mmes?|Mlles?|Dr|Pr|Stes?|Mgr|Me|av|env|p|vol|art|cf|no|\p{Lu})\.\s*$/u;
const marked = /«[^«»]*(?:»|$)|“[^“”]*(?:”|$)|"[^"]+"/gu;
const readers = { word: wordsOf, sentence: sentencesOf, candidate: candidatesOf, border: bordersOf };

export class Units {
  #text;
  #read = new Map();

  constructor(text) {
    this.#text = text;
  }

  /** The units of the line around a place, and of all lines behind it. */
  *forward(unit, at) {
    for (let line = this.#lineAt(at); line; line = line.end < this.#text.length ? this.#lineAt(line.end + 1) : null) yield* this.#in(line, unit);
  }

  /** The same with the lines before it, the last unit first. */
  *backward(unit, at) {
    for (let line = this.#lineAt(at); line; line = line.start > 0 ? this.#lineAt(line.start - 1) : null) yield* this.#in(line, unit).toReversed();
  }

  #lineAt(at) {
    const start = at === 0 ? 0 : this.#text.lastIndexOf("\n", at - 1) + 1;
    const end = this.#text.indexOf("\n", at);
    return { start, end: end < 0 ? this.#text.length : end };
  }

  #in({ start, end }, unit) {
    const key = `${unit} ${start}`;
    if (!this.#read.has(key)) {
      const moved = [...readers[unit](this.#text.slice(start, end))].map(span => ({ start: span.start + start, end: span.end + start }));
      this.#read.set(key, moved);
    }
    return this.#read.get(key);
  }
}

/** The sentences of a text, without the blanks around them. */
export function* sentencesOf(text) {
  let from = 0;
  for (const { segment, index } of segmenter.segment(text)) {
    const end = index + segment.length;
    if (end < text.length && !segment.endsWith("\n") && abbreviated.test(text.slice(from, end))) continue;
    const span = trimmed(text, from, end);
    if (span) yield span;
    from = end;
  }
}

/** The stretches of a text in quotation marks, the marks included; one that is not closed goes to the end of its line. */
export function* candidatesOf(text) {
  for (const { 0: words, index } of text.matchAll(marked)) {
    const span = trimmed(text, index, index + words.length);
    if (span && /\p{L}/u.test(words)) yield span;
  }
}

// Words, and quotation marks by themselves: a border goes in front of a mark or behind it.
function* bordersOf(text) {
  const marks = [...text.matchAll(/[«»“”"]/gu)].map(({ index }) => ({ start: index, end: index + 1 }));
  yield* [...wordsOf(text), ...marks].sort((a, b) => a.start - b.start);
}

function trimmed(text, from, to) {
  const words = text.slice(from, to);
  const start = from + words.length - words.trimStart().length;
  const end = from + words.trimEnd().length;
  return start < end ? { start, end } : null;
}
