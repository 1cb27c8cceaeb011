// A stretch of the text is chosen for the card: the cue, the speaker, another part. By keys or pointer, or from the list.
import { say } from "./saying.js";

export class Picking {
  #bar = document.getElementById("picking");
  #places;
  #chooser;
  #done = null;

  constructor(text, places, chooser) {
    this.#places = places;
    this.#chooser = chooser;
    document.addEventListener("keydown", event => {
      if (!this.isOn || event.target.closest("dialog")) return;
      if (event.key === "Escape") this.#end(null);
      else if (event.key === "Enter" && !event.target.closest("button")) this.#take();
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
    this.#bar.addEventListener("pointerdown", event => event.preventDefault());
    this.#bar.addEventListener("click", event => {
      const what = event.target.closest("[data-picking]")?.dataset.picking;
      if (what === "take") this.#take();
      else if (what === "leave") this.#end(null);
      else if (what === "list") this.#chooser.open(["take"], (_, span) => this.#end(span));
    });
  }

  get isOn() {
    return this.#done !== null;
  }

  /** Waits for a stretch; null when the person leaves. The cursor begins at a given one. */
  pick(prompt, from) {
    this.#places.select(from);
    this.#bar.firstElementChild.textContent = prompt;
    this.#bar.hidden = false;
    say(prompt);
    return new Promise(resolve => { this.#done = resolve; });
  }

  #take() {
    const span = this.#places.selected();
    if (span) this.#end(span);
  }

  #end(span) {
    const done = this.#done;
    this.#done = null;
    this.#bar.hidden = true;
    done?.(span);
  }
}
