// Shows how far a name is being marked, and the page of the end once it is there.
import { read } from "./api.js";

const run = document.querySelector("[data-run]");
const bar = run.querySelector("progress");
const label = run.querySelector("label");

async function look() {
  const { state, fault } = await read(`/api/taggings/${run.dataset.run}`).then(({ content }) => ({ state: content }), fault => ({ fault }));
  // A run of an earlier start of the program is not known any more: the page says so.
  if (fault?.status || (state && state.state !== "running")) return location.reload();
  if (state) {
    bar.value = state.tagged + state.passed;
    label.textContent = run.dataset.progress.replace("{0}", bar.value).replace("{1}", state.total);
  }
  setTimeout(look, 500);
}

look();
