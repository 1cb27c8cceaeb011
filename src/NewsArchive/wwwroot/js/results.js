// A list of results by keys: j and k go from one to the next, Enter opens the one that has the focus.
import { isShortcut } from "./site.js";

const links = [...document.querySelectorAll(".results a[data-open]")];

document.addEventListener("keydown", event => {
  if ((event.key !== "j" && event.key !== "k") || links.length === 0 || !isShortcut(event)) return;
  event.preventDefault();
  const here = event.target.closest?.(".results > li");
  const at = here ? links.findIndex(link => here.contains(link)) : -1;
  const next = at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + (event.key === "j" ? 1 : -1)));
  links[next].focus();
  links[next].closest("li").scrollIntoView({ block: "nearest" });
});
