// The article page: select words, make a quotation or a name of them, go through the hits.
import { AnnotationCard } from "./card.js";
import { Cursor } from "./cursor.js";
import { rangeOf, selectedSpan } from "./offsets.js";
import { Pointer } from "./pointer.js";
import { isShortcut } from "./site.js";
import { snap, withMarks } from "./snapping.js";
import { undoByKey } from "./undo.js";

const reader = document.getElementById("reader");
const toolbar = document.getElementById("toolbar");
let text = document.getElementById("text");
new Cursor(text);
const pointer = new Pointer();
let hit = 0;

// What was selected when the card was opened; places, because the text may be drawn anew meanwhile.
let selected = null;

const card = new AnnotationCard(document.getElementById("annotate"), reader.dataset.article, onSaved, () => select(rangeAt(selected)));

// Reading goes on behind what was annotated, unless the reader has gone on already.
async function onSaved(kind, saved, span, said) {
  const annotated = selected;
  const next = await redraw();
  say(said);
  if (card.isOpen) return;
  if (next && (next.start !== annotated.start || next.end !== annotated.end)) return select(rangeAt(next));
  document.getElementById(`${kind}-${saved.id}`)?.nextElementSibling?.scrollIntoView({ block: "nearest" });
  const behind = rangeOf(text, span.end - 1, span.end);
  behind.collapse();
  select(behind);
}

function rangeAt({ start, end }) {
  return rangeOf(text, start, end);
}

function select(range) {
  text.focus({ preventScroll: true });
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

function annotate(kind) {
  const drawn = selectedSpan(text);
  const content = text.textContent;
  let span = drawn && snap(content, drawn);
  if (!span) return;
  selected = drawn;
  if (kind === "quote") span = withMarks(content, span);
  toolbar.hidden = true;
  card.open(kind, { ...span, exact: content.slice(span.start, span.end) });
}

// Draws text and lists as the server has them now; the place on the page stays. Gives what is selected at that moment.
async function redraw() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return location.reload();
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  await pointer.released();
  const next = selectedSpan(text);
  for (const selector of ["#text", ".panel"]) document.querySelector(selector).replaceWith(fresh.querySelector(selector));
  text = document.getElementById("text");
  new Cursor(text);
  return next;
}

function say(sentence) {
  const said = document.getElementById("said");
  said.textContent = "";
  requestAnimationFrame(() => { said.textContent = sentence; });
}

function showToolbar() {
  const span = selectedSpan(text);
  toolbar.hidden = !span || card.isOpen;
  if (toolbar.hidden) return;
  const place = rangeOf(text, span.start, span.end).getBoundingClientRect();
  toolbar.style.left = `${Math.max(8, Math.min(place.left + scrollX, document.documentElement.clientWidth - toolbar.offsetWidth - 8))}px`;
  toolbar.style.top = `${place.bottom + scrollY + 8}px`;
}

function goToHit(step) {
  const found = document.querySelector("[data-hits]");
  if (!found) return;
  const hits = Number(found.dataset.hits);
  hit = ((hit + step - 1 + hits) % hits) + 1;
  document.querySelectorAll("mark.lit").forEach(mark => mark.classList.remove("lit"));
  const place = document.getElementById(`hit-${hit}`);
  place?.nextElementSibling?.classList.add("lit");
  place?.scrollIntoView({ block: "center" });
  say(found.dataset.place.replace("{0}", hit).replace("{1}", hits));
}

function light(of, isLit) {
  for (const mark of text.querySelectorAll(`mark[data-of~="${CSS.escape(of)}"]`)) mark.classList.toggle("lit", isLit);
}

undoByKey(reader.dataset.article, redraw, say);
document.addEventListener("selectionchange", showToolbar);
toolbar.addEventListener("pointerdown", event => event.preventDefault());
toolbar.addEventListener("click", event => {
  const button = event.target.closest("[data-do]");
  if (button) annotate(button.dataset.do);
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape" && !card.isOpen && selectedSpan(text)) getSelection().removeAllRanges();
  if (!isShortcut(event)) return;
  if (event.key === "q") annotate("quote");
  else if (event.key === "e") annotate("mention");
  else if (event.key === "n") goToHit(1);
  else if (event.key === "N") goToHit(-1);
  else return;
  event.preventDefault();
});
for (const [type, isLit] of [["pointerover", true], ["pointerout", false], ["focusin", true], ["focusout", false]]) {
  reader.addEventListener(type, event => {
    const entry = event.target.closest("li[data-of]");
    if (entry) light(entry.dataset.of, isLit);
  });
}
