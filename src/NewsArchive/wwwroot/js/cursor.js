// The reading cursor: moves through the text by word and by sentence without a pointer, and extends with Shift.
import { caretIn, rangeOf, selectedSpan } from "./offsets.js";
import { wordsOf } from "./words.js";

const sentences = new Intl.Segmenter("fr", { granularity: "sentence" });

export class Cursor {
  #root;
  #units = {};
  // The first unit of what was selected when Shift was pressed: it stays selected, and the rest grows or shrinks.
  #origin = null;

  constructor(root) {
    this.#root = root;
    root.addEventListener("keydown", event => this.#onKey(event));
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [unit, step] = { ArrowRight: ["word", 1], ArrowLeft: ["word", -1], ArrowDown: ["sentence", 1], ArrowUp: ["sentence", -1] }[event.key] ?? [];
    if (!unit) return;
    event.preventDefault();
    const now = selectedSpan(this.#root);
    const target = event.shiftKey && now ? this.#extended(now, unit, step) : this.#next(now, unit, step);
    if (target) this.#select(target, step);
  }

  // The unit behind the selection or the caret, or the one before.
  #next(now, unit, step) {
    this.#origin = null;
    const spans = this.#spansOf(unit);
    const caret = caretIn(this.#root);
    if (!now && caret === null) return spans.at(step > 0 ? 0 : -1);
    return step > 0 ? spans.find(span => span.start >= (now?.end ?? caret)) : spans.findLast(span => span.end <= (now?.start ?? caret));
  }

  // The selection with its moving end one unit further; at the origin the other end begins to move.
  #extended(now, unit, step) {
    const spans = this.#spansOf(unit);
    if (!this.#origin || (now.start !== this.#origin.start && now.end !== this.#origin.end)) {
      this.#origin = { start: now.start, end: Math.min(now.end, spans.find(span => span.end > now.start)?.end ?? now.end) };
    }
    const { start, end } = this.#origin;
    if (now.start < start || (now.end === end && step < 0)) {
      const moved = step < 0 ? spans.findLast(span => span.start < now.start) : spans.find(span => span.start > now.start);
      return { start: Math.min(start, moved?.start ?? now.start), end };
    }
    const moved = step > 0 ? spans.find(span => span.end > now.end) : spans.findLast(span => span.end < now.end);
    return { start, end: Math.max(end, moved?.end ?? now.end) };
  }

  #spansOf(unit) {
    this.#units[unit] ??= [...(unit === "word" ? wordsOf : sentencesOf)(this.#root.textContent)];
    return this.#units[unit];
  }

  // Selects, and shows the end that moved.
  #select({ start, end }, step) {
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(rangeOf(this.#root, start, end));
    const place = (step > 0 ? rangeOf(this.#root, end - 1, end) : rangeOf(this.#root, start, start + 1)).getBoundingClientRect();
    if (place.top < 80 || place.bottom > innerHeight - 80) scrollBy({ top: place.top - innerHeight / 3 });
  }
}

function* sentencesOf(text) {
  for (const { segment, index } of sentences.segment(text)) {
    const trimmed = segment.trim();
    const start = index + segment.indexOf(trimmed);
    if (trimmed.length > 0) yield { start, end: start + trimmed.length };
  }
}
