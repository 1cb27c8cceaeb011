// The chooser that gives categories by keys: to the quotation that has the focus, else to the article.
import { put, read } from "./api.js";
import { say } from "./saying.js";
import { isShortcut } from "./site.js";

const dialog = document.getElementById("giving");
const input = document.getElementById("giving-find");
const list = document.getElementById("giving-list");
const article = document.getElementById("reader").dataset.article;
let target = null;
let codebook = [];
let given = [];
let offered = [];
let selected = 0;
let isSaving = false;

document.addEventListener("keydown", event => {
  if (event.key !== "c" || !isShortcut(event)) return;
  event.preventDefault();
  open(focused());
});
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
input.addEventListener("input", () => { selected = 0; draw(); });
input.addEventListener("keydown", onKey);
list.addEventListener("click", event => {
  const option = event.target.closest("[role=option]");
  if (option) toggle(offered[[...list.children].indexOf(option)]);
});

// A quotation is where its entry in the list, or its mark in the text, has the focus.
function focused() {
  const of = document.activeElement?.closest("[data-of]")?.dataset.of ?? "";
  const quote = /(?:^| )quote-(\d+)(?: |$)/.exec(of)?.[1];
  return quote ? { kind: "Quote", address: `quotes/${quote}` } : { kind: "Article", address: `articles/${article}` };
}

async function open(at) {
  const [all, now] = await Promise.all([get("categories"), get(`${at.address}/categories`)]);
  if (!all || !now) return say(dialog.dataset.failed);
  [target, codebook, given] = [at, all.items, now.categories];
  selected = 0;
  input.value = "";
  document.getElementById("giving-title").textContent = dialog.dataset[`title${at.kind}`];
  fault(codebook.length > 0 ? "" : dialog.dataset.none);
  dialog.showModal();
  input.focus();
  draw();
}

// The key of a category gives it at once; any other letter, or a blank first, begins its name.
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const byKey = input.value === "" && codebook.find(category => category.key === event.key.toLowerCase());
  if (step && offered.length > 0) {
    selected = (selected + step + offered.length) % offered.length;
    draw();
  } else if (byKey) toggle(byKey);
  else if (event.key === "Enter" && offered[selected]) toggle(offered[selected]);
  else return;
  event.preventDefault();
}

// Given or taken off upon what stands there now: what others do meanwhile stays.
async function toggle(category) {
  if (isSaving) return;
  isSaving = true;
  try {
    const isGiven = !given.includes(category.id);
    const saved = await save(category.id, isGiven);
    if (!saved) return fault(dialog.dataset.failed);
    dialog.close();
    await redraw(saved.version);
    say((isGiven ? dialog.dataset.given : dialog.dataset.taken).replace("{0}", () => category.path));
  } finally {
    isSaving = false;
  }
}

async function save(id, isGiven) {
  for (let tries = 0; tries < 20; tries++) {
    const now = await get(`${target.address}/categories`);
    if (!now) return null;
    const others = now.categories.filter(other => other !== id);
    try {
      return (await put(`/api/${target.address}/categories`, now.version, { categories: isGiven ? [...others, id] : others })).content;
    } catch (fault) {
      if (fault.status !== 412) return null;
    }
  }
  return null;
}

// Only what tells of the categories is drawn anew; the focus and the place on the page stay.
async function redraw(version) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
  if (!answer?.ok) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const place = `[data-given="${target.address}"]`;
  document.querySelector(place)?.replaceChildren(...(fresh.querySelector(place)?.childNodes ?? []));
  for (const choice of document.querySelectorAll("#article-frame [name=Categories]")) choice.checked = fresh.getElementById(choice.id)?.checked ?? false;
  if (target.kind === "Article") for (const field of document.querySelectorAll(`[data-version-of="${target.address}"]`)) field.value = version;
}

function draw() {
  const typed = fold(input.value);
  const names = codebook.map(category => ({ category, name: fold(category.path) }));
  offered = [...names.filter(({ category }) => fold(category.name).startsWith(typed)), ...names.filter(({ category, name }) => !fold(category.name).startsWith(typed) && name.includes(typed))].map(({ category }) => category);
  list.replaceChildren(...offered.map((category, index) => {
    const option = document.createElement("li");
    option.id = `giving-${index}`;
    option.role = "option";
    option.ariaSelected = String(index === selected);
    option.ariaChecked = String(given.includes(category.id));
    const name = document.createElement("bdi");
    name.className = `category colour-${category.colour}`;
    name.textContent = category.path;
    option.append(name);
    if (category.key) option.append(Object.assign(document.createElement("kbd"), { textContent: category.key }));
    return option;
  }));
  if (offered[selected]) input.setAttribute("aria-activedescendant", `giving-${selected}`);
  else input.removeAttribute("aria-activedescendant");
  list.children[selected]?.scrollIntoView({ block: "nearest" });
}

function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

function fault(sentence) {
  const place = document.getElementById("giving-fault");
  place.textContent = sentence;
  place.hidden = !sentence;
}

function get(address) {
  return read(`/api/${address}`).then(({ content }) => content, () => null);
}
