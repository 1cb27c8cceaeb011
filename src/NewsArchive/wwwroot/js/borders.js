// The borders of an annotation are moved in place: chosen with < and >, moved word by word with the arrows or buttons, or
// drawn by a handle. What hangs on the annotation stays as it is.
import { Handle } from "./handle.js";
import { speak } from "./saying.js";
import { Units } from "./units.js";

const sides = { "<": "start", "[": "start", ">": "end", "]": "end" };
const steps = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

export class Borders {
  #bar = document.getElementById("borders");
  #places;
  #units;
  #marks;
  #onDone;
  #handles;
  #entry = null;
  #parts = [];
  #part = 0;
  #side = "start";

  /** @param onDone called with the entry and its new parts, or null when the person leaves */
  constructor(text, places, marks, onDone) {
    this.#places = places;
    this.#units = new Units(places.text);
    this.#marks = marks;
    this.#onDone = onDone;
    this.#handles = ["start", "end"].map(side => new Handle(
      text, side, ({ node, offset }) => this.#drawTo(side, places.offsetOf(node, offset)), () => this.#choose(side)));
    document.addEventListener("keydown", event => this.#onKey(event), true);
    this.#bar.addEventListener("click", event => this.#onClick(event.target.closest("button")));
    new ResizeObserver(() => this.#show()).observe(text);
  }

  get isOn() {
    return this.#entry !== null;
  }

  /** Begins, with the border that a key such as < stands for. */
  begin(entry, key = ">") {
    this.#entry = entry;
    this.#parts = entry.parts.map(part => ({ ...part }));
    this.#side = sides[key];
    this.#part = this.#side === "start" ? 0 : this.#parts.length - 1;
    this.#show(true);
  }

  get #border() {
    return this.#parts[this.#part][this.#side];
  }

  #onKey(event) {
    if (!this.isOn || event.ctrlKey || event.metaKey || event.target.closest("dialog, input, textarea")) return;
    const isOnButton = event.target.closest("#borders button");
    if (event.key in sides) this.#choose(sides[event.key], true);
    else if (event.key in steps) this.#move(steps[event.key]);
    else if (event.key === "Escape") this.#end(null);
    else if (event.key === "Enter" && !isOnButton) this.#end(this.#parts);
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #onClick(button) {
    if (!button) return;
    if (button.dataset.side) this.#choose(button.dataset.side, true);
    else if (button.dataset.borders) this.#end(button.dataset.borders === "save" ? this.#parts : null);
    else if (button.dataset.move) {
      if (button.dataset.move !== this.#side) this.#choose(button.dataset.move);
      this.#move(Number(button.dataset.step));
    }
  }

  // The same side again means the next part with a border on that side.
  #choose(side, isAgain = false) {
    if (isAgain && side === this.#side) this.#part = (this.#part + (side === "start" ? -1 : 1) + this.#parts.length) % this.#parts.length;
    this.#side = side;
    this.#show(true);
  }

  #move(step) {
    const [side, at] = [this.#side, this.#border];
    const next = step > 0
      ? this.#units.forward("border", at).find(unit => unit[side] > at)
      : this.#units.backward("border", at).find(unit => unit[side] < at);
    if (next) this.#drawTo(side, next[side]);
  }

  // A border does not cross the other one, nor the next part.
  #drawTo(side, place) {
    this.#side = side;
    const part = this.#parts[this.#part];
    const lowest = side === "start" ? this.#parts[this.#part - 1]?.end ?? 0 : part.start + 1;
    const highest = side === "start" ? part.end - 1 : this.#parts[this.#part + 1]?.start ?? this.#places.text.length;
    const unit = this.#units.forward("border", place).find(({ end }) => (side === "start" ? end > place : end >= place));
    const border = unit?.[side];
    if (border === undefined || border < lowest || border > highest) return;
    part[side] = border;
    this.#show(true);
  }

  #show(isSpoken = false) {
    this.#bar.hidden = !this.isOn;
    for (const handle of this.#handles) handle.hide();
    if (!this.isOn) return this.#marks.show("border", []);
    const part = this.#parts[this.#part];
    this.#marks.show("border", this.#parts);
    this.#handles[0].show(this.#places.rangeOf({ start: part.start, end: part.start + 1 }).getBoundingClientRect(), this.#side === "start");
    this.#handles[1].show(this.#places.rangeOf({ start: part.end - 1, end: part.end }).getBoundingClientRect(), this.#side === "end");
    for (const button of this.#bar.querySelectorAll("[data-side]")) button.ariaPressed = String(button.dataset.side === this.#side);
    if (!isSpoken) return;
    // The cursor stands at the border that moves.
    this.#places.select({ start: this.#border, end: this.#border });
    speak(`${this.#bar.dataset[this.#side]} : ${this.#places.text.slice(part.start, part.end)}`);
  }

  #end(parts) {
    const entry = this.#entry;
    this.#entry = null;
    this.#show();
    const isMoved = parts && parts.some((part, index) => part.start !== entry.parts[index].start || part.end !== entry.parts[index].end);
    this.#onDone(entry, isMoved ? parts : null);
  }
}
