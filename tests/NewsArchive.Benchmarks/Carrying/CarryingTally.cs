using System.Globalization;
using NewsArchive.Text;
using NewsArchive.Text.Alignment;

namespace NewsArchive.Benchmarks.Carrying;

/// <summary>What became of annotations: where the words are still there unchanged, and where they are not.</summary>
internal sealed class CarryingTally(int shown)
{
    private const string Copied = "any, beside a copy or a twin", All = "all";

    private static readonly string[] Headings = ["", "still there", "right", "wrong", "check: right", "check: other", "orphan", "right %", "changed or gone", "wrong", "check: its rest", "check: other", "orphan"];

    private readonly Dictionary<string, int[]> _counts = [];

    public void Add(CarriedAnnotation annotation, (IReadOnlyList<TextSpan> Spans, bool IsSure)? followed, string text, EditedText edited, bool isCopied)
    {
        var truth = annotation.Spans.Select(span => edited.PlaceOf(span, text)).ToList();
        bool isThere;
        if (followed is { } came && came.Spans.Zip(annotation.Spans, truth).All(row => (row.Third is { } place && edited.AreSame(row.First, place)) || edited.CannotBeTold(row.Second, row.First, text)))
            truth = [.. came.Spans];
        isThere = truth.TrueForAll(place => place is not null);
        var isRight = followed is { } right && right.Spans.Zip(annotation.Spans, truth).All(row => row.Third is { } place
            ? edited.AreSame(row.First, place)
            : !isThere && !right.IsSure && edited.Kept(row.Second, row.First) >= 0.5);
        var outcome = followed is null ? 4 : followed.Value.IsSure ? (isRight ? 0 : 1) : isRight ? 2 : 3;
        if (outcome == 1 && shown-- > 0)
            Console.WriteLine($"{annotation.Kind}: {string.Join(", ", annotation.Spans.Zip(followed!.Value.Spans, truth).Select(row => $"« {row.First.In(text)} » {row.First} → {row.Second}, true {row.Third}\n  old {Around(text, row.First)}\n  new {Around(edited.Text, row.Second)}\n  tru {(row.Third is { } t ? Around(edited.Text, t) : "-")}"))}\n");
        foreach (var kind in new[] { isCopied ? Copied : annotation.Kind, All })
        {
            if (!_counts.TryGetValue(kind, out var counts))
                _counts[kind] = counts = new int[10];
            counts[(isThere ? 0 : 5) + outcome]++;
        }
    }

    // Two lines about a place.
    private static string Around(string text, TextSpan span) =>
        (text[Math.Max(0, span.Start - 150)..span.Start] + "[" + span.In(text) + "]" + text[span.End..Math.Min(text.Length, span.End + 150)]).Replace("\n", "¶", StringComparison.Ordinal);

    public void Print(TextWriter output)
    {
        var rows = new List<string[]> { Headings };
        foreach (var (kind, counts) in _counts.OrderBy(row => Array.IndexOf([Copied, All], row.Key)))
        {
            var (there, gone) = (counts[..5], counts[6..]);
            rows.Add([kind, $"{there.Sum()}", .. there.Select(count => $"{count}"), (100.0 * there[0] / Math.Max(1, there.Sum())).ToString("0.00", CultureInfo.InvariantCulture), $"{counts[5..].Sum()}", .. gone.Select(count => $"{count}")]);
        }

        Columns.Write(output, rows);
    }
}
