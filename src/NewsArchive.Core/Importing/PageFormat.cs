using NewsArchive.Articles;
using NewsArchive.Importing.Pages;

namespace NewsArchive.Importing;

/// <summary>Third and fourth stage of an import for saved web pages: their bytes say themselves how they are to be read.</summary>
internal static class PageFormat
{
    /// <returns>The article and the name of the encoding it was read in, or the reason why there is none.</returns>
    public static (ParsedArticle? Article, string Encoding, Message? Rejected) Parse(byte[] bytes)
    {
        var (page, fault) = SavedPage.Read(bytes);
        if (page is null)
            return (null, "", fault);
        return (new ParsedArticle(page.Date.Date, page.Headline ?? DerivedTitle.From(page.Blocks[0].Span.In(page.Text)), page.Headline is null, page.Text, page.Blocks)
        {
            Source = page.Publication,
            Url = page.CanonicalAddress,
            Section = page.Section,
            Language = page.Language,
            Authors = page.Authors,
            Origins = [.. page.Origins.OrderBy(origin => origin.Key).Select(origin => new Articles.FieldOrigin(Word(origin.Key.ToString()), Word(origin.Value.ToString())))],
            Original = Original.Of(bytes),
            Notes = [.. NotesOf(page)],
        }, page.Encoding, null);
    }

    private static IEnumerable<Message> NotesOf(ReadPage page)
    {
        if (page.DeclaredEncoding is { } declared)
            yield return new Message("import.page-declared", declared, page.Encoding);
        if (page.Origins.ContainsKey(PageField.Modified))
            yield return new Message("import.page-modified", page.Date.Date.ToString());
        if (page.Dropped > 0)
            yield return new Message("import.page-dropped", page.Dropped);
    }

    private static string Word(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);
}
