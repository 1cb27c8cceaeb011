// The article page: select words, make a quotation or a name of them, change what is there, go through hits and annotations.
import { Accepting } from "./accepting.js";
import { post, read } from "./api.js";
import { Borders } from "./borders.js";
import { AnnotationCard } from "./card.js";
import { Caret } from "./caret.js";
import { erase, setParts, setState } from "./changes.js";
import { Chips } from "./chips.js";
import { Chooser } from "./chooser.js";
import { Cursor, goToHit } from "./cursor.js";
import { Entries } from "./entries.js";
import { Focus } from "./focus.js";
import { canDraw, Marks, ServerMarks, unwrap } from "./marks.js";
import { Places } from "./offsets.js";
import { Picking } from "./picking.js";
import { say, speak } from "./saying.js";
import { isShortcut } from "./site.js";
import { snap, withMarks } from "./snapping.js";
import { Toolbar } from "./toolbar.js";
import { Undoing } from "./undo.js";

const reader = document.getElementById("reader");
const text = document.getElementById("text");
if (canDraw) unwrap(text);
const places = new Places(text);
const entries = new Entries(reader.dataset.article);
const marks = canDraw ? new Marks(text, places) : new ServerMarks();
if (canDraw) for (const entry of entries.all) marks.put(entry);
const chips = new Chips(text, places, entries);
const caret = new Caret(text, places);
const cursor = new Cursor(text, places, ({ start, end }, isAtStart) => {
  speak(places.text.slice(start, end));
  caret.draw(isAtStart);
});
const chooser = new Chooser(places);
const picking = new Picking(text, places, chooser);
const toolbar = new Toolbar(places, act);
const focus = new Focus({ places, entries, caret, toolbar });
const accepting = new Accepting(places, acceptAll);
const undoing = new Undoing(reader.dataset.article, onUndone, say);
const borders = new Borders(text, places, marks, onBorders);
const card = new AnnotationCard({ article: reader.dataset.article, places, entries, picking, onSaved, onLeft: () => focus.goBack(), onDelete: of => erased(entries.get(of)) });

function act(what) {
  const entry = focus.entry;
  if (what === "quote" || what === "mention") return annotate(what);
  if (what === "undo") return takeBack();
  if (!entry) return false;
  if (what === "edit") edit(entry);
  else if (what === "delete") erased(entry);
  else if (what === "borders" || what === "<" || what === ">") borders.begin(entry, what === "borders" ? undefined : what);
  else if (!entry.isProposed) return false;
  else decide(entry, `${what}ed`);
  return true;
}

function annotate(subject, drawn = places.selected()) {
  const span = drawn && snap(places.text, drawn);
  if (!span) return false;
  focus.rememberWords(drawn, span.end);
  toolbar.hide();
  card.make(subject, subject === "quote" ? withMarks(places.text, span) : span);
  return true;
}

async function edit(entry) {
  focus.remember();
  toolbar.hide();
  const { content } = await attempt(entry, () => read(entry.address)) ?? {};
  if (content) card.edit(entry.subject, content);
}

// A saved card leads on behind the words that were annotated, or back to where one was.
async function onSaved(of, saved, { change: number, also }, said) {
  if (number) focus.goOn();
  else focus.goBack();
  entries.fresh = of;
  if (saved.revision !== Number(reader.dataset.revision)) return location.reload();
  await changed(of, number, said, also);
}

async function onBorders(entry, parts) {
  places.select({ start: entry.start, end: entry.start });
  if (!parts) return;
  const answer = await attempt(entry, () => setParts(entry, parts.map(part => places.anchor(part))));
  if (answer) await changed(entry.of, answer.change, document.getElementById("annotate").dataset[entry.isQuote ? "changedQuote" : "changedMention"]);
}

async function decide(entry, state) {
  focus.remember();
  const next = entries.beside(entry, 1) ?? entries.beside(entry, -1);
  const answer = await attempt(entry, () => setState(entry, state));
  if (!answer) return;
  await changed(entry.of, answer.change, reader.dataset[state], answer.also);
  if (state === "rejected") focus.goTo(next);
}

async function acceptAll(shown) {
  const seen = isQuote => shown.filter(entry => entry.isQuote === isQuote).map(({ id, version }) => ({ id: Number(id), version }));
  const answer = await attempt(null, () => post(`/api/articles/${reader.dataset.article}/accept`, { quotes: seen(true), mentions: seen(false) }));
  if (!answer) return;
  for (const { of } of shown) await changed(of, answer.change, "");
  await alsoChanged(answer.also, answer.change);
  const { done, some } = document.getElementById("accepting").dataset;
  say(answer.content.passed > 0 ? some : done);
}

async function erased(entry) {
  focus.remember();
  const next = entries.beside(entry, 1) ?? entries.beside(entry, -1);
  const answer = await attempt(entry, () => erase(entry));
  if (!answer) return;
  await changed(entry.of, answer.change, reader.dataset.done);
  focus.goTo(next);
}

const takeBack = () => undoing.step("undo");

// What was done at once in many places is drawn anew as a whole.
async function onUndone({ subject, subjectId, count }, said) {
  if (count > 1 || (subject !== "quote" && subject !== "mention")) return location.reload();
  await changed(`${subject}-${subjectId}`, null, said);
}

