// Somebody else has saved meanwhile: the card shows both versions, and the person chooses.
export class Conflict {
  #section = document.getElementById("annotate-conflict");
  #field;
  current = null;

  /** @param onChosen called with whether one's own version is to be saved */
  constructor(onChosen, field) {
    this.#field = field;
    this.#section.addEventListener("click", event => {
      const keep = event.target.closest("[data-keep]")?.dataset.keep;
      if (keep) onChosen(keep === "mine");
    });
  }

  /** @param current the saved version, as the API has it */
  show(current) {
    this.current = current;
    const title = document.getElementById("annotate-theirs");
    title.textContent = title.dataset.text.replace("{0}", current.version);
    const texts = {
      words: current.exact ?? current.parts.map(part => part.exact).join(" […] "),
      name: current.entity?.name ?? "—",
      kind: this.#worded("kind", current.kind),
      state: this.#worded("state", current.state),
      note: current.note ?? "—",
    };
    for (const [name, text] of Object.entries(texts)) this.#section.querySelector(`[data-of-theirs=${name}]`).textContent = text;
    this.#section.hidden = false;
    this.#section.focus();
  }

  hide() {
    this.#section.hidden = true;
  }

  // As the list of choices words it.
  #worded(field, value) {
    return [...this.#field(field).options].find(option => option.value === value)?.text ?? "—";
  }
}
