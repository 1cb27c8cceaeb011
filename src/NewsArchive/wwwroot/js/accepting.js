// All proposals in view are accepted together, after they were shown.
export class Accepting {
  #dialog = document.getElementById("accepting");
  #list = this.#dialog.querySelector("ol");
  #places;
  #shown = [];

  constructor(places, onAccept) {
    this.#places = places;
    this.#dialog.querySelector("form").addEventListener("submit", event => {
      if (event.submitter?.value === "accept") onAccept(this.#shown);
    });
  }

  /** Shows the proposals in the window, if there are any. */
  open(entries) {
    this.#shown = entries.filter(entry => entry.isProposed && this.#isInView(entry)).toSorted((a, b) => a.start - b.start);
    if (this.#shown.length === 0) return false;
    this.#list.replaceChildren(...this.#shown.map(entry => this.#line(entry)));
    this.#dialog.showModal();
    this.#dialog.querySelector("button[value=accept]").focus();
    return true;
  }

  #isInView(entry) {
    const box = this.#places.rangeOf(entry.parts[0]).getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
  }

  #line(entry) {
    const line = document.createElement("li");
    const words = document.createElement("bdi");
    words.lang = "fr";
    words.textContent = entry.parts.map(({ start, end }) => this.#places.text.slice(start, end)).join(" […] ");
    line.append(words);
    if (entry.entity) line.append(" — ", entry.entity.name);
    return line;
  }
}
