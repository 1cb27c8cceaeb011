// Undo and redo by key on the article page: the reader's last decision, and the last one taken back.
import { ask, post } from "./api.js";

/** @param redraw draws the page anew @param say speaks a sentence; the texts stand at the place that speaks */
export function undoByKey(article, redraw, say) {
  const texts = document.getElementById("said").dataset;
  let last = Promise.resolve();

  async function step(what) {
    const changes = await (await ask(`/api/articles/${article}/changes?size=1`, { headers: { Accept: "application/json" } }))?.json().catch(() => null);
    if (!changes) return say(texts.failed);
    const change = changes[what];
    if (!change) return say(texts[`no${what}`]);
    try {
      await post(`/api/changes/${change.id}/undo`, null);
      await redraw();
      say(texts[what].replace("{0}", () => change.text));
    } catch (fault) {
      say(fault.message || texts.failed);
    }
  }

  document.addEventListener("keydown", event => {
    const key = event.key.toLowerCase();
    if (!(event.ctrlKey || event.metaKey) || event.altKey || !(key === "z" || (key === "y" && !event.shiftKey))) return;
    if (event.target.closest?.("input, textarea, select, dialog[open], [contenteditable]")) return;
    event.preventDefault();
    const what = key === "y" || event.shiftKey ? "redo" : "undo";
    // One after another, however fast the keys come.
    last = last.then(() => step(what));
  });
}
