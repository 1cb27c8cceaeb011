// What a screen reader is told: what was done, which is also seen, and where the cursor has moved, which is not.
const longest = 400;

/** Says and shows what was done. */
export function say(sentence) {
  put("said", sentence);
}

/** Says words of the text that are selected or chosen. */
export function speak(words) {
  put("spoken", words.length > longest ? `${words.slice(0, longest)}…` : words);
}

// Said again also when it is the same as before.
function put(id, sentence) {
  const region = document.getElementById(id);
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = sentence; });
}
