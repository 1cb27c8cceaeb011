using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Pages.Articles;
using NewsArchive.Text;

namespace NewsArchive.Pages.Review;

/// <summary>The places that were chosen or typed for an annotation that waits, one for each of its anchors.</summary>
public sealed class PlacesForm
{
    /// <summary>What a cue or a speaker mention gets that stands in the text no more.</summary>
    public const string None = "none";

    /// <summary>quote or mention.</summary>
    public string? Of { get; set; }

    public long Id { get; set; }

    public int Version { get; set; }

    /// <summary>The revision the places are in.</summary>
    public int Revision { get; set; }

    /// <summary>For each anchor <c>start-end</c>, or <see cref="None"/>.</summary>
    public List<string?> Places { get; set; } = [];

    /// <summary>For each anchor words that go before the chosen place.</summary>
    public List<string?> Typed { get; set; } = [];

    /// <summary>Places of typed words that stand in several, to choose from.</summary>
    public Dictionary<int, IReadOnlyList<TextSpan>> Several { get; } = [];

    public string? Chosen(int anchor) => Places.ElementAtOrDefault(anchor);

    /// <param name="revision">The current text.</param>
    /// <param name="words">The words of each anchor as they were: parts, then cue and speaker.</param>
    /// <param name="parts">How many of them are parts, which may not be left out.</param>
    /// <param name="spans">The places; null for what is left out.</param>
    /// <returns>Null, or what is to be done.</returns>
    public Message? Read(Revision revision, IReadOnlyList<string> words, int parts, out List<SpanDraft?> spans)
    {
        spans = [];
        if (Revision != revision.Number)
            return new Message("anchors.text-changed");
        for (var i = 0; i < words.Count; i++)
        {
            var typed = Typed.ElementAtOrDefault(i);
            var place = Parse(Chosen(i));
            if (!string.IsNullOrWhiteSpace(typed))
            {
                var found = Passages.Find(revision.Text, typed);
                if (found.Count == 0)
                    return new Message("form.not-in-text");
                place = found.Count == 1 ? found[0] : found.Contains(place ?? default) ? place : null;
                if (place is null)
                {
                    Several[i] = found;
                    return new Message("form.several-places", found.Count);
                }
            }

            if (place is { } span && revision.Prove(span, null, out _) is null)
                spans.Add(new SpanDraft(span.Start, span.End, span.In(revision.Text)));
            else if (i >= parts && Chosen(i) == None)
                spans.Add(null);
            else
                return new Message("anchors.choose", words[i]);
        }

        return null;
    }

    public static string Written(TextSpan place) => AnnotationForm.Written(place);

    private static TextSpan? Parse(string? written) =>
        written?.Split('-') is [var start, var end] && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            ? new TextSpan(from, to)
            : null;
}
