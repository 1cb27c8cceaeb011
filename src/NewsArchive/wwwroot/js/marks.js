// The marks in the text. They are drawn as highlights over plain text: a save then touches no element of the text, and a
// selection goes over words alone. The <mark> elements of the server are taken off once; without highlights they stay.
const priorities = { quote: 1, name: 2, cue: 3, speaker: 3, lit: 4, border: 5 };

export const canDraw = "highlights" in CSS && "StaticRange" in window;

/** Takes the elements of the server off the text; the hits of a search stay, a key goes through them. */
export function unwrap(root) {
  for (const mark of root.querySelectorAll("mark[data-of]")) {
    if (mark.classList.contains("hit")) {
      mark.className = "hit";
      mark.removeAttribute("data-of");
    } else {
      mark.replaceWith(...mark.childNodes);
    }
  }
  root.normalize();
}

/** Highlights over the text, by annotation. */
export class Marks {
  #places;
  #drawn = new Map();

  constructor(places) {
    this.#places = places;
  }

  /** Draws the marks of an entry, in place of those it had. */
  put(entry) {
    this.drop(entry.of);
    const name = `${entry.isQuote ? "quote" : "name"}-${entry.kind}${entry.isProposed ? "-proposed" : ""}`;
    for (const part of entry.parts) this.#add(entry.of, name, part);
    if (entry.cue) this.#add(entry.of, "cue", entry.cue);
    if (entry.speaker) this.#add(entry.of, "speaker", entry.speaker);
  }

  drop(of) {
    for (const [highlight, range] of this.#drawn.get(of) ?? []) highlight.delete(range);
    this.#drawn.delete(of);
  }

  /** Shows some stretches in one way, such as those of the annotation in focus, and nothing else that way. */
  show(name, spans) {
    const highlight = this.#highlight(name);
    highlight.clear();
    for (const span of spans) highlight.add(this.#places.stillRangeOf(span));
  }

  #add(of, name, span) {
    const highlight = this.#highlight(name);
    const range = this.#places.stillRangeOf(span);
    highlight.add(range);
    if (!this.#drawn.has(of)) this.#drawn.set(of, []);
    this.#drawn.get(of).push([highlight, range]);
  }

  #highlight(name) {
    if (!CSS.highlights.has(name)) {
      const highlight = new Highlight();
      highlight.priority = priorities[name.split("-")[0]];
      CSS.highlights.set(name, highlight);
    }
    return CSS.highlights.get(name);
  }
}

/** Without highlights: the marks of the server, and the page is loaded anew when one changes. */
export class ServerMarks {
  put() {
    location.reload();
  }

  drop() {
    location.reload();
  }

  show(name, spans, of) {
    if (name !== "lit") return;
    for (const mark of document.querySelectorAll("#text mark.lit")) mark.classList.remove("lit");
    if (of) for (const mark of document.querySelectorAll(`#text mark[data-of~="${CSS.escape(of)}"]`)) mark.classList.add("lit");
  }
}
