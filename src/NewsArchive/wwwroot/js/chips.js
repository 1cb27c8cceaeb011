// Beside each quotation stands who speaks, where the window is wide enough. Only for the eye and the pointer: the list says it to all.
const room = matchMedia("(min-width: 78rem)");

export class Chips {
  #margin = document.getElementById("margin");
  #places;
  #entries;
  #isAwaited = false;

  constructor(text, places, entries) {
    this.#places = places;
    this.#entries = entries;
    new ResizeObserver(() => this.place()).observe(text);
    room.addEventListener("change", () => this.place());
  }

  /** Places all chips again, when the browser has time for it. */
  place() {
    if (this.#isAwaited) return;
    this.#isAwaited = true;
    requestAnimationFrame(() => {
      this.#isAwaited = false;
      this.#draw();
    });
  }

  // Reads all places, then writes all chips: one layout for both. A chip that would cover the one above moves down.
  #draw() {
    if (!room.matches) return this.#margin.replaceChildren();
    const top = this.#margin.getBoundingClientRect().top;
    const quotes = this.#entries.all.filter(entry => entry.isQuote).toSorted((a, b) => a.start - b.start);
    const heights = quotes.map(entry => this.#places.rangeOf({ start: entry.start, end: entry.start + 1 }).getBoundingClientRect().top - top);
    let free = 0;
    this.#margin.replaceChildren(...quotes.map((entry, index) => {
      const chip = chipOf(entry);
      const height = Math.max(free, heights[index]);
      chip.style.top = `${height}px`;
      free = height + 26;
      return chip;
    }));
  }
}

function chipOf(entry) {
  const chip = document.createElement("button");
  chip.type = "button";
  chip.tabIndex = -1;
  chip.className = `beside ${entry.kind} ${entry.isProposed ? "proposed" : "accepted"}`;
  chip.dataset.of = entry.of;
  const name = document.createElement("bdi");
  name.textContent = entry.element.querySelector(".entity, .unknown").textContent;
  chip.append(name);
  return chip;
}
