using System.Text.Json;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>The way from the first page of a paper to the article (« Accueil › International › Asie »): its first step that is neither end is the section.</summary>
internal static partial class Breadcrumbs
{
    private const int MostSteps = 12, LongestStep = 200;

    /// <summary>Adds the steps of a <c>BreadcrumbList</c> of JSON-LD, from the first on.</summary>
    public static void Add(JsonElement list, PageFields fields)
    {
        if (!list.TryGetProperty("itemListElement", out var items) || items.ValueKind != JsonValueKind.Array)
            return;
        foreach (var item in items.EnumerateArray().Take(MostSteps).OrderBy(item => int.TryParse(JsonLd.Value(item, "position"), out var position) ? position : int.MaxValue))
            AddStep(JsonLd.Value(item, "name") ?? (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("item", out var page) ? JsonLd.Value(page, "name") : null), fields, FieldOrigin.JsonLd);
    }

    /// <summary>Adds the steps that a reader sees.</summary>
    public static void Read(IEnumerable<IElement> elements, PageFields fields)
    {
        if (elements.FirstOrDefault(IsWay) is not { } way)
            return;
        foreach (var step in way.QuerySelectorAll("a").Take(MostSteps))
            AddStep(Tree.LineOf(step, LongestStep), fields, FieldOrigin.Document);
    }

    private static void AddStep(string? name, PageFields fields, FieldOrigin origin)
    {
        if (name is not null && !Home().IsMatch(name.Trim()))
            fields.Add(PageField.Way, name, origin);
    }

    private static bool IsWay(IElement element) =>
        (element.LocalName.Contains('-') && Named().IsMatch(element.LocalName))
        || element.LocalName is "nav" or "ol" or "ul" or "div" or "p" or "span"
        && (Named().IsMatch(element.GetAttribute("aria-label") ?? "") || ClassWords.Any(element, static words => Named().IsMatch(words)));

    [GeneratedRegex(@"^(?:breadcrumbs?|fil-d-?ariane|fil d['’]ariane|filariane|ariane)(?:-|$)|-(?:breadcrumbs?|ariane)$|^arbo$|^vous êtes ici", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?:(?:page d['’])?accueil|home|à la une|la une|une|retour|[›>/«»]+)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Home();
}
