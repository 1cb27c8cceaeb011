// Places in the article's text: UTF-16 code units of its text content, which the server makes equal to the stored text.

/** The text under a root, and the way between its places and the points of the document. It must not change. */
export class Places {
  #root;
  #nodes = [];
  #starts = [];
  #startOf = new Map();

  constructor(root) {
    this.#root = root;
    let at = 0;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      this.#nodes.push(node);
      this.#starts.push(at);
      this.#startOf.set(node, at);
      at += node.data.length;
    }
    this.text = this.#nodes.map(node => node.data).join("");
  }

  /** The range of the document that covers a stretch of the text. */
  rangeOf({ start, end }) {
    const range = document.createRange();
    range.setStart(...this.#pointOf(start));
    range.setEnd(...this.#pointOf(end, true));
    return range;
  }

  /** The same as a range that costs nothing when the document changes. */
  stillRangeOf({ start, end }) {
    const [startContainer, startOffset] = this.#pointOf(start);
    const [endContainer, endOffset] = this.#pointOf(end, true);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }

  /** How many code units stand before a point of the document. */
  offsetOf(node, offset) {
    const start = this.#startOf.get(node);
    if (start !== undefined) return start + offset;
    const point = document.createRange();
    point.setStart(node, offset);
    const index = this.#firstIndex(at => point.comparePoint(this.#nodes[at], 0) >= 0);
    return this.#starts[index] ?? this.text.length;
  }

  /** Where the caret stands in the text, or null when it is elsewhere or something is selected. */
  caret() {
    const selection = getSelection();
    return selection.isCollapsed && this.#root.contains(selection.focusNode) ? this.offsetOf(selection.focusNode, selection.focusOffset) : null;
  }

  /** The selected stretch of the text, or null when nothing of it is selected. */
  selected() {
    const selection = getSelection();
    if (selection.rangeCount === 0 || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.#root)) return null;
    const start = this.#root.contains(range.startContainer) ? this.offsetOf(range.startContainer, range.startOffset) : 0;
    const end = this.#root.contains(range.endContainer) ? this.offsetOf(range.endContainer, range.endOffset) : this.text.length;
    return start < end ? { start, end } : null;
  }

  /** Selects a stretch, or sets the caret where it is empty; the text then has the focus. */
  select(span) {
    this.#root.focus({ preventScroll: true });
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(this.rangeOf(span));
  }

  /** A stretch with its words, as annotations hold them. */
  anchor({ start, end }) {
    return { start, end, exact: this.text.slice(start, end) };
  }

  // A stretch begins with the node that holds its first sign, and ends with the one that holds its last.
  #pointOf(offset, isEnd = false) {
    const after = this.#firstIndex(at => (isEnd ? this.#starts[at] >= offset : this.#starts[at] > offset));
    const index = Math.max(0, after - 1);
    return [this.#nodes[index], Math.min(offset - this.#starts[index], this.#nodes[index].data.length)];
  }

  #firstIndex(holds) {
    let low = 0;
    let high = this.#nodes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
