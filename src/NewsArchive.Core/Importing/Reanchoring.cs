using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Lets annotations follow when an article gets a new revision: only where it is certain that the words are the same.</summary>
/// <remarks>
/// Certain is: before the first difference, behind the last, or in a line that both texts have exactly once.
/// Everything else stays with the old revision, where its words still stand, until a person decides.
/// </remarks>
internal static class Reanchoring
{
    /// <returns>How many annotations stay with an older revision. In a dry run they are only counted.</returns>
    public static int Follow(ArchiveContext context, long articleId, Revision revision, bool isDryRun, TimeProvider time)
    {
        var log = new ChangeLog(context, time, "import");
        var former = context.Revisions.AsNoTracking().Single(r => r.ArticleId == articleId && r.Number == revision.Number - 1);
        var map = new TextMap(former.Text, revision.Text);
        var lost = 0;
        foreach (var quote in context.Quotes.Where(q => q.ArticleId == articleId).ToList())
        {
            if (quote.Revision == former.Number && Moved(quote.Content, map, revision.Number) is { } moved)
            {
                var before = quote.Content;
                quote.Version++;
                quote.Become(moved);
                log.Note(quote, before, moved);
            }
            else
            {
                lost++;
            }
        }

        foreach (var mention in context.Mentions.Where(m => m.ArticleId == articleId).ToList())
        {
            if (mention.Revision == former.Number && map.Follow(mention.Anchor) is { } anchor)
            {
                var before = mention.Content;
                mention.Version++;
                mention.Become(before with { Revision = revision.Number, Anchor = anchor });
                log.Note(mention, before, mention.Content);
            }
            else
            {
                lost++;
            }
        }

        if (!isDryRun)
            context.SaveChanges();
        context.ChangeTracker.Clear();
        return lost;
    }

    private static QuoteContent? Moved(QuoteContent quote, TextMap map, int revision)
    {
        var anchors = quote.Anchors.Select(map.Follow).ToList();
        if (anchors.Contains(null))
            return null;
        return quote with
        {
            Revision = revision,
            Parts = [.. quote.Parts.Select(part => map.Follow(part)!)],
            Cue = quote.Cue is null ? null : map.Follow(quote.Cue),
            Speaker = quote.Speaker is null ? null : map.Follow(quote.Speaker),
        };
    }

    private sealed class TextMap(string from, string to)
    {
        private readonly int _before = from.AsSpan().CommonPrefixLength(to);
        private readonly int _behind = CommonSuffix(from, to);

        public Anchor? Follow(Anchor anchor)
        {
            int? start = anchor.End <= _before ? anchor.Start
                : anchor.Start >= from.Length - _behind ? anchor.Start + to.Length - from.Length
                : ByLine(anchor);
            var moved = start is { } found ? anchor.MovedTo(found) : null;
            return moved is not null && moved.Holds(to) && Offsets.Fits(to, moved.Span) ? moved : null;
        }

        private int? ByLine(Anchor anchor)
        {
            var start = anchor.Start == 0 ? 0 : from.LastIndexOf('\n', anchor.Start - 1) + 1;
            var end = from.IndexOf('\n', anchor.End) is var at and >= 0 ? at : from.Length;
            var line = from[start..end];
            return Once(from, line) is null ? null : Once(to, line) + anchor.Start - start;
        }

        // Where a line stands in a text that has it exactly once, as a whole line.
        private static int? Once(string text, string line)
        {
            var framed = $"\n{text}\n";
            var at = framed.IndexOf($"\n{line}\n", StringComparison.Ordinal);
            return at >= 0 && framed.IndexOf($"\n{line}\n", at + 1, StringComparison.Ordinal) < 0 ? at : null;
        }

        private static int CommonSuffix(string a, string b)
        {
            var most = Math.Min(a.Length, b.Length) - a.AsSpan().CommonPrefixLength(b);
            var length = 0;
            while (length < most && a[^(length + 1)] == b[^(length + 1)])
                length++;
            return length;
        }
    }
}
