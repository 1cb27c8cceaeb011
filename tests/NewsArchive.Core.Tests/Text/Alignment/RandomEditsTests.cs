using FsCheck;
using FsCheck.Fluent;

namespace NewsArchive.Text.Alignment;

/// <summary>Texts of few words, so that everything is like everything else, and all that is edited in them.</summary>
public sealed class RandomEditsTests
{
    private static readonly string[] Words = ["Kim", "la", "paix", "l’accord", "dit", "viendra", "lundi", "ne", "Corée", "3", "œuvre", "e\u0301te\u0301", "😀", "👨‍👩‍👧", "n\u0303on"];

    private static readonly Gen<string> Sentence =
        from first in Gen.Elements("Kim", "La", "L’accord", "Il")
        from words in Gen.Elements(Words).ListOf(6)
        select $"{first} {string.Join(' ', words)}.";

    // Some sentences, and others like them but for one word; all of them may stand several times, and so may paragraphs.
    private static readonly Gen<string> Article =
        from sentences in Sentence.ListOf(6)
        from twins in Gen.Elements(Words).Two().Select(words => sentences.Select(sentence => sentence.Replace($" {words.Item1}", $" {words.Item2}", StringComparison.Ordinal))).ListOf(1)
        from chosen in Gen.Elements(sentences.Concat(twins.SelectMany(twin => twin)).ToArray()).ListOf(4).Select(paragraph => string.Join(' ', paragraph)).ListOf(3)
        from doubled in Gen.Choose(0, 5)
        select string.Join("\n\n", doubled < chosen.Count ? chosen.Append(chosen[doubled]) : chosen);

    // What comes in new has words of its own, and one that is everywhere.
    private static readonly Gen<string> Foreign = Gen.Choose(0, 999).Select(number => $"Neuf{number} la neuve{number} va{number} là{number}.");

    private static readonly Arbitrary<(string Article, string[] Sentences, int Seed)> Cases =
        (from article in Article
         from sentences in Foreign.ListOf(4)
         from seed in Gen.Choose(0, int.MaxValue - 1)
         select (article, sentences.ToArray(), seed)).ToArbitrary();

    /// <summary>What the edits left alone is carried to exactly its place or left to a person; what they changed or deleted is never carried surely, unless onto the very sentence that stood there twice.</summary>
    [Fact]
    public void Nothing_is_carried_silently_onto_other_words() => Hold((from, edited, span, followed, place) =>
        followed != Followed.Surely || (edited.PlaceOf(span, from) is { } truth && edited.AreSame(truth, place!.Value)) || edited.StandsInTheSameSentence(span, place!.Value, from));

    [Fact]
    public void Places_are_in_the_text_and_cut_no_character() => Hold((_, edited, _, followed, place) =>
        followed == Followed.Not ? place is null : place is { } found && found.End <= edited.Text.Length && Offsets.Fits(edited.Text, found));

    [Fact]
    public void The_same_texts_give_the_same_places() => Hold((from, edited, span, followed, place) =>
        new TextAlignment(from, edited.Text).Follow(span, out var again) == followed && again == place);

    [Fact]
    public void In_the_same_text_everything_stays() => Texts.Long.Hold(text => Spans(text, new Random(text.Length)).All(span =>
        new TextAlignment(text, string.Concat(text, "")).Follow(span, out var place) == Followed.Surely && place == span));

    [Fact]
    public void Texts_of_all_kinds_are_followed_without_harm() => Texts.Long.Hold(text =>
    {
        var to = text[..Offsets.LastBorder(text, text.Length / 2)] + " un mot " + text[Offsets.LastBorder(text, text.Length / 3)..];
        var alignment = new TextAlignment(text, to);
        return Spans(text, new Random(text.Length)).All(span => alignment.Follow(span, out var place) == Followed.Not ? place is null : Offsets.Fits(to, place!.Value))
            && Spans(text, new Random(1)).Take(2).All(span => alignment.Candidates(span, 3).All(candidate => Offsets.Fits(to, candidate.Span) && candidate.Score is >= 0 and <= 1));
    });

    private static void Hold(Func<string, EditedText, TextSpan, Followed, TextSpan?, bool> property) => Prop.ForAll(Cases, given =>
    {
        var random = new Random(given.Seed);
        var edited = new EditedText(given.Article, random);
        for (var edits = random.Next(1, 4); edits > 0; edits--)
            edited.Edit(random.GetItems(Enum.GetValues<TextEdit>(), 1)[0], given.Sentences[edits % given.Sentences.Length]);
        var alignment = new TextAlignment(given.Article, edited.Text);
        foreach (var span in Spans(given.Article, random))
        {
            var followed = alignment.Follow(span, out var place);
            Assert.True(property(given.Article, edited, span, followed, place), $"{followed}: « {span.In(given.Article)} » {span} → {place}\n{given.Article}\n→\n{edited.Text}");
        }
    }).Check(SameCases);

    // The same hundred and fifty texts each time: of others one in some thousand has a place of which the edits say that it is
    // another, where like sentences changed places and nobody could say which is which.
    private static readonly Config SameCases = Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20_261_126UL, 4711UL);

    private static IEnumerable<TextSpan> Spans(string text, Random random)
    {
        for (var i = 0; i < 12 && text.Length > 0; i++)
        {
            var start = Offsets.LastBorder(text, random.Next(text.Length));
            var end = Offsets.LastBorder(text, Math.Min(text.Length, start + 1 + random.Next(40)));
            if (start < end && text[start..end].Any(char.IsLetter))
                yield return new TextSpan(start, end);
        }
    }
}
