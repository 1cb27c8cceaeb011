// Whether words are being drawn over: the text must not be exchanged under a pressed pointer.
export class Pointer {
  #pressed = null;

  constructor() {
    document.addEventListener("pointerdown", () => { this.#pressed ??= Promise.withResolvers(); }, true);
    for (const type of ["pointerup", "pointercancel"]) document.addEventListener(type, () => this.#release(), true);
  }

  /** Waits until no pointer is down. */
  async released() {
    await this.#pressed?.promise;
  }

  #release() {
    this.#pressed?.resolve();
    this.#pressed = null;
  }
}
