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

/** Highlights over the text, by annotation. Only what is near the window is drawn: browsers go through all ranges again with each change. */
export class Marks {
  #places;
  #blocks;
  #pieces = new Map();
  #near = new Set();

  constructor(root, places) {
    this.#places = places;
    this.#blocks = [...root.querySelectorAll(".block")].map(element => {
      const start = places.offsetOf(element, 0);
      return { element, start, end: start + element.textContent.length, pieces: new Set() };
    });
    const observer = new IntersectionObserver(seen => {
      for (const { target, isIntersecting } of seen) this.#turn(this.#blocks.find(({ element }) => element === target), isIntersecting);
    }, { rootMargin: "100% 0px" });
    for (const { element } of this.#blocks) observer.observe(element);
    addEventListener("beforeprint", () => { for (const block of this.#blocks) this.#turn(block, true); });
  }

  /** Draws the marks of an entry, in place of those it had. */
  put(entry) {
    this.drop(entry.of);
    const name = `${entry.isQuote ? "quote" : "name"}-${entry.kind}${entry.isProposed ? "-proposed" : ""}`;
    const spans = [...entry.parts.map(part => [name, part]), ["cue", entry.cue], ["speaker", entry.speaker]];
    this.#pieces.set(entry.of, spans.flatMap(([highlight, span]) => (span ? this.#cut(highlight, span) : [])));
  }

  drop(of) {
    for (const piece of this.#pieces.get(of) ?? []) {
      piece.block.pieces.delete(piece);
      piece.highlight.delete(piece.range);
    }
    this.#pieces.delete(of);
  }

  /** Shows some stretches in one way, such as those of the annotation in focus, and nothing else that way. */
  show(name, spans) {
    const highlight = highlightOf(name);
    highlight.clear();
    for (const span of spans) highlight.add(this.#places.stillRangeOf(span));
  }

  #cut(name, { start, end }) {
    const highlight = highlightOf(name);
    return this.#blocks.filter(block => block.start < end && start < block.end).map(block => {
      const range = this.#places.stillRangeOf({ start: Math.max(start, block.start), end: Math.min(end, block.end) });
      const piece = { block, highlight, range };
      block.pieces.add(piece);
      if (this.#near.has(block)) highlight.add(range);
      return piece;
    });
  }

  #turn(block, isNear) {
    if (isNear) this.#near.add(block);
    else this.#near.delete(block);
    for (const { highlight, range } of block.pieces) highlight[isNear ? "add" : "delete"](range);
  }
}

function highlightOf(name) {
  if (!CSS.highlights.has(name)) {
    const highlight = new Highlight();
    highlight.priority = priorities[name.split("-")[0]];
    CSS.highlights.set(name, highlight);
  }
  return CSS.highlights.get(name);
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
