// Shows how far a name is being marked, and the page of the end once it is there.
import { ask } from "./api.js";

const run = document.querySelector("[data-run]");
const bar = run.querySelector("progress");
const label = run.querySelector("label");

async function look() {
  const answer = await ask(`/api/taggings/${run.dataset.run}`, { headers: { Accept: "application/json" } });
  const state = answer?.ok ? await answer.json().catch(() => null) : null;
  // A run of an earlier start of the program is not known any more: the page says so.
  if (answer && !answer.ok) return location.reload();
  if (state && state.state !== "running") return location.reload();
  if (state) {
    bar.value = state.tagged + state.passed;
    label.textContent = run.dataset.progress.replace("{0}", bar.value).replace("{1}", state.total);
  }
  setTimeout(look, 500);
}

look();
