// The histogram by keys and by drawing: the arrows go from bar to bar, with Shift they take several, and so does a pressed mouse.
const list = document.querySelector("[data-bars]");
const bars = [...list.querySelectorAll("a")];
const range = document.querySelector(".histogram .range");

// Where a range began, or null; the bar it goes to.
let anchor = null;
let end = null;

// One stop for the Tab key: the bar that was last there.
function rest(bar) {
  for (const other of bars) other.tabIndex = other === bar ? 0 : -1;
}

function taken() {
  if (anchor === null) return [];
  return bars.slice(Math.min(anchor, end), Math.max(anchor, end) + 1);
}

function show() {
  const several = taken();
  for (const bar of bars) bar.classList.toggle("taken", several.length > 1 && several.includes(bar));
  if (several.length < 2) {
    range.textContent = "";
    return;
  }
  const count = several.reduce((sum, bar) => sum + Number(bar.dataset.count), 0);
  const words = [several[0].dataset.name, several.at(-1).dataset.name, count.toLocaleString(document.documentElement.lang)];
  range.textContent = list.dataset.range.replace(/\{(\d)\}/g, (_, place) => words[place]);
}

function drop() {
  anchor = end = null;
  show();
}

function follow() {
  const several = taken();
  const address = new URL(several[0].href);
  address.searchParams.set("from", several[0].dataset.from);
  address.searchParams.set("to", several.at(-1).dataset.to);
  location.assign(address);
}

list.addEventListener("keydown", event => {
  const at = bars.indexOf(event.target);
  if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: bars.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    const next = Math.max(0, Math.min(to, bars.length - 1));
    if (event.shiftKey) [anchor, end] = [anchor ?? at, next];
    else anchor = end = null;
    show();
    rest(bars[next]);
    bars[next].focus();
  } else if (event.key === "Enter" && taken().length > 1) {
    event.preventDefault();
    follow();
  } else if (event.key === "Escape" && anchor !== null) {
    event.preventDefault();
    drop();
  }
});

list.addEventListener("dragstart", event => event.preventDefault());
list.addEventListener("pointerdown", event => {
  const at = bars.indexOf(event.target.closest("a"));
  if (event.pointerType !== "mouse" || event.button !== 0 || at < 0) return;
  anchor = end = at;
});
list.addEventListener("pointerover", event => {
  const at = bars.indexOf(event.target.closest("a"));
  if (event.buttons !== 1 || anchor === null || at < 0) return;
  end = at;
  show();
});
document.addEventListener("pointerup", event => {
  if (event.pointerType !== "mouse" || anchor === null) return;
  if (taken().length > 1) follow();
  else drop();
});
list.addEventListener("focusout", event => { if (!list.contains(event.relatedTarget)) drop(); });
list.addEventListener("focusin", event => rest(event.target));

rest(list.querySelector("a.chosen") ?? bars[0]);
// A page that Back brings out of the memory of the browser is as it was left: without a range.
addEventListener("pageshow", drop);
