using NewsArchive.Annotations;
using NewsArchive.Proposals.Reading;
using NewsArchive.Text;

namespace NewsArchive.Proposals;

public class QuotationPropertiesTests
{
    [Fact]
    public void Spans_lie_in_the_text_and_cut_no_character() => Texts.Any.Hold(text => Spoken(text).All(given => QuotationProposer.Propose(given).All(quotation =>
        quotation.Parts.Append(quotation.Cue ?? quotation.Parts[0]).Append(quotation.Speaker ?? quotation.Parts[0]).All(span => Offsets.Fits(given, span)))));

    [Theory]
    [InlineData("« Les prix, a-t-il dit, »")]
    [InlineData("Les prix, a-t-il dit, )")]
    public void A_quotation_that_ends_with_its_cue_has_no_empty_part(string text) =>
        Assert.All(QuotationProposer.Propose(text), quotation => Assert.All(quotation.Parts, part => Assert.True(Offsets.Fits(text, part))));

    // What was cut off, by a pay wall or a careless copy, is read as far as it goes.
    [Theory]
    [InlineData("000_5666f36604abccb9.text.txt")]
    [InlineData("001_763a1a7f2a6a6fd3.text.txt")]
    public void An_article_can_be_cut_anywhere(string fixture)
    {
        var text = Checkout.Fixture(fixture);
        for (var cut = 1; cut < text.Length; cut++)
        {
            if (char.IsLetterOrDigit(text[cut - 1]) && char.IsLetterOrDigit(text[cut]))
                continue;
            foreach (var given in new[] { text[Math.Max(0, cut - 700)..cut], text[cut..Math.Min(text.Length, cut + 700)] })
                Assert.All(QuotationProposer.Propose(given), quotation => Assert.All(quotation.Parts, part => Assert.True(Offsets.Fits(given, part))));
        }
    }

    [Theory]
    [InlineData("Les travailleurs humanitaires affirment que l'OMS a été trop lente à déclarer l'urgence")]
    [InlineData("Les travailleurs humanitaires ont déclaré l'urgence")]
    public void A_text_may_end_behind_the_object_of_a_verb_of_speech(string text) =>
        Assert.All(QuotationProposer.Propose(text), quotation => Assert.All(quotation.Parts, part => Assert.Equal(text.Length, part.End)));

    [Fact]
    public void Parts_are_ordered_and_disjoint() => Texts.Any.Hold(text => Spoken(text).All(given => QuotationProposer.Propose(given).All(quotation =>
        quotation.Parts.Zip(quotation.Parts.Skip(1)).All(pair => pair.First.End <= pair.Second.Start))));

    [Fact]
    public void Quotations_are_ordered_by_their_beginning() => Texts.Any.Hold(text => Spoken(text).All(given =>
        QuotationProposer.Propose(given).Select(quotation => quotation.Start).SequenceEqual(QuotationProposer.Propose(given).Select(quotation => quotation.Start).Order())));

    [Fact]
    public void The_same_text_gives_the_same_answer() => Texts.Any.Hold(text => Spoken(text).All(given => Shown(given).SequenceEqual(Shown(given))));

    [Fact]
    public void Confidence_lies_between_nothing_and_one_and_a_rule_is_named() => Texts.Any.Hold(text => Spoken(text).All(given =>
        QuotationProposer.Propose(given).All(quotation => quotation.Confidence is > 0 and <= 1 && quotation.Rule.Length > 0)));

    [Fact]
    public void The_pieces_do_find_quotations() => Assert.NotEmpty(Spoken("a").SelectMany(QuotationProposer.Propose));

    [Theory]
    [InlineData("« Les prix baissent », a déclaré Paul Durand.", QuoteKind.Direct)]
    [InlineData("Paul Durand a déclaré que les prix baissaient.", QuoteKind.Indirect)]
    [InlineData("Paul Durand a déclaré que les prix allaient « baisser ».", QuoteKind.Mixed)]
    public void The_kind_is_the_one_the_marks_speak_for(string text, QuoteKind kind)
    {
        var quotation = Assert.Single(QuotationProposer.Propose(text));
        Assert.Equal(kind, quotation.Kind);
        Assert.Equal(kind, QuoteKinds.Guess(text, quotation.Parts));
    }

    // Twice the text has twice the tokens, and no sentence outgrows the longest: what a rule does for a sentence stays the same.
    [Theory]
    [InlineData("a ")]
    [InlineData("« ")]
    [InlineData("il dit que ")]
    [InlineData("Paul Dupont, ")]
    public void No_sentence_grows_with_the_text(string piece)
    {
        var (one, two) = (TextReading.Of(string.Concat(Enumerable.Repeat(piece, 4000))), TextReading.Of(string.Concat(Enumerable.Repeat(piece, 8000))));
        Assert.Equal(Longest(one), Longest(two));
        Assert.InRange(two.Sentences.Count, 0, (2 * one.Sentences.Count) + 1);

        static int Longest(TextReading reading) => reading.Sentences.Where(sentence => !reading.IsQuoted(sentence.First)).Select(sentence => sentence.End - sentence.First).DefaultIfEmpty().Max();
    }

    // The mad text by itself, and in places where a rule looks.
    private static string[] Spoken(string text) =>
        [text, $"« {text} », a déclaré Paul Durand.", $"Paul Durand a dit que {text}, selon {text}.", $"« {text}, a-t-il dit, {text} »"];

    private static IEnumerable<string> Shown(string text) => QuotationProposer.Propose(text).Select(quotation => Marked.Show(text, quotation) + quotation.SpeakerName + quotation.Rule);
}
