// The fewest keys that select a stretch of the text from where the cursor is, as a person with practice would press them.
async ([start, end]) => {
  const { Units } = await import("/js/units.js");
  const { Places } = await import("/js/offsets.js");
  const places = new Places(document.getElementById("text"));
  const units = new Units(places.text);
  const all = Object.fromEntries(["word", "sentence", "candidate"].map(unit => [unit, [...units.forward(unit, 0)]]));
  const now = places.selected() ?? { start: places.caret() ?? 0, end: places.caret() ?? 0 };
  const times = (key, count) => Array(Math.max(0, count)).fill(key);
  const candidate = all.candidate.findIndex(span => span.start === start && (span.end === end || (span.end === end + 1 && places.text[end] === ".")));
  const here = all.candidate.findIndex(span => span.start >= now.end);
  const plans = [];
  if (candidate >= here && here >= 0) plans.push(times("g", candidate - here + 1));
  const words = all.word;
  const first = words.findIndex(word => word.end > start);
  const last = words.findLastIndex(word => word.end <= end);
  // To the first word: by words alone, or by sentences and then inside.
  const ways = [];
  const next = words.findIndex(word => word.start >= now.end);
  const former = words.findLastIndex(word => word.end <= now.start);
  if (next >= 0 && first >= next) ways.push(times("ArrowRight", first - next + 1));
  if (former >= first) ways.push(times("ArrowLeft", former - first + 1));
  const holding = all.sentence.findIndex(span => span.end > words[first].start);
  const after = all.sentence.findIndex(span => span.start >= now.end);
  const before = all.sentence.findLastIndex(span => span.end <= now.start);
  const inside = words.findIndex(word => word.start >= all.sentence[holding].start);
  const ending = words.findLastIndex(word => word.end <= all.sentence[holding].end);
  const steps = after >= 0 && holding >= after ? times("ArrowDown", holding - after + 1) : before >= holding ? times("ArrowUp", before - holding + 1) : null;
  if (steps) ways.push([...steps, ...times("ArrowRight", first - inside + 1)], [...steps, ...times("ArrowLeft", ending - first + 1)]);
  const reach = ways.toSorted((a, b) => a.length - b.length)[0];
  // From the first word to the last: by words alone, or to the end of a sentence and back.
  const extensions = [times("Shift+ArrowRight", last - first)];
  const from = all.sentence.findIndex(span => span.end > words[first].end);
  for (let at = from, downs = 1; at >= 0 && at < all.sentence.length && downs < 6; at++, downs++) {
    const reached = all.sentence[at].end;
    if (reached < words[last].end) {
      const count = words.filter(word => word.end > reached && word.end <= words[last].end).length;
      extensions.push([...times("Shift+ArrowDown", downs), ...times("Shift+ArrowRight", count)]);
    } else {
      const isWhole = !/[\p{L}\p{N}]/u.test(places.text.slice(end, reached));
      const count = isWhole ? 0 : words.filter(word => word.end < reached && word.end >= words[last].end).length;
      extensions.push([...times("Shift+ArrowDown", downs), ...times("Shift+ArrowLeft", count)]);
      break;
    }
  }
  plans.push([...reach, ...extensions.toSorted((a, b) => a.length - b.length)[0]]);
  return plans.toSorted((a, b) => a.length - b.length)[0];
}
