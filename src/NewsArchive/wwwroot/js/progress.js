// Shows how far something is that takes long, and the page of the end once it is there.
import { read } from "./api.js";

const run = document.querySelector("[data-run]");
const bar = run.querySelector("progress");
const label = run.querySelector("label");

async function look() {
  const { state, fault } = await read(run.dataset.run).then(({ content }) => ({ state: content }), fault => ({ fault }));
  // A run of an earlier start of the program is not known any more: the page says so.
  if (fault?.status || (state && state.state !== "running")) return location.reload();
  if (state) {
    const done = state.read ?? state.tagged + state.passed;
    if (bar.max > 1) bar.value = done;
    label.textContent = run.dataset.progress.replace("{0}", done).replace("{1}", state.total);
  }
  setTimeout(look, 500);
}

look();
