// Beside each quotation stands who speaks, where there is room. For the eye and the pointer: the list says it to all.
const room = matchMedia("(min-width: 78rem)");

export class Chips {
  #margin = document.getElementById("margin");
  #places;
  #entries;
  #isAwaited = false;
  // What has not changed is not drawn again.
  #drawn = new Map();

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
    if (!room.matches) {
      this.#drawn.clear();
      return this.#margin.replaceChildren();
    }
    const top = this.#margin.getBoundingClientRect().top;
    const quotes = this.#entries.all.filter(entry => entry.isQuote).toSorted((a, b) => a.start - b.start);
    const heights = quotes.map(entry => this.#places.rangeOf({ start: entry.start, end: entry.start + 1 }).getBoundingClientRect().top - top);
    const drawn = new Map();
    let free = 0;
    for (const [index, entry] of quotes.entries()) {
      const known = this.#drawn.get(entry.of);
      const chip = known?.entry === entry ? known.chip : chipOf(entry);
      const height = Math.max(free, heights[index]);
      if (chip.style.top !== `${height}px`) chip.style.top = `${height}px`;
      free = height + 26;
      drawn.set(entry.of, { entry, chip });
      if (!chip.isConnected) this.#margin.append(chip);
    }
    for (const [of, { chip }] of this.#drawn) if (drawn.get(of)?.chip !== chip) chip.remove();
    this.#drawn = drawn;
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
