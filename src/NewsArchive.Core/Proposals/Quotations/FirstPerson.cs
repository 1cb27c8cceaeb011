using NewsArchive.Proposals.Reading;

namespace NewsArchive.Proposals.Quotations;

/// <summary>Whose <c>je</c> and <c>nous</c> outside of marks are.</summary>
/// <remarks>In a report they are the author's and no quotation. A text that speaks in the first person throughout (a debate, a speech, a tribune) is
/// somebody's words itself: there they are a speaker.</remarks>
internal static class FirstPerson
{
    /// <summary>Whether at least half of the sentences say je or nous outside of marks.</summary>
    public static bool IsSpeech(TextReading reading)
    {
        var personal = 0;
        foreach (var sentence in reading.Sentences)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                if (!IsFirstPerson(reading.Tokens[i]) || reading.IsQuoted(i))
                    continue;
                personal++;
                break;
            }
        }

        return personal * 2 >= reading.Sentences.Count;
    }

    public static bool IsSpeaker(TextReading reading, Draft draft) => draft.Rule == ImpersonalSpeech.Rule
        || draft.Speaker is { } speaker && (speaker.End - speaker.First == 1 && (IsFirstPerson(reading.Tokens[speaker.First]) || reading.Tokens[speaker.First].Is("vous")) || reading.Tokens[speaker.End - 1].Is("on") && IsOfAll(reading, draft, speaker));

    // « on estime que » is the author's as well; « on lui a dit que » and what is quoted is not.
    private static bool IsOfAll(TextReading reading, Draft draft, Mention speaker) =>
        !draft.Parts.Any(part => Enumerable.Range(part.First, part.End - part.First).Any(reading.IsQuoted)) && !(speaker.End < reading.Tokens.Length && reading.Tokens[speaker.End].Lexeme.Form is "nous" or "lui" or "leur" or "me" or "m'" or "vous");

    private static bool IsFirstPerson(Token token) => token.Is("je") || token.Is("j'") || token.Is("nous") || token.Is("moi");
}
