// The card that makes a quotation or a name of a selection.
import { entities, post } from "./api.js";
import { Combobox } from "./combobox.js";

export class AnnotationCard {
  #dialog;
  #article;
  #onSaved;
  #combobox;
  #kind = "quote";
  #span = null;
  #isSaving = false;

  /** @param onLeft called when the card is closed without saving */
  constructor(dialog, article, onSaved, onLeft) {
    this.#dialog = dialog;
    this.#article = article;
    this.#onSaved = onSaved;
    const kinds = Object.fromEntries([...this.#field("entity-kind").options].map(option => [option.value, option.text]));
    this.#combobox = new Combobox(
      this.#field("name"), this.#field("list"), typed => entities(typed, article), { fresh: dialog.dataset.new, kinds },
      chosen => { if (chosen) this.#field("entity-kind").value = chosen.kind; });
    dialog.querySelector("form").addEventListener("submit", event => {
      event.preventDefault();
      this.#save();
    });
    dialog.querySelector("[data-cancel]").addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      if (dialog.returnValue !== "saved") onLeft();
    });
  }

  get isOpen() {
    return this.#dialog.open;
  }

  open(kind, span) {
    this.#kind = kind;
    this.#span = span;
    this.#dialog.querySelector("form").reset();
    this.#combobox.chosen = null;
    document.getElementById("annotate-title").textContent = this.#text("title");
    document.getElementById("annotate-name-label").textContent = this.#text("label");
    this.#field("words").textContent = span.exact;
    this.#dialog.querySelector(".quote-only").hidden = kind !== "quote";
    this.#fault("");
    if (kind === "mention") this.#field("name").value = span.exact;
    this.#dialog.returnValue = "";
    this.#dialog.showModal();
    this.#field("name").focus();
    this.#field("name").select();
    this.#combobox.refresh();
  }

  async #save() {
    if (this.#isSaving) return;
    this.#isSaving = true;
    try {
      const saved = await post(`/api/articles/${this.#article}/${this.#kind}s`, this.#body());
      this.#dialog.close("saved");
      this.#onSaved(this.#kind, saved, this.#span, this.#text("saved"));
    } catch (fault) {
      this.#fault(fault.message || this.#dialog.dataset.failed);
    } finally {
      this.#isSaving = false;
    }
  }

  #body() {
    const { start, end, exact } = this.#span;
    if (this.#kind === "mention") return { start, end, exact, entity: this.#entity() ?? { name: exact, kind: this.#field("entity-kind").value } };
    return {
      parts: [{ start, end, exact }],
      kind: this.#field("kind").value || null,
      entity: this.#entity(),
      note: this.#field("note").value || null,
    };
  }

  #entity() {
    const name = this.#field("name").value.trim();
    if (!name) return null;
    const { chosen } = this.#combobox;
    const kind = this.#field("entity-kind").value;
    return chosen && chosen.kind === kind ? { id: chosen.id } : { name, kind };
  }

  #fault(sentence) {
    this.#field("fault").textContent = sentence;
    this.#field("fault").hidden = !sentence;
  }

  #field(name) {
    return document.getElementById(`annotate-${name}`);
  }

  // The text of the dialog for the kind of annotation at hand, such as data-title-quote.
  #text(name) {
    return this.#dialog.dataset[`${name}${this.#kind === "quote" ? "Quote" : "Mention"}`];
  }
}
