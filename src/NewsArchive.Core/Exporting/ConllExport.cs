using System.Globalization;
using System.Text;
using NewsArchive.Annotations;
using NewsArchive.Entities;
using NewsArchive.Text;

namespace NewsArchive.Exporting;

/// <summary>CoNLL-2002 with IOB2 tags: a file of names, one of quotations, and one that says where each token stands and which annotation it is of.</summary>
/// <remarks>
/// A token is of a span that it overlaps. The format is flat: where spans overlap, the longest is kept (the first one, if they are
/// as long), and the others are left out and counted. Names are PER, ORG, LOC and MISC; parts of quotations DIRECT, INDIRECT and
/// MIXED, beside CUE and SPEAKER.
/// </remarks>
internal sealed class ConllExport : ExportFormat
{
    public override string Name => "conll";

    public override string Ending => "zip";

    public override string MediaType => "application/zip";

    public override IReadOnlyList<string> Lacks => ["flat", "links", "metadata", "blocks", "earlier", "notes", "categories", "register", "rejected", "originals", "history"];

    internal override string Offsets => "utf-16, code points";

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        var zip = await ZippedFiles.BeginAsync(output, export.At, cancellation);
        await WriteFileAsync("names.conll", ExportParts.Text | ExportParts.Mentions, (lines, article) => Tagged(lines, article, NamesOf(article), export.Counts));
        await WriteFileAsync("quotations.conll", ExportParts.Text | ExportParts.Quotes, (lines, article) => Tagged(lines, article, QuotesOf(article), export.Counts));
        await WriteFileAsync("tokens.tsv", ExportParts.Annotations, Placed, "article\tkey\tsentence\ttoken\tform\tstart\tend\tstartCodePoint\tendCodePoint\tmention\tmentionState\tquote\tquoteState\n");
        await zip.CompleteAsync(Manifest.Whole(export), cancellation);

        async Task WriteFileAsync(string name, ExportParts parts, Action<StringBuilder, ExportedArticle> write, string header = "")
        {
            await using var file = await zip.BeginFileAsync(name, cancellation);
            await file.WriteAsync(Encoding.UTF8.GetBytes(header), cancellation);
            await foreach (var article in export.Articles(parts, cancellation))
            {
                export.Name(article.Entities);
                var lines = new StringBuilder();
                write(lines, article);
                await file.WriteAsync(Encoding.UTF8.GetBytes(lines.ToString()), cancellation);
            }
        }
    }

    private static void Tagged(StringBuilder lines, ExportedArticle article, List<FlatSpan> spans, ExportCounts counts)
    {
        var tokens = ConllTokens.Of(article.Text);
        var kept = Flat(spans, tokens);
        counts.Overlapped += spans.Count - kept.Where(span => span is not null).Distinct().Count();
        lines.Append("-DOCSTART- O\n\n");
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i > 0 && tokens[i].Sentence != tokens[i - 1].Sentence)
                lines.Append('\n');
            var place = kept[i] is not { } span ? "O" : i > 0 && kept[i - 1] == span ? $"I-{span.Tag}" : $"B-{span.Tag}";
            lines.Append(tokens[i].Span.In(article.Text)).Append(' ').Append(place).Append('\n');
        }

        lines.Append('\n');
    }

    private static void Placed(StringBuilder lines, ExportedArticle article)
    {
        var tokens = ConllTokens.Of(article.Text);
        var points = Text.Offsets.CodePointsOf(article.Text);
        var (names, quotes) = (Flat(NamesOf(article), tokens), Flat(QuotesOf(article), tokens));
        var key = string.Concat(article.Article.Key.Select(c => char.IsControl(c) ? ' ' : c));
        for (var i = 0; i < tokens.Count; i++)
        {
            var span = tokens[i].Span;
            lines.Append(CultureInfo.InvariantCulture, $"{article.Article.Id}\t{key}\t{tokens[i].Sentence}\t{i + 1}\t{span.In(article.Text)}\t{span.Start}\t{span.End}\t{points(span.Start)}\t{points(span.End)}\t");
            lines.Append(CultureInfo.InvariantCulture, $"{names[i]?.Id}\t{names[i]?.State}\t{quotes[i]?.Id}\t{quotes[i]?.State}\n");
        }
    }

    // Whose token each is: the longest spans take theirs first, and those of which one is taken get none.
    private static FlatSpan?[] Flat(List<FlatSpan> spans, List<ConllToken> tokens)
    {
        var taken = new FlatSpan?[tokens.Count];
        foreach (var span in spans.OrderByDescending(span => span.Span.Length).ThenBy(span => span.Span.Start).ThenBy(span => span.Id))
        {
            var first = FirstAfter(span.Span.Start);
            var last = first;
            while (last < tokens.Count && tokens[last].Span.Start < span.Span.End)
                last++;
            if (taken.AsSpan(first, last - first).ContainsAnyExcept((FlatSpan?)null))
                continue;
            taken.AsSpan(first, last - first).Fill(span);
        }

        return taken;

        int FirstAfter(int start)
        {
            var (low, high) = (0, tokens.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (tokens[middle].Span.End <= start)
                    low = middle + 1;
                else
                    high = middle;
            }

            return low;
        }
    }

    private static List<FlatSpan> NamesOf(ExportedArticle article) => [.. article.Mentions.Select(one => new FlatSpan(one.Mention.Anchor.Span, one.Entity.Kind switch
    {
        EntityKind.Person => "PER",
        EntityKind.Organisation => "ORG",
        EntityKind.Place => "LOC",
        _ => "MISC",
    }, one.Mention.Id, ExportJson.Word(one.Mention.State)))];

    private static List<FlatSpan> QuotesOf(ExportedArticle article) => [.. article.Quotes.SelectMany(one =>
    {
        var (quote, state) = (one.Quote, ExportJson.Word(one.Quote.State));
        IEnumerable<(Anchor? Anchor, string Tag)> spans = [.. quote.Parts.Select(part => (part, quote.Kind.ToString().ToUpperInvariant())), (quote.Cue, "CUE"), (quote.Speaker, "SPEAKER")];
        return spans.Where(span => span.Anchor is not null).Select(span => new FlatSpan(span.Anchor!.Span, span.Tag, quote.Id, state));
    })];

    private sealed record FlatSpan(TextSpan Span, string Tag, long Id, string State);
}
