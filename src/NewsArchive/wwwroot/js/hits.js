// Goes through the places that the search found.
let hit = 0;

/** Shows the next place, or with a step of -1 the one before. */
export function goToHit(step, say) {
  const found = document.querySelector("[data-hits]");
  if (!found) return;
  const hits = Number(found.dataset.hits);
  hit = ((hit + step - 1 + hits) % hits) + 1;
  document.querySelectorAll("mark.hit.lit").forEach(mark => mark.classList.remove("lit"));
  const place = document.getElementById(`hit-${hit}`);
  place?.nextElementSibling?.classList.add("lit");
  place?.scrollIntoView({ block: "center" });
  say(found.dataset.place.replace("{0}", hit).replace("{1}", hits));
}
