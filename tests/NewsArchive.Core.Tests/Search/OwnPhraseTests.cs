using FsCheck.Fluent;
using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search;

/// <summary>A document finds itself by any phrase of its own text, and every article found shows where.</summary>
public sealed class OwnPhraseTests : IDisposable
{
    private const int Documents = 20;

    private readonly TempArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public async Task Any_phrase_finds_its_document_and_is_marked_in_it()
    {
        foreach (var (text, i) in Texts.French.Generator.Sample(30, Documents).Select((text, i) => (text, i)))
        {
            // A word of its own in the middle tells the document; the headline ends wherever the text has its first line end.
            _archive.Write($"d{i}.txt", $"date 2023 Titre {text} zz{(char)('a' + i)} {text} fin");
        }

        await _archive.ImportAsync();
        using var context = _archive.Context();
        var search = Searches.Articles(context);
        for (var i = 0; i < Documents; i++)
        {
            var text = _archive.Read<string>($"SELECT r.text FROM revision r JOIN article a ON a.id = r.article_id WHERE a.key = 'd{i}'");
            // A phrase is one of a paragraph.
            foreach (var phrase in Phrases(text).Where(phrase => !phrase.In(text).Contains('\n')))
            {
                var query = QueryParser.Parse($"\"{phrase.In(text)}\" =zz{(char)('a' + i)}");
                Assert.True(await search.CountAsync(new ArticleQuery(query)) == 1, $"« {phrase.In(text)} » does not find « {text} ».");
                Assert.True((await search.FinderAsync(query)).Find(text).Any(mark => mark.Contains(phrase)), $"« {phrase.In(text)} » is not marked in « {text} ».");
            }
        }
    }

    // From each word to the next ones, and from the first word to each.
    private static IEnumerable<TextSpan> Phrases(string text)
    {
        var words = new List<TextSpan>();
        var reader = new WordReader(text);
        while (reader.Read())
            words.Add(new TextSpan(reader.Start, reader.End));
        return from first in Enumerable.Range(0, words.Count)
               from length in new[] { 1, 2, 3, 7 }
               where first + length <= words.Count
               select new TextSpan(words[first].Start, words[first + length - 1].End);
    }
}