// Draws what was changed, here and, by the event, for whoever else wants to know.
async function changed(of, number, said, also) {
  const entry = await entries.refresh(of);
  if (entry) marks.put(entry);
  else marks.drop(of);
  chips.place();
  light(focus.entry);
  if (said) say(said);
  document.getElementById("undoing").hidden = !number;
  reader.dispatchEvent(new CustomEvent("annotations-changed", { bubbles: true, detail: { of, change: number } }));
  await alsoChanged(also, number);
}

// Proposals that were given the speaker of what was decided.
async function alsoChanged(quotes, number) {
  for (const quote of quotes ?? []) await changed(`quote-${quote}`, number, "");
}

// Somebody else may have been faster: then the person sees both versions, or what is there now.
async function attempt(entry, ask) {
  try {
    return await ask();
  } catch (fault) {
    if (fault.status === 412 && fault.current && fault.change && fault.change.state === fault.current.state) card.collide(entry.subject, fault.change, fault.current);
    else say(fault.status === 412 ? reader.dataset.stale : fault.message || reader.dataset.failed);
    if (entry && (fault.status === 412 || fault.status === 404)) await changed(entry.of, null, "");
    return null;
  }
}

let lit = null;

function light(entry) {
  if (entry === lit) return;
  lit = entry;
  marks.show("lit", entry?.parts ?? [], entry?.of);
  for (const other of reader.querySelectorAll("li.lit, .beside.lit")) other.classList.remove("lit");
  if (entry) for (const one of reader.querySelectorAll(`[data-of="${entry.of}"]:is(li, .beside)`)) one.classList.add("lit");
}

// While words are drawn over nothing else changes: browsers go through all highlights again after each change of the document.
let isDrawing = false;

function onSelection() {
  if (isDrawing) return;
  if (card.isOpen || picking.isOn || borders.isOn) return toolbar.hide();
  const span = places.selected();
  const at = span ?? (places.caret() === null ? null : { start: places.caret(), end: places.caret() });
  const isInText = at !== null && (document.activeElement === text || document.activeElement === document.body);
  const entry = isInText ? entries.at(at) : null;
  if (!entry) text.removeAttribute("data-of");
  else if (text.dataset.of !== entry.of) text.dataset.of = entry.of;
  light(focus.entry ?? entry);
  toolbar.show(span, entry);
  caret.draw();
}

const keys = {
  q: () => act("quote"), e: () => act("mention"), n: () => goToHit(1, say), N: () => goToHit(-1, say),
  g: () => cursor.go("candidate", 1), G: () => cursor.go("candidate", -1), l: () => focus.changeSides(), z: takeBack,
  A: () => accepting.open(entries.all), a: () => act("accept"), x: () => act("reject"), "<": () => act("<"), "[": () => act("<"), ">": () => act(">"), "]": () => act(">"),
};

document.addEventListener("selectionchange", onSelection);
document.addEventListener("keydown", event => {
  if (event.defaultPrevented || card.isOpen) return;
  if (event.key === "Escape" && places.selected()) getSelection().removeAllRanges();
  const isOnAnnotation = document.activeElement === text || document.activeElement?.matches("li[data-of]");
  if (isOnAnnotation && !event.ctrlKey && !event.metaKey && !event.altKey) {
    const entry = focus.entry;
    const step = document.activeElement === text ? 0 : { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && act("edit")) return event.preventDefault();
    if ((event.key === "Delete" || event.key === "Backspace") && act("delete")) return event.preventDefault();
    if (step) {
      entries.beside(entry, step)?.element.focus();
      return event.preventDefault();
    }
  }
  if (!isShortcut(event) || !Object.hasOwn(keys, event.key)) return;
  if (keys[event.key]() !== false) event.preventDefault();
});

text.addEventListener("pointerdown", event => { isDrawing = event.pointerType === "mouse"; });

// Words drawn over with the mouse become whole words at once; under a finger the selection is left to its handles.
document.addEventListener("pointerup", event => {
  if (!isDrawing || event.pointerType !== "mouse") return;
  isDrawing = false;
  setTimeout(() => {
    const span = places.selected();
    const meant = span && snap(places.text, span);
    if (meant && (meant.start !== span.start || meant.end !== span.end)) places.select(meant);
    onSelection();
  });
});

reader.addEventListener("click", event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const entry = entries.get(event.target.closest("[data-of]")?.dataset.of);
  const link = event.target.closest("a, button");
  if (!entry || !link) return;
  if (link.matches(".edit")) edit(entry);
  else if (link.matches(".beside")) entry.element.focus();
  else if (link.matches("[data-do]")) decide(entry, `${link.dataset.do}ed`);
  else if (link.matches(`[href="#${entry.of}"]`)) focus.goToText(entry);
  else return;
  event.preventDefault();
});
for (const type of ["pointerover", "pointerout", "focusin", "focusout"]) {
  reader.addEventListener(type, event => {
    const entry = entries.get(event.target.closest("[data-of]:is(li, .beside)")?.dataset.of);
    if (entry) light(type === "pointerover" || type === "focusin" ? entry : focus.entry);
  });
}
document.getElementById("choose").addEventListener("click", () => chooser.open(["quote", "mention"], annotate));
document.getElementById("undoing").addEventListener("click", takeBack);
reader.addEventListener("annotations-stale", event => (event.detail?.of ? changed(event.detail.of, null, "") : location.reload()));
for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
const named = entries.get(location.hash.slice(1));
if (named) light(named);
