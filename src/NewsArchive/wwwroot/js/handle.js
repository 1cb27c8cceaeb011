// A handle at a border of an annotation, to be drawn with the pointer. Everything it does, the buttons of the bar do as well.
export class Handle {
  #element = document.createElement("span");
  #text;

  /** @param onDraw called with a place of the text under the pointer, as a node and an offset; @param onPress when it is only pressed */
  constructor(text, side, onDraw, onPress) {
    this.#text = text;
    this.#element.className = `handle ${side}`;
    this.#element.hidden = true;
    text.after(this.#element);
    this.#element.addEventListener("pointerdown", event => {
      event.preventDefault();
      this.#element.setPointerCapture(event.pointerId);
      onPress();
    });
    this.#element.addEventListener("pointermove", event => {
      if (!this.#element.hasPointerCapture(event.pointerId)) return;
      const place = this.#placeUnder(event.clientX, event.clientY);
      if (place) onDraw(place);
    });
  }

  /** @param box where the border is in the window */
  show(box, isChosen) {
    this.#element.hidden = false;
    const frame = this.#element.offsetParent.getBoundingClientRect();
    const isStart = this.#element.classList.contains("start");
    this.#element.style.left = `${(isStart ? box.left : box.right) - frame.left}px`;
    this.#element.style.top = `${(isStart ? box.top : box.bottom) - frame.top}px`;
    this.#element.classList.toggle("active", isChosen);
  }

  hide() {
    this.#element.hidden = true;
  }

  // The handle itself is in the way of what stands under it.
  #placeUnder(x, y) {
    this.#element.classList.add("passing");
    const point = document.caretPositionFromPoint?.(x, y);
    const range = point ? null : document.caretRangeFromPoint?.(x, y);
    this.#element.classList.remove("passing");
    const [node, offset] = point ? [point.offsetNode, point.offset] : [range?.startContainer, range?.startOffset];
    return node && this.#text.contains(node) ? { node, offset } : null;
  }
}
