// A list by keys: j and k go from one result to the next and Enter opens it; what waits is accepted with a and refused with x.
import { ask } from "./api.js";
import { say } from "./saying.js";
import { isShortcut } from "./site.js";

const items = () => [...document.querySelectorAll(".results > li")].filter(item => targetOf(item));
const targetOf = item => item.querySelector("a[data-open]") ?? (item.tabIndex === -1 && item.hasAttribute("tabindex") ? item : null);
// Without it each decision is a form of its own.
const form = document.getElementById("decide");
let last = -1;

function goTo(item) {
  if (item) targetOf(item).focus();
  item?.scrollIntoView({ block: "nearest" });
}

// What is refused is sent again as a form: the page says why.
async function decide(button) {
  const item = button.closest("li");
  const { dataset } = item.parentElement;
  const body = new FormData(form);
  body.set(button.name, button.value);
  item.inert = true;
  goTo(item.nextElementSibling ?? item.previousElementSibling);
  const answer = await ask(form.action, { method: "POST", body, redirect: "manual" });
  if (answer?.type !== "opaqueredirect") {
    item.inert = false;
    return form.requestSubmit(button);
  }
  item.remove();
  say(dataset[button.name]);
  if (items().length > 0) return;
  history.replaceState("going on", "");
  location.reload();
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
  const button = form && event.target.closest(".results button[data-press]");
  if (!button) return;
  event.preventDefault();
  decide(button);
});

// After a decision the page comes back without it: the next one has the focus.
if (document.querySelector(".waiting") && (document.querySelector(".done") || history.state)) goTo(items()[0]);
