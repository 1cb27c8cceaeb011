using System.Globalization;
using NewsArchive.Search.Entities;

namespace NewsArchive.Contract;

/// <summary>Reads where a name is looked for, and which places are ticked otherwise than by themselves: the page and the API share it.</summary>
/// <remarks><c>in=article&amp;article=12</c>, <c>in=list</c> with the parameters of a list, or <c>in=archive</c>; <c>off=12.1.340,…</c> and <c>on=…</c> name places.</remarks>
public sealed class OccurrenceRequest
{
    public OccurrenceRequest(HttpRequest request, int longestQuery, int usualSize)
    {
        List = new ListRequest(request, longestQuery, usualSize);
        (Article, LastArticle) = (Number("article"), Number("last"));
        In = List.Text("in") is "article" or "list" or "archive" ? List.Text("in") : Article is null ? "archive" : "article";
        Ticks = new Ticks(Contract.Ticks.Read(List.Text("off")), Contract.Ticks.Read(List.Text("on")), lastArticle: LastArticle);
    }

    public ListRequest List { get; }

    /// <summary>article, list or archive.</summary>
    public string In { get; }

    public long? Article { get; }

    /// <summary>The last article there was when the preview began, or null at its beginning.</summary>
    public long? LastArticle { get; }

    public Ticks Ticks { get; }

    /// <summary>In an article that is not named nothing is found.</summary>
    public OccurrenceScope Scope => In switch
    {
        "article" => new(Article: Article ?? 0),
        "list" => new(List: List.Articles()),
        _ => new(),
    };

    /// <summary>The address of the preview in another scope: article and list are kept.</summary>
    public string AddressIn(string path, string scope) => ListAddress.Of(path, List.Articles(), ("in", scope), ("article", Text(Article)));

    /// <summary>The address of another page of the preview, or with other ticks.</summary>
    public string AddressOf(string path, Ticks ticks, long? last, int page) => ListAddress.Of(
        path, List.Articles(), ("in", In), ("article", Text(Article)), ("off", string.Join(',', ticks.Off)), ("on", string.Join(',', ticks.On)), ("last", Text(last)), ("p", page > 1 ? Text(page) : null));

    private long? Number(string name) => long.TryParse(List.Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
