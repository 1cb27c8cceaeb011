// The ways to a place without a pointer: the reading cursor by word, sentence and quotation marks, extended with Shift, and the hits of a search.
import { Units } from "./units.js";

const arrows = { ArrowRight: ["word", 1], ArrowLeft: ["word", -1], ArrowDown: ["sentence", 1], ArrowUp: ["sentence", -1] };

export class Cursor {
  #places;
  #units;
  #onMoved;
  // The first unit of what was selected when Shift was pressed: it stays selected, and the rest grows or shrinks.
  #origin = null;
  // The sentence or candidate that was gone to last: from it the next word is one inside.
  #whole = null;

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
    if (unit === "word" && now && this.#whole && now.start === this.#whole.start && now.end === this.#whole.end) return this.#goInside(now, step);
    const isNowhere = !now && caret === null;
    const from = isNowhere ? (step > 0 ? 0 : this.#places.text.length) : step > 0 ? now?.end ?? caret : now?.start ?? caret;
    const span = step > 0 ? this.#first(unit, from, ({ start }) => start >= from) : this.#last(unit, from, ({ end }) => end <= from);
    this.#whole = unit === "word" ? null : span;
    this.#moveTo(span, step);
  }

  // To the first word of what is selected, or to its last.
  #goInside({ start, end }, step) {
    this.#whole = null;
    this.#moveTo(step > 0 ? this.#first("word", start, word => word.start >= start) : this.#last("word", end, word => word.end <= end), step);
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

let hit = 0;

/** Shows the next place, or with a step of -1 the one before. */
export function goToHit(step, say) {
  const found = document.querySelector("[data-hits]");
  if (!found) return;
  const hits = Number(found.dataset.hits);
  hit = ((hit + step - 1 + hits) % hits) + 1;
  document.querySelectorAll("mark.hit.lit").forEach(mark => mark.classList.remove("lit"));
  const place = document.getElementById(`hit-${hit}`);
  place?.nextElementSibling?.classList.add("lit");
  place?.scrollIntoView({ block: "center" });
  say(found.dataset.place.replace("{0}", hit).replace("{1}", hits));
}
