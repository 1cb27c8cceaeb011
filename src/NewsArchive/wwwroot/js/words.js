// Words as French separates them: an elided article or pronoun is a word of its own, « l’ » + « ONU ».
const segmenter = new Intl.Segmenter("fr", { granularity: "word" });
const elided = /^(?:[cdjlmnst]|(?:jus|lors|puis|quoi)?qu)['’‘ʼ]/iu;

/** The words of a text, in their order. */
export function* wordsOf(text) {
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (!isWordLike) continue;
    const article = elided.exec(segment)?.[0].length ?? 0;
    if (article > 0) yield { start: index, end: index + article };
    if (article < segment.length) yield { start: index + article, end: index + segment.length };
  }
}
