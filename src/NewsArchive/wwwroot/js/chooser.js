// A stretch of the text chosen from lists: sentences and what stands in quotation marks, then the first and the last word.
// Whoever cannot see the text, or cannot use the cursor, makes every selection here.
import { Units } from "./units.js";

export class Chooser {
  #dialog = document.getElementById("chooser");
  #stretch = document.getElementById("chooser-stretch");
  #from = document.getElementById("chooser-from");
  #to = document.getElementById("chooser-to");
  #places;
  #units;
  #words = [];
  #onChosen = null;

  constructor(places) {
    this.#places = places;
    this.#units = new Units(places.text);
    this.#stretch.addEventListener("change", () => this.#listWords());
    for (const list of [this.#from, this.#to]) list.addEventListener("change", () => this.#show());
    this.#dialog.addEventListener("click", event => {
      const choice = event.target.closest("[data-choose]")?.dataset.choose;
      if (!choice) return;
      const span = this.#span();
      this.#dialog.close();
      if (choice !== "leave" && span) this.#onChosen(choice, span);
    });
    this.#dialog.addEventListener("submit", event => event.preventDefault());
  }

  /** @param choices what can be made of the stretch: quote, mention, take */
  open(choices, onChosen) {
    this.#onChosen = onChosen;
    for (const button of this.#dialog.querySelectorAll("[data-choose]")) button.hidden = button.dataset.choose !== "leave" && !choices.includes(button.dataset.choose);
    if (!this.#stretch.firstChild) this.#stretch.append(this.#group("candidates", "candidate"), this.#group("sentences", "sentence"));
    this.#listWords();
    this.#dialog.showModal();
    this.#stretch.focus();
  }

  #group(label, unit) {
    const group = document.createElement("optgroup");
    group.label = this.#stretch.dataset[label];
    for (const { start, end } of this.#units.forward(unit, 0)) group.append(new Option(this.#places.text.slice(start, end), `${start}-${end}`));
    group.hidden = !group.firstChild;
    return group;
  }

  // The words of the stretch, and the marks at its ends belong to its first and last word.
  #listWords() {
    const [start, end] = this.#stretch.value.split("-").map(Number);
    this.#words = this.#stretch.value ? this.#wordsIn(start, end) : [];
    for (const list of [this.#from, this.#to]) {
      list.replaceChildren(...this.#words.map((word, index) => new Option(
        this.#dialog.dataset.words.replace("{0}", index + 1).replace("{1}", () => this.#places.text.slice(word.start, word.end)), index)));
    }
    this.#to.selectedIndex = this.#words.length - 1;
    this.#show();
  }

  #wordsIn(start, end) {
    const words = [];
    for (const word of this.#units.forward("word", start)) {
      if (word.start >= end) break;
      if (word.start >= start) words.push(word);
    }
    return words;
  }

  #span() {
    const [start, end] = this.#stretch.value.split("-").map(Number);
    const [first, last] = [this.#from.selectedIndex, this.#to.selectedIndex].toSorted((a, b) => a - b);
    if (!this.#words[first]) return this.#stretch.value ? { start, end } : null;
    return { start: first === 0 ? start : this.#words[first].start, end: last === this.#words.length - 1 ? end : this.#words[last].end };
  }

  #show() {
    const span = this.#span();
    document.getElementById("chooser-words").textContent = span ? this.#places.text.slice(span.start, span.end) : "";
  }
}
