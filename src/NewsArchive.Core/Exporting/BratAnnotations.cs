using System.Globalization;
using System.Text;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Text;

namespace NewsArchive.Exporting;

/// <summary>The annotations of an article in brat's standoff format: text-bound entities, relations between them and attributes of them, no events.</summary>
/// <remarks>
/// Places are code points. A span that goes over a line end or a tabulator is written in fragments around it, since the format
/// separates its own fields by them; parts of a quotation that overlap are joined.
/// </remarks>
internal sealed class BratAnnotations
{
    private readonly StringBuilder _lines = new();
    private readonly Dictionary<(int Start, int End, long Entity), int> _names = [];
    private readonly string _text;
    private readonly Func<int, int> _points;
    private int _spans, _relations, _attributes, _references, _notes;

    private BratAnnotations(string text) => (_text, _points) = (text, Offsets.CodePointsOf(text));

    /// <summary>The lines of the file.</summary>
    public static string Of(ExportedArticle article)
    {
        var brat = new BratAnnotations(article.Text);
        foreach (var mention in article.Mentions)
            brat.Add(mention);
        foreach (var quote in article.Quotes)
            brat.Add(quote);
        return brat._lines.ToString();
    }

    private void Add(ExportedMention one)
    {
        var anchor = one.Mention.Anchor;
        if (Span(KindOf(one.Entity.Kind), [anchor]) is not { } span)
            return;
        _names.TryAdd((anchor.Start, anchor.End, one.Entity.Id), span);
        Refer(span, one.Entity);
        State(span, one.Mention.State, one.Standing);
    }

    private void Add(ExportedQuote one)
    {
        var quote = one.Quote;
        if (Span("Quote", quote.Parts) is not { } span)
            return;
        Line($"A{++_attributes}\tQuoteType T{span} {quote.Kind}");
        State(span, quote.State, one.Standing);
        if (one.Entity is not null)
        {
            Refer(span, one.Entity);
            Line($"A{++_attributes}\tSpeakerKind T{span} {KindOf(one.Entity.Kind)}");
        }

        if (quote.Cue is { } cue && Span("Cue", [cue]) is { } cueSpan)
            Line($"R{++_relations}\tCuedBy Arg1:T{span} Arg2:T{cueSpan}");
        if (quote.Speaker is { } speaker && SpeakerOf(speaker, one.Entity) is { } speakerSpan)
            Line($"R{++_relations}\tSpokenBy Arg1:T{span} Arg2:T{speakerSpan}");
        if (quote.Note is not null)
            Line($"#{++_notes}\tAnnotatorNotes T{span}\t{OneLine(quote.Note)}");
    }

    // The name that is marked there already, where it is the same one's.
    private int? SpeakerOf(Anchor speaker, Entity? entity) =>
        entity is not null && _names.TryGetValue((speaker.Start, speaker.End, entity.Id), out var name) ? name : Span("Speaker", [speaker]);

    private int? Span(string type, IReadOnlyList<Anchor> anchors)
    {
        var fragments = Fragments(anchors).ToList();
        if (fragments.Count == 0)
            return null;
        var places = string.Join(';', fragments.Select(span => string.Create(CultureInfo.InvariantCulture, $"{_points(span.Start)} {_points(span.End)}")));
        Line($"T{++_spans}\t{type} {places}\t{string.Join(' ', fragments.Select(span => span.In(_text)))}");
        return _spans;
    }

    private IEnumerable<TextSpan> Fragments(IReadOnlyList<Anchor> anchors)
    {
        foreach (var span in Joined(anchors))
        {
            var start = span.Start;
            for (var at = span.Start; at <= span.End; at++)
            {
                if (at < span.End && !IsBreak(_text[at]))
                    continue;
                if (at > start)
                    yield return new TextSpan(start, at);
                start = at + 1;
            }
        }
    }

    private static List<TextSpan> Joined(IReadOnlyList<Anchor> anchors)
    {
        var joined = new List<TextSpan>();
        foreach (var span in anchors.Select(anchor => anchor.Span).OrderBy(span => span.Start).ThenBy(span => span.End))
        {
            if (joined is [.., var last] && span.Start < last.End)
                joined[^1] = new TextSpan(last.Start, Math.Max(last.End, span.End));
            else
                joined.Add(span);
        }

        return joined;
    }

    private void Refer(int span, Entity entity) => Line($"N{++_references}\tReference T{span} Archive:{entity.Id}\t{OneLine(entity.Name)}");

    private void State(int span, AnnotationState state, Standing standing)
    {
        Line($"A{++_attributes}\tState T{span} {state}");
        if (standing == Standing.Check)
            Line($"A{++_attributes}\tToCheck T{span}");
    }

    private void Line(FormattableString line) => _lines.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static string KindOf(EntityKind kind) => kind == EntityKind.Organisation ? "Organization" : kind.ToString();

    /// <summary>A text in one line, as the format needs it.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => IsBreak(c) ? ' ' : c));

    /// <summary>Whether a span is cut here and goes on behind it: there is nothing but what separates lines and fields.</summary>
    public static bool AreBreaks(ReadOnlySpan<char> between)
    {
        foreach (var c in between)
        {
            if (!IsBreak(c))
                return false;
        }

        return true;
    }

    // What one reader or another takes for the end of a line or a field.
    private static bool IsBreak(char c) => char.IsControl(c) || c is '\u2028' or '\u2029';
}
