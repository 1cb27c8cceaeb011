// The reading cursor: moves through the text by word, sentence and quotation marks without a pointer, and extends with Shift.
import { Units } from "./units.js";

const arrows = { ArrowRight: ["word", 1], ArrowLeft: ["word", -1], ArrowDown: ["sentence", 1], ArrowUp: ["sentence", -1] };

export class Cursor {
  #places;
  #units;
  #onMoved;
  // The first unit of what was selected when Shift was pressed: it stays selected, and the rest grows or shrinks.
  #origin = null;

  /** @param onMoved called with what is selected after a move, and whether its beginning moved */
  constructor(root, places, onMoved) {
    this.#places = places;
    this.#units = new Units(places.text);
    this.#onMoved = onMoved;
    root.addEventListener("keydown", event => this.#onKey(event));
  }

  /** Selects the next unit behind the selection or the caret, or with a step of -1 the one before. */
  go(unit, step) {
    this.#origin = null;
    const now = this.#places.selected();
    const caret = this.#places.caret();
    const isNowhere = !now && caret === null;
    const from = isNowhere ? (step > 0 ? 0 : this.#places.text.length) : step > 0 ? now?.end ?? caret : now?.start ?? caret;
    this.#moveTo(step > 0 ? this.#first(unit, from, span => span.start >= from) : this.#last(unit, from, span => span.end <= from), step);
  }

  #onKey(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const [unit, step] = arrows[event.key] ?? [];
    if (!unit) return;
    event.preventDefault();
    const now = this.#places.selected();
    if (event.shiftKey && now) this.#moveTo(this.#extended(now, unit, step), step);
    else this.go(unit, step);
  }

  // The selection with its moving end one unit further; at the origin the other end begins to move.
  #extended(now, unit, step) {
    if (!this.#origin || (now.start !== this.#origin.start && now.end !== this.#origin.end)) {
      const first = this.#first(unit, now.start, span => span.end > now.start);
      this.#origin = { start: now.start, end: Math.min(now.end, first?.end ?? now.end) };
    }
    const { start, end } = this.#origin;
    if (now.start < start || (now.end === end && step < 0)) {
      const moved = step < 0 ? this.#last(unit, now.start, span => span.start < now.start) : this.#first(unit, now.start, span => span.start > now.start);
      return { start: Math.min(start, moved?.start ?? now.start), end };
    }
    const moved = step > 0 ? this.#first(unit, now.end, span => span.end > now.end) : this.#last(unit, now.end, span => span.end < now.end);
    return { start, end: Math.max(end, moved?.end ?? now.end) };
  }

  #first(unit, at, fits) {
    return this.#units.forward(unit, at).find(fits);
  }

  #last(unit, at, fits) {
    return this.#units.backward(unit, at).find(fits);
  }

  #moveTo(span, step) {
    if (!span) return;
    this.#places.select(span);
    const { start, end } = span;
    const sign = step > 0 ? { start: end - 1, end } : { start, end: start + 1 };
    const place = this.#places.rangeOf(sign).getBoundingClientRect();
    if (place.top < 80 || place.bottom > innerHeight - 80) scrollBy({ top: place.top - innerHeight / 3, behavior: "instant" });
    this.#onMoved(span, step < 0);
  }
}
