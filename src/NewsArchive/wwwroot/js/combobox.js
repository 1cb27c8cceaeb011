// A field that offers entities while a name is typed: those of this article first, a new one last.
export class Combobox {
  #input;
  #list;
  #search;
  #offered = [];
  #selected = -1;
  #turn = 0;

  /** @param labels what to call a new name, and the kinds */
  constructor(input, list, search, labels, onChoose) {
    this.#input = input;
    this.#list = list;
    this.#search = search;
    this.labels = labels;
    this.onChoose = onChoose;
    this.chosen = null;
    input.addEventListener("input", () => {
      this.chosen = null;
      this.refresh();
    });
    input.addEventListener("keydown", event => this.#onKey(event));
    input.addEventListener("blur", () => this.close());
    list.addEventListener("pointerdown", event => {
      event.preventDefault();
      const option = event.target.closest("[role=option]");
      if (option) this.#choose([...list.children].indexOf(option));
    });
  }

  /** Looks for what the field holds. @param isQuiet whether the list stays closed: a proposed name only finds its entity */
  async refresh(isQuiet = false) {
    const turn = ++this.#turn;
    const typed = this.#input.value.trim();
    const found = await this.#search(typed);
    if (turn !== this.#turn || document.activeElement !== this.#input) return;
    // The only entity of the typed name is meant, until the person says otherwise.
    const named = found.filter(entity => entity.name.localeCompare(typed, "fr", { sensitivity: "base" }) === 0);
    if (named.length === 1 && !this.chosen) {
      this.chosen = named[0];
      this.onChoose(this.chosen);
    }
    this.#offered = typed && named.length === 0 ? [...found, { id: null, name: typed, isNew: true }] : found;
    this.#selected = -1;
    if (!isQuiet) this.#draw();
  }

  close() {
    this.#turn++;
    this.#list.hidden = true;
    this.#input.setAttribute("aria-expanded", "false");
    this.#input.removeAttribute("aria-activedescendant");
  }

  #onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.#offered.length > 0) {
      event.preventDefault();
      this.#selected = (this.#selected + step + this.#offered.length) % this.#offered.length;
      this.#draw();
    } else if (event.key === "Enter" && !this.#list.hidden && this.#selected >= 0) {
      event.preventDefault();
      this.#choose(this.#selected);
    } else if (event.key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.close();
    }
  }

  #choose(index) {
    const entity = this.#offered[index];
    this.#input.value = entity.name;
    this.chosen = entity.isNew ? null : entity;
    this.close();
    this.onChoose(this.chosen);
  }

  #draw() {
    this.#list.replaceChildren(...this.#offered.map((entity, index) => {
      const option = document.createElement("li");
      option.id = `${this.#list.id}-${index}`;
      option.role = "option";
      option.ariaSelected = String(index === this.#selected);
      const name = document.createElement("bdi");
      name.textContent = entity.isNew ? this.labels.fresh.replace("{0}", () => entity.name) : entity.name;
      const kind = document.createElement("span");
      kind.textContent = entity.isNew ? "" : this.labels.kinds[entity.kind];
      option.append(name, kind);
      return option;
    }));
    const isOpen = this.#offered.length > 0;
    this.#list.hidden = !isOpen;
    this.#input.setAttribute("aria-expanded", String(isOpen));
    if (this.#selected >= 0) this.#input.setAttribute("aria-activedescendant", `${this.#list.id}-${this.#selected}`);
    else this.#input.removeAttribute("aria-activedescendant");
    this.#list.children[this.#selected]?.scrollIntoView({ block: "nearest" });
  }
}
