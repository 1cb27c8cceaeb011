// What every page has: keys, the switch for all of them, and buttons that copy.
const storage = "newsarchive-keys";

export const keysAreOn = () => localStorage.getItem(storage) !== "off";

/** Whether a key press is meant as a shortcut: no field has the focus, no modifier is held. */
export function isShortcut(event) {
  const field = event.target.closest?.("input, textarea, select, dialog[open], [contenteditable]");
  return !field && !event.ctrlKey && !event.metaKey && !event.altKey && keysAreOn();
}

document.addEventListener("keydown", event => {
  if (!isShortcut(event)) return;
  if (event.key === "/") {
    const search = document.querySelector('[data-key="/"]');
    if (!search) return location.assign("/#q");
    event.preventDefault();
    search.focus();
    search.select();
  } else if (event.key === "?") {
    location.assign("/help#keys");
  } else if (event.key.length === 1) {
    document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
  }
});

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => navigator.clipboard.writeText(button.dataset.copy).then(() => { button.textContent = button.dataset.done; }));
}

const keysSwitch = document.querySelector("[data-keys-switch]");
if (keysSwitch) {
  keysSwitch.checked = keysAreOn();
  keysSwitch.addEventListener("change", () => localStorage.setItem(storage, keysSwitch.checked ? "on" : "off"));
}
