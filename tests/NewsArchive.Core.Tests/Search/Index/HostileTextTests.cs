using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search.Index;

/// <summary>No text and no query makes the index fail.</summary>
public sealed class HostileTextTests
{
    [Fact]
    public void A_word_of_any_length_is_indexed_by_its_beginning()
    {
        var longest = new string('ﷺ', 30_000);
        using var index = new IndexedArticles(SampleArticle.Of(1, longest, "a" + new string('é', 100_000), "fin"), SampleArticle.Of(2, null, "fin"));
        Assert.Equal("1", index.Find("a" + new string('e', 300)));
        Assert.Equal("1", index.Find($"titre:={longest[..500]}"));
        Assert.Equal("1", index.Find("aeee* fin"));
        Assert.All(new[] { IndexFields.Forms, IndexFields.Words }, field => Assert.True(Longest(index, field) < 13_000));
    }

    [Fact]
    public void Any_text_is_indexed_and_found_by_its_words()
    {
        using var index = new IndexedArticles();
        Texts.Any.Hold(text =>
        {
            // Lone surrogates included; what an archive stores has none.
            index.Put(SampleArticle.Of(2, text, text));
            text = TextForm.Of(text);
            index.Put(SampleArticle.Of(1, "Un titre", text));
            index.Refresh();
            var words = new WordReader(text);
            var first = words.Read() ? text[words.Start..words.End] : "titre";
            return index.Find("titre:titre").StartsWith('1') && index.Find($"=\"{first}\" \"{first}\"").Contains('1');
        });
    }

    [Fact]
    public void An_article_without_text_is_found_by_what_it_has_not()
    {
        using var index = new IndexedArticles(SampleArticle.Of(1, null), new SampleArticle(2, "… « » !", []), SampleArticle.Of(3, null, "mot"));
        Assert.Equal("1 2", index.Find("SAUF mot"));
        Assert.Equal("3", index.Find("mot"));
        index.Writer.DeleteAll();
        index.Refresh();
        Assert.Equal("", index.Find("mot OU SAUF m*"));
    }

    [Fact]
    public void Queries_of_thousands_of_parts_are_answered()
    {
        using var index = new IndexedArticles(
            SampleArticle.Of(1, "a", string.Join(' ', Enumerable.Repeat("a b", 2000))), SampleArticle.Of(2, null, [.. Enumerable.Repeat("a", 3000)]));
        foreach (var part in new[] { "a ", "\"a b\" ", "a OU ", "-c ", "(a OU (", "SAUF (", "a* ", "=a ", "a NEAR/100 b " })
        {
            var typed = string.Concat(Enumerable.Repeat(part, 3000));
            Assert.False(index.Search(typed[..QueryParser.UsualLongest]).IsPartial);
        }

        Assert.Equal("1", index.Find($"\"{string.Join(' ', Enumerable.Repeat("a b", 100))}\""));
        Assert.Equal("1", index.Find($"\"{string.Join(' ', Enumerable.Repeat("a b", 100))}\" NEAR/100 a"));
    }

    [Fact]
    public void Whatever_is_typed_is_answered()
    {
        using var index = new IndexedArticles(SampleArticle.Of(1, "Les chevaux", "Une œuvre préférée", "Jong-un à 20h30"));
        index.Refresh();
        Texts.Queries.Hold(typed => QueryParser.Parse(typed).Root is null || !index.Search(typed, filterOf: _ => _ => true).IsPartial);
    }

    private static int Longest(IndexedArticles index, string field)
    {
        var (longest, terms) = (0, Lucene.Net.Index.MultiFields.GetTerms(index.Refresh(), field).GetEnumerator());
        while (terms.MoveNext())
            longest = Math.Max(longest, terms.Term.Length);
        return longest;
    }
}
