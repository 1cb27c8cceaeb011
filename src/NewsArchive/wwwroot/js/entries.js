// The list of annotations beside the text. What an annotation is and where it stands is written on its entry by the server.
const spansIn = written => (written ?? "").split(" ").filter(Boolean).map(span => {
  const [start, end] = span.split("-").map(Number);
  return { start, end };
});

/** An entry of the list, such as that of quote-12. */
export class Entry {
  constructor(element) {
    this.element = element;
    this.of = element.dataset.of;
    [this.subject, this.id] = this.of.split("-");
    this.parts = spansIn(element.dataset.parts);
    this.cue = spansIn(element.dataset.cue)[0];
    this.speaker = spansIn(element.dataset.speaker)[0];
    this.start = Math.min(...this.parts.map(part => part.start));
    this.end = Math.max(...this.parts.map(part => part.end));
  }

  get isQuote() {
    return this.subject === "quote";
  }

  get version() {
    return Number(this.element.dataset.version);
  }

  get isProposed() {
    return this.element.classList.contains("proposed");
  }

  /** Direct, indirect, mixed; or person, organisation… */
  get kind() {
    return this.element.classList[1];
  }

  get address() {
    return `/api/${this.subject}s/${this.id}`;
  }

  /** Who speaks or is named; null when nobody knows. */
  get entity() {
    const { entity, entityKind } = this.element.dataset;
    return entity ? { id: Number(entity), name: this.element.querySelector(".entity").textContent, kind: entityKind } : null;
  }
}

/** The whole list, kept in the order of the text. */
export class Entries {
  #article;
  #all = new Map();

  constructor(article) {
    this.#article = article;
    for (const element of document.querySelectorAll(".panel li[data-of]")) this.#take(element);
  }

  get all() {
    return [...this.#all.values()];
  }

  get(of) {
    return this.#all.get(of);
  }

  /** The annotation that was saved last when it stands at a place, else the shortest there, or null. */
  at({ start, end }) {
    let found = null;
    for (const entry of this.#all.values()) {
      const part = entry.parts.find(({ start: from, end: to }) => from <= start && end <= to);
      const length = entry.of === this.fresh ? 0 : part?.end - part?.start;
      if (part && !(found?.length <= length)) found = { entry, length };
    }
    return found?.entry ?? null;
  }

  /** The entry before or behind another one in the list, as it is shown. */
  beside(entry, step) {
    const shown = [...document.querySelectorAll(".panel li[data-of]")];
    const next = shown[shown.indexOf(entry.element) + step];
    return next ? this.get(next.dataset.of) : null;
  }

  /** Fetches an entry anew and puts it where it belongs; null when the annotation is no longer in the list. */
  async refresh(of) {
    const answer = await fetch(`${location.pathname}?handler=Entry&of=${of}`).catch(() => null);
    if (!answer?.ok) return location.reload();
    const fresh = document.createElement("template");
    fresh.innerHTML = await answer.text();
    for (const heading of fresh.content.querySelectorAll("h2")) document.getElementById(heading.id).replaceWith(heading);
    const former = this.get(of)?.element;
    const hadFocus = former?.contains(document.activeElement);
    former?.remove();
    this.#all.delete(of);
    const element = fresh.content.querySelector("li");
    if (!element) return null;
    const entry = this.#take(element);
    const list = document.getElementById(entry.isQuote ? "quotes" : "names");
    list.insertBefore(element, [...list.children].find(other => this.get(other.dataset.of).start > entry.start) ?? null);
    if (hadFocus) element.focus();
    return entry;
  }

  #take(element) {
    const entry = new Entry(element);
    this.#all.set(entry.of, entry);
    return entry;
  }
}
