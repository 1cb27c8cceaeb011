using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using NewsArchive.Text;

namespace NewsArchive.Importing.Pages;

/// <summary>Reads the articles described in a page's scripts of JSON-LD (schema.org).</summary>
internal static partial class JsonLd
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    // The end of a comment around a script.
    private const int LongestClosing = 100;

    // What lies below other properties (lists of further articles, comments) is not the article of the page.
    private static readonly string[] Ways = ["@graph", "mainEntity", "mainEntityOfPage", "@list", "breadcrumb"];

    /// <summary>Adds what the scripts say of the page's article.</summary>
    /// <param name="scripts">The content of each script.</param>
    /// <param name="fields">Where it is added.</param>
    /// <returns>The text of the article, when a script has it.</returns>
    public static string? Read(IEnumerable<string> scripts, PageFields fields)
    {
        var nodes = scripts.Select(Parse).OfType<JsonElement>().SelectMany(Objects).ToList();
        var named = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (Value(node, "@id") is { } id)
                named.TryAdd(id, node);
        }

        var ways = nodes.Where(node => Types(node).Contains("BreadcrumbList")).ToList();
        var articles = nodes.Where(IsArticle).ToList();
        var article = articles.Find(node => node.TryGetProperty("datePublished", out _) && node.TryGetProperty("headline", out _));
        if (article.ValueKind == JsonValueKind.Undefined)
            article = articles.FirstOrDefault();
        if (article.ValueKind == JsonValueKind.Undefined)
        {
            // Some pages date themselves only as a page.
            var page = nodes.Find(node => Types(node).Any(type => type.EndsWith("WebPage", StringComparison.Ordinal)));
            if (page.ValueKind == JsonValueKind.Object)
                AddDates(page, fields);
            ways.ForEach(way => Breadcrumbs.Add(way, fields));
            return null;
        }

        new JsonLdArticle(article, named).AddTo(fields);
        ways.ForEach(way => Breadcrumbs.Add(way, fields));
        return Value(article, "articleBody");
    }

    /// <summary>How many articles with different headlines the scripts of a page hold whole.</summary>
    /// <param name="scripts">The content of each script.</param>
    /// <param name="longest">How long a text must be to be whole, in UTF-16 code units.</param>
    internal static int CountWhole(IEnumerable<string> scripts, int longest) => scripts.Select(Parse).OfType<JsonElement>().SelectMany(Objects).Where(IsArticle)
        .Where(article => Value(article, "articleBody")?.Length >= longest).Select(article => Value(article, "headline")).OfType<string>().Distinct().Count();

    /// <summary>The content of each script of JSON-LD.</summary>
    internal static IEnumerable<string> Scripts(IEnumerable<AngleSharp.Dom.IElement> elements) => elements
        .Where(element => element.LocalName == "script" && element.GetAttribute("type")?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) == true).Select(element => element.TextContent);

    internal static void AddDates(JsonElement node, PageFields fields)
    {
        fields.Add(PageField.Published, Value(node, "datePublished"), FieldOrigin.JsonLd);
        fields.Add(PageField.Published, Value(node, "dateCreated"), FieldOrigin.JsonLd);
        fields.Add(PageField.Modified, Value(node, "dateModified"), FieldOrigin.JsonLd);
    }

    /// <summary>A property that is a text, or the first text of a list, without the HTML it may be written in.</summary>
    internal static string? Value(JsonElement node, string property)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty(property, out var value))
            return null;
        if (value.ValueKind == JsonValueKind.Array)
            value = value.EnumerateArray().FirstOrDefault();
        if (value.ValueKind == JsonValueKind.Object && (value.TryGetProperty("@value", out var inner) || value.TryGetProperty("@id", out inner)))
            value = inner;
        return value.ValueKind == JsonValueKind.String ? Plain(Text(value)) : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;
    }

    internal static IEnumerable<string> Types(JsonElement node)
    {
        if (node.ValueKind != JsonValueKind.Object || !node.TryGetProperty("@type", out var type))
            return [];
        var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().ToArray() : [type];
        return types.Where(one => one.ValueKind == JsonValueKind.String).Select(one => Text(one).Split('/', ':', '#')[^1]);
    }

    /// <summary>A string of JSON; one that cannot be stored is passed over, as if the page did not say it.</summary>
    internal static string Text(JsonElement value) => StorableText.FaultInJson(JsonMarshal.GetRawUtf8Value(value)) is null ? value.GetString() ?? "" : "";

    internal static string Plain(string text)
    {
        // Some write entities of entities.
        for (var i = 0; i < 2 && text.Contains('&'); i++)
            text = WebUtility.HtmlDecode(text);
        return text.Contains('<') ? Tag().Replace(text, " ") : text;
    }

    private static bool IsArticle(JsonElement node) => Types(node).Any(type =>
        type.EndsWith("Article", StringComparison.Ordinal) || type.EndsWith("Posting", StringComparison.Ordinal) || type is "Report");

    private static IEnumerable<JsonElement> Objects(JsonElement root)
    {
        var open = new Stack<JsonElement>([root]);
        while (open.TryPop(out var node))
        {
            if (node.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in node.EnumerateArray().Reverse())
                    open.Push(item);
            }
            else if (node.ValueKind == JsonValueKind.Object)
            {
                yield return node;
                foreach (var way in Ways)
                {
                    if (node.TryGetProperty(way, out var below))
                        open.Push(below);
                }
            }
        }
    }

    private static JsonElement? Parse(string script)
    {
        script = script.Trim();
        script = Opening().Replace(script, "");
        if (Closing().Match(script, Math.Max(0, script.Length - LongestClosing)) is { Success: true } closing)
            script = script[..closing.Index];
        script = script.Trim().TrimEnd(';');
        if (script.StartsWith("{&quot;", StringComparison.Ordinal) || script.StartsWith("[{&quot;", StringComparison.Ordinal))
            script = WebUtility.HtmlDecode(script);
        // Line ends and tabs within strings are the commonest fault; between values they are blanks anyway.
        return TryParse(script) ?? TryParse(Control().Replace(script, " "));
    }

    private static JsonElement? TryParse(string script)
    {
        try
        {
            using var document = JsonDocument.Parse(script, Lenient);
            if (StorableText.FaultInJson(script) is not null)
                ReadNames(document.RootElement);
            return document.RootElement.Clone();
        }
        // The last: half a surrogate pair in a name. To look for any other name would throw as well.
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void ReadNames(JsonElement node)
    {
        foreach (var property in node.ValueKind == JsonValueKind.Object ? node.EnumerateObject() : default)
        {
            _ = property.Name;
            ReadNames(property.Value);
        }

        foreach (var item in node.ValueKind == JsonValueKind.Array ? node.EnumerateArray() : default)
            ReadNames(item);
    }

    [GeneratedRegex(@"^(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|(?://)?\s*<!\[CDATA\[)", RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:-->|/\*\s*\]\]>\s*\*/|(?://)?\s*\]\]>)$", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();

    [GeneratedRegex(@"[\u0000-\u001F]+")]
    private static partial Regex Control();

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>")]
    private static partial Regex Tag();
}
