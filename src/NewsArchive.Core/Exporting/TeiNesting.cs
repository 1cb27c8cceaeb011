using System.Globalization;
using System.Xml;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Text;

namespace NewsArchive.Exporting;

/// <summary>A span that becomes an element of the text.</summary>
/// <param name="Span">Where it stands, UTF-16 code units.</param>
/// <param name="Owner">What it is a part of, such as <c>q7</c>: all of it becomes elements, or none.</param>
/// <param name="Id">The identifier of the element.</param>
/// <param name="Element">Its name.</param>
/// <param name="Attributes">Its attributes.</param>
internal sealed record TeiSpan(TextSpan Span, string Owner, string Id, string Element, IReadOnlyList<(string Name, string Value)> Attributes)
{
    public void Begin(XmlWriter xml)
    {
        xml.WriteStartElement(Element);
        xml.WriteAttributeString("xml", "id", null, Id);
        foreach (var (name, value) in Attributes)
            xml.WriteAttributeString(name, value);
    }
}

/// <summary>Which annotations of an article can be elements of its text: those that stand whole within a block and cross no other that is one.</summary>
/// <remarks>Where two cross, the shorter stays outside, and with it all parts of its quotation; what is left out is pointed to by place.</remarks>
internal sealed class TeiNesting
{
    private readonly ExportedArticle _article;
    private readonly Func<int, int> _points;
    private readonly List<TeiSpan>[] _blocks;
    private readonly HashSet<string> _inside = [];

    private TeiNesting(ExportedArticle article)
    {
        (_article, _points) = (article, Offsets.CodePointsOf(article.Text));
        _blocks = [.. article.Revision!.Blocks.Select(_ => new List<TeiSpan>())];
    }

    public static TeiNesting Of(ExportedArticle article)
    {
        var nesting = new TeiNesting(article);
        // The longest first: each takes its place if nothing that has one stands across.
        foreach (var owner in Candidates(article).GroupBy(span => span.Owner).OrderByDescending(spans => spans.Max(span => span.Span.Length)))
            nesting.TryAdd([.. owner]);
        foreach (var block in nesting._blocks)
            block.Sort((a, b) => (a.Span.Start, b.Span.End, Rank(a)).CompareTo((b.Span.Start, a.Span.End, Rank(b))));
        return nesting;
    }

    /// <summary>The elements of a block in the order in which they begin, the outer before the inner.</summary>
    public IReadOnlyList<TeiSpan> In(int block) => _blocks[block];

    /// <summary>A pointer to some spans: to their elements where they are ones, else to their places.</summary>
    public string Target(IReadOnlyList<Anchor> anchors, string owner) => _inside.Contains(owner)
        ? string.Join(' ', anchors.Select((_, part) => $"#{IdOf(owner, part, anchors.Count)}"))
        : string.Join(' ', anchors.SelectMany(Ranges));

    private static IEnumerable<TeiSpan> Candidates(ExportedArticle article)
    {
        foreach (var one in article.Quotes)
        {
            var (quote, owner) = (one.Quote, $"q{one.Quote.Id}");
            for (var part = 0; part < quote.Parts.Count; part++)
            {
                List<(string, string)> attributes = [("direct", quote.Kind == QuoteKind.Direct ? "true" : "false"), ("ana", $"#a-{owner}")];
                if (one.Entity is not null)
                    attributes.Add(("who", $"#ent{one.Entity.Id}"));
                if (part > 0)
                    attributes.Add(("prev", $"#{IdOf(owner, part - 1, quote.Parts.Count)}"));
                if (part + 1 < quote.Parts.Count)
                    attributes.Add(("next", $"#{IdOf(owner, part + 1, quote.Parts.Count)}"));
                yield return new(quote.Parts[part].Span, owner, IdOf(owner, part, quote.Parts.Count), "said", attributes);
            }

            if (quote.Cue is { } cue)
                yield return new(cue.Span, $"{owner}-cue", $"{owner}-cue", "seg", [("type", "cue")]);
            if (quote.Speaker is { } speaker)
                yield return new(speaker.Span, $"{owner}-speaker", $"{owner}-speaker", "seg", [("type", "speaker")]);
        }

        foreach (var one in article.Mentions)
        {
            var (element, type) = one.Entity.Kind switch
            {
                EntityKind.Person => ("persName", null),
                EntityKind.Organisation => ("orgName", null),
                EntityKind.Place => ("placeName", null),
                EntityKind.Event => ("rs", "event"),
                _ => ("rs", "other"),
            };
            List<(string, string)> attributes = [("ref", $"#ent{one.Entity.Id}"), ("ana", $"#a-m{one.Mention.Id}")];
            if (type is not null)
                attributes.Add(("type", type));
            yield return new(one.Mention.Anchor.Span, $"m{one.Mention.Id}", $"m{one.Mention.Id}", element, attributes);
        }
    }

    private static string IdOf(string owner, int part, int parts) => parts == 1 ? owner : $"{owner}-{part + 1}";

    // Of equal spans a quotation is the outer one.
    private static int Rank(TeiSpan span) => span.Element switch
    {
        "said" => 0,
        "seg" => 1,
        _ => 2,
    };

    private void TryAdd(IReadOnlyList<TeiSpan> spans)
    {
        var places = spans.Select(span => _article.Revision!.Blocks.ToList().FindIndex(block => block.Span.Contains(span.Span))).ToList();
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i].Span;
            if (places[i] < 0 || _blocks[places[i]].Any(other => Crosses(other.Span, span)) || spans.Any(other => other != spans[i] && other.Span.Overlaps(span)))
                return;
        }

        for (var i = 0; i < spans.Count; i++)
            _blocks[places[i]].Add(spans[i]);
        _inside.Add(spans[0].Owner);
    }

    private static bool Crosses(TextSpan a, TextSpan b) => a.Overlaps(b) && !a.Contains(b) && !b.Contains(a);

    private IEnumerable<string> Ranges(Anchor anchor)
    {
        var blocks = _article.Revision!.Blocks;
        for (var i = 0; i < blocks.Count; i++)
        {
            var (start, end) = (Math.Max(anchor.Start, blocks[i].Start), Math.Min(anchor.End, blocks[i].End));
            if (start < end)
                yield return string.Create(CultureInfo.InvariantCulture, $"#string-range(b{i + 1},{_points(start) - _points(blocks[i].Start)},{_points(end) - _points(start)})");
        }
    }
}
