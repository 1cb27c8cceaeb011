using NewsArchive.Proposals.Quotations;
using NewsArchive.Proposals.Reading;
using NewsArchive.Proposals.Speakers;
using NewsArchive.Text;

namespace NewsArchive.Proposals;

/// <summary>Proposes the quotations of a French text and who speaks in them.</summary>
/// <remarks>
/// Rules over tokens, no model: a quotation is found by a verb of speech, by <c>selon</c> and its like, or by marks that go on with
/// the words of the speaker before. The verbs and how often they report speech are measured on human annotation (see the note
/// in <c>Lexicons</c>). What is negated or only supposed is none, nor are titles and words in marks that nobody is given for.
/// The same text gives the same answer; the work grows with the length of the text.
/// </remarks>
public static class QuotationProposer
{
    /// <summary>Reads a text and proposes its quotations.</summary>
    /// <param name="text">Any text; NFC and <c>\n</c> line ends are expected, nothing is refused.</param>
    /// <param name="most">How many are looked for; the sentences behind are not read for quotations.</param>
    /// <returns>The quotations, ordered by where they begin; they may be nested. Offsets are UTF-16 code units of the text.</returns>
    public static IReadOnlyList<ProposedQuotation> Propose(string text, int most = int.MaxValue)
    {
        var reading = TextReading.Of(text);
        var phrases = new NounPhrases(reading);
        var drafts = Drafts(reading, phrases, most);
        drafts.Sort((one, other) => one.First != other.First ? one.First.CompareTo(other.First) : other.End.CompareTo(one.End));
        var names = new SpeakerNames(reading, phrases);
        return [.. drafts.Select(draft => Quotation(reading, draft, names.Of(draft))).Take(most)];
    }

    private static List<Draft> Drafts(TextReading reading, NounPhrases phrases, int most)
    {
        var drafts = new List<Draft>();
        var attributed = new HashSet<int>();
        var sinceSpeaker = 100;
        foreach (var sentence in reading.Sentences)
        {
            if (drafts.Count >= most)
                break;
            var context = new SentenceContext(reading, sentence, phrases, drafts, attributed);
            CueAfter.Apply(context);
            According.Apply(context);
            AsSaid.Apply(context);
            AsSomebodySaid.Apply(context);
            AccordingToWhom.Apply(context);
            NarrativeInfinitive.Apply(context);
            OpeningGerund.Apply(context);
            CueBefore.Apply(context);
            ImpersonalPassive.Apply(context);
            Boasts.Apply(context);
            SaysOfOneself.Apply(context);
            Convictions.Apply(context);
            ImpersonalSpeech.Apply(context);
            CueInside.Apply(context);
            Unattributed.Apply(context, sinceSpeaker);
            DropOuter(context);
            sinceSpeaker = drafts.Count > context.FirstDraft ? 0 : sinceSpeaker + 1;
        }

        if (!FirstPerson.IsSpeech(reading))
            drafts.RemoveAll(draft => FirstPerson.IsSpeaker(reading, draft));
        return drafts;
    }

    // « Poutine a déclaré que …, selon l'AP »: the words are his; who passed them on is not their speaker.
    private static void DropOuter(SentenceContext context)
    {
        var drafts = context.Drafts;
        for (var i = drafts.Count - 1; i >= context.FirstDraft; i--)
        {
            var outer = drafts[i];
            if (outer.Cue is not { } outerCue || outer.Parts.Count != 1)
                continue;
            for (var k = context.FirstDraft; k < drafts.Count; k++)
            {
                // « que, selon lui, … »: the pronoun means who speaks already.
                if (k != i && outer.Speaker is { } own && context.Tokens[own.First].Is(WordKinds.StrongPronoun) && outer.Rule == "according-to" && drafts[k].Rule == "cue-that"
                    && drafts[k].First <= outerCue.First && outer.End <= drafts[k].End)
                {
                    drafts.RemoveAt(i);
                    break;
                }

                if (k != i && drafts[k].Cue is { } cue && cue.First >= outer.First && cue.End <= outer.End && drafts[k].End <= outer.End && outerCue.First >= outer.End && !context.Reading.IsQuoted(cue.First))
                {
                    drafts.RemoveAt(i);
                    break;
                }
            }
        }
    }

    private static ProposedQuotation Quotation(TextReading reading, Draft draft, string? name)
    {
        var parts = draft.Spans(reading);
        TextSpan? cue = draft.Cue is { } tokens ? reading.Span(tokens.First, tokens.End) : null;
        return new ProposedQuotation(parts, draft.Kind(reading), cue, draft.Speaker?.Span(reading), name, draft.Confidence, draft.Rule);
    }
}
