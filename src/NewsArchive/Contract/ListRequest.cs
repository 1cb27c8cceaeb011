using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Search.Concordance;
using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Contract;

/// <summary>Reads the parameters of a list from an address: the page, the API and the CSV of a list share them.</summary>
/// <remarks>Numbers out of range are brought into it; a date or a word that cannot be read is left out and noted.</remarks>
public sealed class ListRequest(HttpRequest request, int longestQuery, int usualSize = ListRequest.UsualArticles)
{
    public const int LargestPage = 1000;
    public const int UsualArticles = 20;
    public const int UsualLines = 50;
    public const int MostChoices = 200;

    private readonly List<Message> _faults = [];
    private ParsedQuery? _words;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Message> Faults => _faults;

    public int Page => PageOf("p");

    /// <summary>The page of a list that shares its address with others.</summary>
    public int PageOf(string parameter) => Number(parameter, 1, int.MaxValue / LargestPage);

    public int Size => Number("size", usualSize, LargestPage);

    /// <summary>How many entries stand before the page.</summary>
    public long Skip => (Page - 1L) * Size;

    public bool IsPaged => request.Query.ContainsKey("p") || request.Query.ContainsKey("size");

    /// <summary>Whether the query was too long, and only its beginning is searched.</summary>
    public bool IsCut => Words().Notices.Any(notice => notice.Text.Key is "query.too-long" or "query.too-many-parts");

    /// <summary>What was typed for a parameter, trimmed; empty when it is not there. What no text can hold is a blank: an address is never refused for it.</summary>
    public string Text(string name) => StorableText.Blanked(request.Query[name].ToString()).Trim();

    /// <summary>Whether the list is one of quotations, where an address may be of both.</summary>
    public bool IsOfQuotes => Text("of") == "quotes";

    /// <summary>Whether the histogram shows shares of all articles of a period, not numbers.</summary>
    public bool IsShare => Text("share") == "1";

    public ArticleQuery Articles() => Found() with { Sort = Word<ArticleSort>("sort") };

    public ConcordanceQuery Concordance() => new(
        Found(),
        Number("window", ConcordanceQuery.UsualWindow, ConcordanceQuery.WidestWindow),
        Word<ConcordanceSort>("sort") ?? ConcordanceSort.Text);

    public QuoteQuery Quotes() =>
        QuoteQuery.Of(new ArticleQuery(Words(), Date("from"), Date("to")) { Choices = Choices(Facets.OfQuotes) }, Word<QuoteSort>("sort"));

    public T? Word<T>(string name)
        where T : struct, Enum
    {
        var typed = Text(name);
        if (typed.Length == 0)
            return null;
        if (char.IsAsciiLetter(typed[0]) && !typed.Contains(',') && Enum.TryParse<T>(typed, true, out var value) && Enum.IsDefined(value))
            return value;
        _faults.Add(new Message("query.bad-word", name, Shortened(typed), string.Join(", ", Enum.GetNames<T>().Select(word => word.ToLowerInvariant()))));
        return null;
    }

    /// <summary>The address of a list of articles that looks as this one does: as long a page, the same kind of histogram.</summary>
    public string AddressOf(ArticleQuery query, string path = "/") => ListAddress.Of(path, query, ViewParameters);

    /// <summary>How the list is shown, beside what is searched.</summary>
    public (string Name, string? Value)[] ViewParameters =>
        [("size", request.Query.ContainsKey("size") ? Size.ToString(CultureInfo.InvariantCulture) : null), ("share", IsShare ? "1" : null)];

    /// <summary>The address of another page of the same list.</summary>
    public string AddressOf(int page) => AddressWith("p", page.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same address with another value of a parameter.</summary>
    public string AddressWith(string parameter, string value, params string[] without)
    {
        var others = request.Query.Where(pair => pair.Key != parameter && !without.Contains(pair.Key)).SelectMany(pair => pair.Value, (pair, one) => KeyValuePair.Create(pair.Key, one));
        return request.Path + QueryString.Create(value.Length == 0 ? others : others.Append(KeyValuePair.Create(parameter, (string?)value)));
    }

    /// <summary>The address of the next page, or null behind the last.</summary>
    public string? NextOf(long total) => Skip + Size < total ? AddressOf(Page + 1) : null;

    /// <summary>What was typed, cut to what a sentence can show.</summary>
    public static string Shortened(string typed) => typed.Length <= 40 ? typed : typed[..40] + "…";

    private ArticleQuery Found() => new(Words(), Date("from"), Date("to")) { Choices = Choices(Facets.OfArticles), WithProposals = Switch("proposals"), Since = Since(), IsFolded = Switch("fold") };

    private ParsedQuery Words() => _words ??= QueryParser.Parse(request.Query["q"], longestQuery);

    private PartialDate? Date(string name)
    {
        var typed = Text(name);
        if (typed.Length == 0)
            return null;
        if (PartialDate.TryParse(typed, out var date))
            return date;
        _faults.Add(new Message("query.bad-date", Shortened(typed)));
        return null;
    }

    // « source=AFP » wants a value, « source!=AFP » leaves it out: the sign belongs to the name.
    private List<FacetChoice> Choices(IEnumerable<Facet> facets)
    {
        var choices = new List<FacetChoice>();
        foreach (var facet in facets)
        {
            var name = ListAddress.NameOf(facet);
            foreach (var (parameter, isExcluded) in new[] { (name, false), (name + "!", true) })
            {
                foreach (var typed in request.Query[parameter].Select(typed => StorableText.Blanked(typed ?? "")))
                {
                    // A field of a form that was left empty.
                    if (string.IsNullOrWhiteSpace(typed) && facet is Facet.Speaker or Facet.Kind or Facet.QuoteState)
                        continue;
                    if (FacetChoice.Read(facet, typed, isExcluded) is not { } choice)
                        _faults.Add(new Message("query.bad-choice", parameter, Shortened(typed)));
                    else if (!choices.Contains(choice))
                        choices.Add(choice);
                }
            }
        }

        if (choices.Count > MostChoices)
            _faults.Add(new Message("query.too-many-choices", MostChoices));
        return [.. choices.Take(MostChoices)];
    }

    private bool Switch(string name)
    {
        var typed = Text(name);
        if (typed is not ("" or "0" or "1"))
            _faults.Add(new Message("query.bad-word", name, Shortened(typed), "0, 1"));
        return typed == "1";
    }

    private long? Since()
    {
        var typed = Text("since");
        if (typed.Length == 0)
            return null;
        if (long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var article))
            return article;
        _faults.Add(new Message("query.bad-since", Shortened(typed)));
        return null;
    }

    private int Number(string name, int otherwise, int most) =>
        long.TryParse(request.Query[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? (int)Math.Clamp(number, 1, most) : otherwise;
}
