// The annotation the person is at, in the list or in the text.
import { speak } from "./saying.js";

export class Focus {
  #places;
  #entries;
  #caret;
  #toolbar;
  // Where the person was before: words in the text, or an entry of the list.
  #before = null;

  constructor({ places, entries, caret, toolbar }) {
    this.#places = places;
    this.#entries = entries;
    this.#caret = caret;
    this.#toolbar = toolbar;
  }

  /** That of the buttons, an entry of the list, or the one at the cursor. */
  get entry() {
    if (document.activeElement?.closest("#toolbar")) return this.#toolbar.entry;
    return this.#entries.get(document.activeElement?.closest("[data-of]")?.dataset.of) ?? null;
  }

  remember() {
    const isInList = document.activeElement?.closest("li[data-of]");
    const caret = this.#places.caret() ?? 0;
    this.#before = isInList ? { of: isInList.dataset.of } : { span: this.#places.selected() ?? { start: caret, end: caret } };
  }

  /** Keeps words in mind that are about to be annotated, and where reading goes on behind them. */
  rememberWords(span, next) {
    this.#before = { span, next };
  }

  goBack() {
    if (this.#before?.of) this.#entries.get(this.#before.of)?.element.focus();
    else if (this.#before?.span) this.#places.select(this.#before.span);
  }

  /** On behind the words that were annotated, or back where there were none. */
  goOn() {
    const next = this.#before?.next;
    if (next === undefined) this.goBack();
    else this.#places.select({ start: next, end: next });
  }

  /** In the list or in the text, as the person was before. */
  goTo(entry) {
    if (!entry) this.#places.select({ start: 0, end: 0 });
    else if (this.#before?.of) entry.element.focus();
    else this.goToText(entry);
  }

  goToText(entry) {
    this.#places.select({ start: entry.start, end: entry.end });
    this.#caret.draw();
    this.#places.rangeOf({ start: entry.start, end: entry.start + 1 }).startContainer.parentElement.scrollIntoView({ block: "nearest" });
    speak(this.#places.text.slice(entry.start, entry.end));
  }

  /** From the text to the list and back. */
  changeSides() {
    const shown = this.entry;
    if (document.activeElement?.closest("li[data-of]")) return this.goToText(shown);
    const at = this.#places.selected()?.start ?? this.#places.caret() ?? 0;
    const following = this.#entries.all.filter(entry => entry.end > at).toSorted((a, b) => a.start - b.start)[0];
    (shown ?? following ?? this.#entries.all.at(-1))?.element.focus();
  }
}
