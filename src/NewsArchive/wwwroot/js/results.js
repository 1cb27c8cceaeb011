// A list by keys: j and k go through it and Enter opens; what waits is accepted with a and refused with x.
import { ask } from "./api.js";
import { say } from "./saying.js";
import { isShortcut } from "./site.js";

const items = () => [...document.querySelectorAll(".results > li")].filter(targetOf);
const targetOf = item => item.querySelector("a[data-open]") ?? (item.tabIndex === -1 && item.hasAttribute("tabindex") ? item : null);
let last = -1;
let sending = Promise.resolve();

function goTo(item) {
  if (item) targetOf(item).focus();
  item?.scrollIntoView({ block: "nearest" });
}

// The page shows what the answer has: what is left, and the way back. One after another, however fast they come.
function decide(button) {
  const item = button.closest("li");
  // Later it has no form.
  const { action } = button.form;
  const body = new FormData(button.form, button);
  item.inert = true;
  goTo(item.nextElementSibling ?? item.previousElementSibling);
  sending = sending.then(() => ask(action, { method: "POST", body })).then(answer => answer?.text()).then(text => {
    const page = new DOMParser().parseFromString(text, "text/html").getElementById("main");
    if (!page) return location.reload();
    const seen = document.activeElement.closest("li")?.id;
    document.getElementById("main").replaceWith(page);
    goTo(document.getElementById(seen) ?? items()[0]);
    say(page.querySelector(".done p, .fault p")?.textContent);
  });
}

document.addEventListener("keydown", event => {
  const all = items();
  if (!isShortcut(event) || all.length === 0) return;
  const now = all.findIndex(item => item.contains(document.activeElement));
  if (now >= 0) last = now;
  if (event.key === "j" || event.key === "k") {
    event.preventDefault();
    goTo(all[Math.max(0, Math.min(all.length - 1, last + (event.key === "j" ? 1 : -1)))]);
  } else if (now >= 0 && (event.key !== "Enter" || document.activeElement === all[now])) {
    all[now].querySelector(`[data-press="${CSS.escape(event.key)}"]`)?.click();
  }
});

document.addEventListener("click", event => {
  const button = event.target.closest(".results button[form=decide]");
  if (!button) return;
  event.preventDefault();
  decide(button);
});

// After a decision the next one has the focus.
if (document.querySelector(".done ~ .waiting")) goTo(items()[0]);
