// What can be done with the selected words or the annotation at the cursor, as buttons beside them.
export class Toolbar {
  #bar = document.getElementById("toolbar");
  #places;
  /** The annotation that the buttons are about, or null. */
  entry = null;

  constructor(places, onDo) {
    this.#places = places;
    this.#bar.addEventListener("pointerdown", event => event.preventDefault());
    this.#bar.addEventListener("click", event => {
      const button = event.target.closest("[data-do]");
      if (button) onDo(button.dataset.do);
    });
  }

  hide() {
    this.#bar.hidden = true;
  }

  /** @param span what is selected; @param entry the annotation that was pointed at, or null */
  show(span, entry) {
    this.entry = entry;
    const groups = { selection: span !== null, annotation: entry !== null, proposal: entry !== null && entry.isProposed };
    for (const group of this.#bar.querySelectorAll("[data-for]")) group.hidden = !groups[group.dataset.for];
    this.#bar.hidden = !span && !entry;
    if (this.#bar.hidden) return;
    const place = this.#places.rangeOf(span ?? entry.parts[0]).getBoundingClientRect();
    this.#bar.style.left = `${Math.max(8, Math.min(place.left + scrollX, document.documentElement.clientWidth - this.#bar.offsetWidth - 8))}px`;
    this.#bar.style.top = `${place.bottom + scrollY + 8}px`;
  }

  focus() {
    this.#bar.querySelector("[data-for]:not([hidden]) button").focus();
  }
}
