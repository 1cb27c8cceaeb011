// The parts of a quotation in its card: each with its words, and what can be done with it.
export class Parts {
  #list = document.getElementById("annotate-words");
  #template = document.getElementById("annotate-part");
  #spans = [];

  /** @param onAct called with what to do and with which part, when that needs the text: again, cut */
  constructor(onAct) {
    this.#list.addEventListener("click", event => {
      const button = event.target.closest("[data-part]");
      if (!button) return;
      const index = [...this.#list.children].indexOf(button.closest("li"));
      if (button.dataset.part === "remove") this.#replace(index, 1);
      else if (button.dataset.part === "join") this.#replace(index, 2, this.#joined(index));
      else onAct(button.dataset.part, index);
    });
  }

  get spans() {
    return this.#spans;
  }

  /** @param anchor gives the words of a stretch */
  show(spans, anchor, isQuote) {
    this.anchor = anchor;
    this.isQuote = isQuote;
    this.#spans = spans.toSorted((a, b) => a.start - b.start);
    this.#list.replaceChildren(...this.#spans.map((span, index) => {
      const item = this.#template.content.cloneNode(true);
      item.querySelector("blockquote").textContent = anchor(span).exact;
      item.querySelector("[data-part=cut]").hidden = !isQuote;
      item.querySelector("[data-part=join]").hidden = index === this.#spans.length - 1;
      item.querySelector("[data-part=remove]").hidden = this.#spans.length === 1;
      return item;
    }));
  }

  add(span) {
    this.#replace(this.#spans.length, 0, span);
  }

  exchange(index, span) {
    this.#replace(index, 1, span);
  }

  /** Takes a stretch out of a part: what is left and right of it stays. */
  cut(index, { start, end }, trim) {
    const part = this.#spans[index];
    const rests = [{ start: part.start, end: Math.max(part.start, start) }, { start: Math.min(part.end, end), end: part.end }].map(trim);
    const kept = rests.filter(Boolean);
    if (kept.length > 0) this.#replace(index, 1, ...kept);
  }

  #joined(index) {
    return { start: this.#spans[index].start, end: this.#spans[index + 1].end };
  }

  #replace(index, count, ...spans) {
    this.show(this.#spans.toSpliced(index, count, ...spans), this.anchor, this.isQuote);
    this.#list.querySelector("button:not([hidden])")?.focus();
  }
}
