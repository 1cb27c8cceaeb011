using System.Runtime.InteropServices;

namespace NewsArchive.Importing.Pages;

/// <summary>What a page says of its article.</summary>
internal enum PageField
{
    Headline,
    Standfirst,
    Authors,

    /// <summary>An organisation that is given as author.</summary>
    House,
    Publication,
    Published,
    Modified,
    Section,

    /// <summary>A step on the way to the article; one of them names the section.</summary>
    Way,
    Address,
    Language,
}

/// <summary>Where in a page a field was found; the earlier is believed before the later.</summary>
internal enum FieldOrigin
{
    /// <summary>A script of JSON-LD.</summary>
    JsonLd,

    /// <summary>Meta elements (OpenGraph, Dublin Core and others), links of the head, attributes of the root.</summary>
    Meta,

    /// <summary>Elements marked as properties (<c>itemprop</c>).</summary>
    Microdata,

    /// <summary>What a reader sees.</summary>
    Document,

    /// <summary>The address of the page.</summary>
    Address,
}

/// <summary>All that was found for the fields of a page, in the order of trust.</summary>
internal sealed class PageFields
{
    // No page says more of itself; what says everything says nothing.
    private const int MostValues = 200, Longest = 100_000;

    private readonly List<(PageField Field, string Value, FieldOrigin Origin)> _found = [];
    private readonly Dictionary<(PageField Field, FieldOrigin Origin), int> _counts = [];

    public void Add(PageField field, string? value, FieldOrigin origin)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_counts, (field, origin), out _);
        if (count == MostValues || value is { Length: > Longest })
            return;
        value = value is null ? "" : Blanks.OnOneLine(Invisible.Without(Text.TextForm.Of(value)));
        if (value.Length == 0)
            return;
        _found.Add((field, value, origin));
        count++;
    }

    public IEnumerable<(string Value, FieldOrigin Origin)> Of(PageField field) =>
        _found.Where(found => found.Field == field).OrderBy(found => found.Origin).Select(found => (found.Value, found.Origin));
}
