using System.Globalization;
using NewsArchive.Annotations;
using NewsArchive.Search.Concordance;
using NewsArchive.Search.Language;

namespace NewsArchive.Contract;

/// <summary>Addresses of places in an article.</summary>
public static class Places
{
    /// <summary>How many hits the page of an article marks and numbers; those behind have no place to lead to.</summary>
    public const int MostHits = 2000;

    /// <summary>Where a quotation is marked.</summary>
    public static string Of(Quote quote) => string.Create(CultureInfo.InvariantCulture, $"/articles/{quote.ArticleId}#quote-{quote.Id}");

    /// <summary>Where the keyword of a line is marked.</summary>
    public static string Of(ConcordanceLine line, ParsedQuery query) =>
        string.Create(CultureInfo.InvariantCulture, $"/articles/{line.Article}{QueryString.Create("q", query.Typed)}{(line.Number <= MostHits ? $"#hit-{line.Number}" : "")}");
}
