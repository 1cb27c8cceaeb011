// The reading cursor as it is seen: a bar at the end of the selection that moves, or where nothing is selected yet.
export class Caret {
  #bar = document.createElement("div");
  #root;
  #places;

  constructor(root, places) {
    this.#root = root;
    this.#places = places;
    this.#bar.className = "caret";
    this.#bar.hidden = true;
    root.after(this.#bar);
    for (const type of ["focus", "blur"]) root.addEventListener(type, () => this.draw());
    new ResizeObserver(() => this.draw()).observe(root);
  }

  /** @param isAtStart whether the beginning of the selection moves */
  draw(isAtStart = false) {
    const span = this.#places.selected();
    const at = span ? (isAtStart ? span.start : span.end) : this.#places.caret();
    this.#bar.hidden = at === null || document.activeElement !== this.#root || this.#places.text.length === 0;
    if (this.#bar.hidden) return;
    const isBehind = span ? !isAtStart : at === this.#places.text.length;
    const sign = isBehind ? { start: at - 1, end: at } : { start: at, end: at + 1 };
    const boxes = this.#places.rangeOf(sign).getClientRects();
    const box = isBehind ? boxes[boxes.length - 1] : boxes[0];
    this.#bar.hidden = !box;
    if (!box) return;
    const frame = this.#bar.offsetParent.getBoundingClientRect();
    this.#bar.style.left = `${(isBehind ? box.right : box.left) - frame.left - 2}px`;
    this.#bar.style.top = `${box.top - frame.top}px`;
    this.#bar.style.height = `${box.height}px`;
  }
}
