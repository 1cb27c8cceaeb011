using System.Globalization;
using NewsArchive.Editing;
using NewsArchive.Text;

namespace NewsArchive.Pages.Articles;

/// <summary>The fields of the forms that add a quotation or a name: a passage copied from the text, and what it is.</summary>
public sealed class AnnotationForm
{
    /// <summary>The passage, as copied or typed.</summary>
    public string? Passage { get; set; }

    /// <summary>Where it stands, <c>start-end</c>, when it stands in several places and one was chosen.</summary>
    public string? Place { get; set; }

    public string? Kind { get; set; }

    public string? Name { get; set; }

    public string? EntityKind { get; set; } = "person";

    public string? Note { get; set; }

    /// <summary>The places to choose from.</summary>
    public IReadOnlyList<TextSpan> Places { get; private set; } = [];

    /// <summary>Which of the two forms was sent, so that its fields are kept.</summary>
    public string? Of { get; set; }

    private TextSpan _span;

    /// <returns>Null when the passage has one place, or one was chosen; else what is to be done.</returns>
    public Message? Locate(string text)
    {
        if (string.IsNullOrWhiteSpace(Passage))
            return new Message("form.no-passage");
        Places = Passages.Find(text, Passage);
        if (Places.Count == 0)
            return new Message("form.not-in-text");
        var chosen = Places.Where(place => Written(place) == Place).ToList();
        if (chosen.Count == 0 && Places.Count > 1)
            return new Message("form.several-places", Places.Count);
        _span = chosen.Count > 0 ? chosen[0] : Places[0];
        return null;
    }

    public SpanDraft Span(string text) => new(_span.Start, _span.End, _span.In(text));

    public static string Written(TextSpan place) => string.Create(CultureInfo.InvariantCulture, $"{place.Start}-{place.End}");
}
