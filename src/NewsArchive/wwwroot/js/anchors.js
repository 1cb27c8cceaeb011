// Annotations that wait, by keys: j and k go from one to the next, a confirms or attaches, x deletes.
import { isShortcut } from "./site.js";

const items = [...document.querySelectorAll(".waiting > li")];
let current = -1;

// What was pressed before the page was sent goes on where it was.
document.addEventListener("keydown", event => {
  if (!isShortcut(event) || items.length === 0) return;
  const focused = items.findIndex(item => item.contains(document.activeElement));
  if (focused >= 0) current = focused;
  if (event.key === "j" || event.key === "k") {
    current = Math.min(items.length - 1, Math.max(0, current + (event.key === "j" ? 1 : -1)));
    items[current].focus();
    items[current].scrollIntoView({ block: "nearest" });
  } else if (event.key === "a" || event.key === "x") {
    if (current < 0) return;
    items[current].querySelector(`[data-press="${event.key}"]`)?.click();
  }
});

// After a decision the page comes back without it: the next one has the focus.
if (document.querySelector(".done") && items.length > 0) {
  current = 0;
  items[0].focus();
}
