// Undo and redo on the article page: the reader's last decision, and the last one taken back.
import { read, undo } from "./api.js";

export class Undoing {
  #article;
  #onDone;
  #say;
  #last = Promise.resolve();

  /** @param onDone told the change that was undone or done again, and a sentence that says so */
  constructor(article, onDone, say) {
    this.#article = article;
    this.#onDone = onDone;
    this.#say = say;
    document.addEventListener("keydown", event => this.#onKey(event));
  }

  /** One after another, however fast they come. @param what undo or redo */
  step(what) {
    this.#last = this.#last.then(() => this.#step(what));
    return this.#last;
  }

  async #step(what) {
    const texts = document.getElementById("said").dataset;
    try {
      const { content } = await read(`/api/articles/${this.#article}/changes?size=1`);
      const change = content[what];
      if (!change) return this.#say(texts[`no${what}`]);
      await undo(change.id);
      await this.#onDone(change, texts[what].replace("{0}", () => change.text));
    } catch (fault) {
      this.#say(fault.message || texts.failed);
    }
  }

  #onKey(event) {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !(key === "z" || (key === "y" && !event.shiftKey))) return;
    if (event.target.closest?.("input, textarea, select, dialog[open], [contenteditable]")) return;
    event.preventDefault();
    this.step(key === "y" || event.shiftKey ? "redo" : "undo");
  }
}
