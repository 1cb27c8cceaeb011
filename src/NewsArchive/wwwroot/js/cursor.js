// The reading cursor: moves through the text by word and by sentence without a pointer, and extends with Shift.
import { rangeOf, selectedSpan } from "./offsets.js";

export class Cursor {
  #root;
  #units = {};
  #anchor = null;

  constructor(root) {
    this.#root = root;
    root.addEventListener("keydown", event => this.#onKey(event));
  }

  /** Forgets where the units stand, after the text was drawn anew. */
  reset() {
    this.#anchor = null;
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const [unit, step] = { ArrowRight: ["word", 1], ArrowLeft: ["word", -1], ArrowDown: ["sentence", 1], ArrowUp: ["sentence", -1] }[event.key] ?? [];
    if (!unit) return;
    event.preventDefault();
    this.#move(unit, step, event.shiftKey);
  }

  #move(unit, step, extends_) {
    const spans = this.#spansOf(unit);
    const now = selectedSpan(this.#root);
    if (!now || !this.#anchor || (now.start !== this.#anchor.start && now.end !== this.#anchor.end)) this.#anchor = now;
    const goesBack = now && this.#anchor && now.start < this.#anchor.start;
    const from = !now ? -1 : goesBack || (step < 0 && !extends_) ? now.start : now.end;
    const target = this.#next(spans, from, step, Boolean(now));
    if (!target) return;
    if (extends_ && now) {
      this.#anchor ??= now;
      this.#select(step > 0 && !goesBack || target.start > this.#anchor.start
        ? { start: this.#anchor.start, end: Math.max(this.#anchor.end, target.end) }
        : { start: Math.min(target.start, this.#anchor.start), end: this.#anchor.end });
    } else {
      this.#anchor = target;
      this.#select(target);
    }
  }

  // The first unit behind a place, or the last one before it.
  #next(spans, from, step, hasStart) {
    if (!hasStart) return spans[step > 0 ? 0 : spans.length - 1];
    return step > 0 ? spans.find(span => span.start >= from) : spans.findLast(span => span.end <= from);
  }

  #spansOf(unit) {
    this.#units[unit] ??= [...segmentsOf(this.#root.textContent, unit)];
    return this.#units[unit];
  }

  #select({ start, end }) {
    const range = rangeOf(this.#root, start, end);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    const place = range.getBoundingClientRect();
    if (place.top < 80 || place.bottom > innerHeight - 80) scrollBy({ top: place.top - innerHeight / 3 });
  }
}

function* segmentsOf(text, granularity) {
  for (const { segment, index, isWordLike } of new Intl.Segmenter("fr", { granularity }).segment(text)) {
    const trimmed = segment.trim();
    if (trimmed.length === 0 || (granularity === "word" && !isWordLike)) continue;
    const start = index + segment.indexOf(trimmed);
    yield { start, end: start + trimmed.length };
  }
}
