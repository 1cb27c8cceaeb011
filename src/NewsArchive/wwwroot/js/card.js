// The card of a quotation or a name: made of a selection, or opened to change one.
import { entities, post, put, Refusal } from "./api.js";
import { Combobox } from "./combobox.js";
import { Conflict } from "./conflict.js";
import { nameOf } from "./naming.js";
import { Parts } from "./parts.js";
import { snap, withMarks } from "./snapping.js";
import { propose } from "./speech.js";

const keys = { F2: "speaker", F4: "cue", F8: "more" };

export class AnnotationCard {
  #dialog = document.getElementById("annotate");
  #page;
  #combobox;
  #parts;
  #conflict;
  #subject = "quote";
  #original = null;
  #spans = { cue: null, speaker: null };
  #isSaving = false;

  /** @param page what the card needs of it: article, places, entries, picking; onSaved, onLeft, onDelete */
  constructor(page) {
    this.#page = page;
    const kinds = Object.fromEntries([...this.#field("entity-kind").options].map(option => [option.value, option.text]));
    this.#combobox = new Combobox(
      this.#field("name"), this.#field("list"), typed => entities(typed, page.article), { fresh: this.#dialog.dataset.new, kinds },
      chosen => { if (chosen) this.#field("entity-kind").value = chosen.kind; });
    this.#parts = new Parts((what, index) => this.#pick(what, index));
    this.#conflict = new Conflict(isMine => this.#settle(isMine), name => this.#field(name));
    this.#dialog.addEventListener("submit", event => {
      event.preventDefault();
      this.#save();
    });
    this.#dialog.addEventListener("click", event => this.#onClick(event.target));
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || event.defaultPrevented || !this.isOpen) return;
      event.preventDefault();
      this.#dialog.close("");
    });
    this.#dialog.addEventListener("keydown", event => {
      if (!(event.key in keys) || this.#subject !== "quote") return;
      event.preventDefault();
      this.#pick(keys[event.key]);
    });
    // It comes late: the card may be open again.
    this.#dialog.addEventListener("close", () => { if (!this.isOpen && this.#dialog.returnValue === "") page.onLeft(); });
  }

  get isOpen() {
    return this.#dialog.open;
  }

  /** Opens the card over selected words: what speaks for a cue, a speaker and several parts is filled in. */
  make(subject, span) {
    const { places, entries } = this.#page;
    if (subject === "mention") return this.#open(subject, { parts: [span], entity: { name: places.text.slice(span.start, span.end), kind: "person" } });
    const { parts, cue, speaker } = propose(places.text, span);
    this.#open(subject, { parts, cue, speaker, entity: nameOf(places.text, speaker, span.start, entries) });
  }

  /** Opens the card of an annotation, as somebody has seen it. */
  edit(subject, seen, change = seen) {
    this.#open(subject, subject === "mention" ? { ...change, parts: [change] } : change, seen);
  }

  /** Opens the card with a change that somebody else was faster with. */
  collide(subject, change, current) {
    this.edit(subject, current, change);
    this.#conflict.show(current);
  }

  #open(subject, draft, original = null) {
    this.#subject = subject;
    this.#original = original;
    this.#dialog.querySelector("form").reset();
    const isQuote = subject === "quote";
    for (const part of this.#dialog.querySelectorAll(".quote-only")) part.hidden = !isQuote;
    this.#dialog.querySelector("[data-delete]").hidden = !original;
    document.getElementById("annotate-title").textContent = this.#text(original ? "edit" : "title");
    document.getElementById("annotate-name-label").textContent = this.#text("label");
    this.#parts.show(draft.parts, span => this.#page.places.anchor(span), isQuote);
    this.#put("cue", draft.cue ?? null);
    this.#put("speaker", draft.speaker ?? null);
    this.#field("name").value = draft.entity?.name ?? "";
    this.#field("entity-kind").value = draft.entity?.kind ?? "person";
    this.#field("kind").value = draft.kind ?? "";
    this.#field("state").value = draft.state ?? "accepted";
    this.#field("note").value = draft.note ?? "";
    this.#combobox.chosen = draft.entity?.id ? draft.entity : null;
    this.#conflict.hide();
    this.#fault("");
    this.#show();
  }

  #show() {
    this.#dialog.returnValue = "";
    // Not modal: the text stays in sight, and an inert long page takes its time.
    this.#dialog.show();
    const name = this.#field("name");
    name.focus();
    name.select();
    this.#combobox.refresh(name.value !== "");
  }

  #onClick(target) {
    const button = target.closest("button");
    if (!button) return;
    if ("cancel" in button.dataset) this.#dialog.close("");
    else if (button.dataset.pick) this.#pick(button.dataset.pick);
    else if (button.dataset.drop) this.#put(button.dataset.drop, null);
    else if ("delete" in button.dataset) {
      this.#dialog.close("deleted");
      this.#page.onDelete(`${this.#subject}-${this.#original.id}`);
    }
  }

  // The card makes room for the text, and comes back with what was chosen there.
  async #pick(what, index = 0) {
    const { picking, places } = this.#page;
    // Not with a whole part selected: words drawn over inside a selection would be dragged away instead.
    const at = what === "again" || what === "cut" ? this.#parts.spans[index].start : this.#parts.spans.at(-1).end;
    const from = this.#spans[what] ?? { start: at, end: at };
    this.#dialog.close("picking");
    const drawn = await picking.pick(this.#dialog.dataset[`pick${{ cue: "Cue", speaker: "Speaker", more: "More", cut: "Cut" }[what] ?? "Part"}`], from);
    const span = drawn && snap(places.text, drawn);
    if (span && what in this.#spans) this.#put(what, span);
    else if (span && what === "more") this.#parts.add(this.#quoted(span));
    else if (span && what === "again") this.#parts.exchange(index, this.#quoted(span));
    else if (span && what === "cut") this.#parts.cut(index, drawn, rest => rest.start < rest.end && snap(places.text, rest));
    if (span && what === "speaker" && this.#field("name").value === "") this.#proposeName(span);
    this.#show();
  }

  #quoted(span) {
    return this.#subject === "quote" ? withMarks(this.#page.places.text, span) : span;
  }

  #proposeName(span) {
    const entity = nameOf(this.#page.places.text, span, this.#parts.spans[0].start, this.#page.entries);
    if (!entity) return;
    this.#field("name").value = entity.name;
    this.#field("entity-kind").value = entity.kind;
    this.#combobox.chosen = entity.id ? entity : null;
  }

  #put(what, span) {
    this.#spans[what] = span;
    this.#field(what).value = span ? this.#page.places.text.slice(span.start, span.end) : this.#dialog.dataset.nothing;
    this.#dialog.querySelector(`[data-drop=${what}]`).hidden = !span;
  }

  async #save() {
    if (this.#isSaving) return;
    this.#isSaving = true;
    try {
      const { content, change, also } = this.#original
        ? await put(`/api/${this.#subject}s/${this.#original.id}`, this.#original.version, this.#body())
        : await post(`/api/articles/${this.#page.article}/${this.#subject}s`, this.#body());
      this.#dialog.close("saved");
      this.#page.onSaved(`${this.#subject}-${content.id}`, content, { change, also }, this.#text(this.#original ? "changed" : "saved"));
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      if (fault.status === 412 && fault.current) this.#conflict.show(fault.current);
      else this.#fault(fault.message || this.#dialog.dataset.failed);
    } finally {
      this.#isSaving = false;
    }
  }

  // Both versions were seen: the saved one stays, or this one goes in its place.
  #settle(isMine) {
    const { current } = this.#conflict;
    if (isMine) {
      this.#original = current;
      this.#conflict.hide();
      this.#save();
    } else {
      this.#dialog.close("left");
      this.#page.onSaved(`${this.#subject}-${current.id}`, current, { change: null }, "");
    }
  }

  #body() {
    const anchors = this.#parts.spans.map(span => this.#page.places.anchor(span));
    const state = this.#field("state").value;
    if (this.#subject === "mention") {
      return { ...anchors[0], entity: this.#entity() ?? { name: anchors[0].exact, kind: this.#field("entity-kind").value }, state };
    }
    return {
      parts: anchors,
      cue: this.#spans.cue && this.#page.places.anchor(this.#spans.cue),
      speaker: this.#spans.speaker && this.#page.places.anchor(this.#spans.speaker),
      kind: this.#field("kind").value || null,
      entity: this.#entity(),
      state,
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
    return this.#dialog.dataset[`${name}${this.#subject === "quote" ? "Quote" : "Mention"}`];
  }
}
