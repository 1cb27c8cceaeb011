using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;
using NewsArchive.Text.Alignment;

namespace NewsArchive.Importing;

/// <summary>How many annotations of an article a person has to look at after its text has changed.</summary>
/// <param name="ToCheck">Carried over, but not for certain.</param>
/// <param name="Lost">Still with an older text, where their words stand.</param>
internal readonly record struct Reanchored(int ToCheck, int Lost);

/// <summary>Lets annotations follow when an article gets a new revision (<see cref="Carrying"/> says when they do).</summary>
/// <remarks>
/// Those that wait with an older revision try again from their own text: when an earlier text comes back, they return to
/// their places. Those in doubt are followed from where they stood for certain, and stay in doubt unless that succeeds.
/// </remarks>
internal sealed class Reanchoring
{
    private readonly ArchiveContext _context;
    private readonly Revision _revision;
    private readonly long _articleId;
    private readonly Dictionary<int, Carrying?> _carrying = [];

    private Reanchoring(ArchiveContext context, long articleId, Revision revision) => (_context, _articleId, _revision) = (context, articleId, revision);

    /// <returns>What is left to be done. In a dry run it is only counted.</returns>
    public static Reanchored Follow(ArchiveContext context, long articleId, Revision revision, bool isDryRun, TimeProvider time)
    {
        var left = new Reanchoring(context, articleId, revision).Follow(new ChangeLog(context, time, "import"), isDryRun);
        if (!isDryRun)
            context.SaveChanges();
        context.ChangeTracker.Clear();
        return left;
    }

    private Reanchored Follow(ChangeLog log, bool isDryRun)
    {
        var (toCheck, lost) = (0, 0);
        foreach (var quote in _context.Quotes.Where(q => q.ArticleId == _articleId).ToList())
        {
            var before = quote.Content;
            if (Moved(before, _context.LastSure(quote)) is { } after)
            {
                quote.Version++;
                quote.Become(after);
                if (!isDryRun)
                    log.Note(quote, before, after);
            }

            Count(quote.State, quote.Revision, quote.Anchoring, ref toCheck, ref lost);
        }

        foreach (var mention in _context.Mentions.Where(m => m.ArticleId == _articleId).ToList())
        {
            var before = mention.Content;
            if (Moved(before, _context.LastSure(mention)) is { } after)
            {
                mention.Version++;
                mention.Become(after);
                if (!isDryRun)
                    log.Note(mention, before, after);
            }

            Count(mention.State, mention.Revision, mention.Anchoring, ref toCheck, ref lost);
        }

        return new Reanchored(toCheck, lost);
    }

    private QuoteContent? Moved(QuoteContent now, QuoteContent? sure)
    {
        var fromSure = sure is null ? null : From(sure.Revision)?.Follow(sure);
        var moved = now.Anchoring == Anchoring.Sure || fromSure is { Anchoring: Anchoring.Sure }
            ? fromSure
            : From(now.Revision)?.Follow(now) is { } followed ? followed with { Anchoring = Anchoring.Check } : fromSure;
        return moved is null ? null : now with { Revision = moved.Revision, Parts = moved.Parts, Cue = moved.Cue, Speaker = moved.Speaker, Anchoring = moved.Anchoring };
    }

    private MentionContent? Moved(MentionContent now, MentionContent? sure)
    {
        var fromSure = sure is null ? null : From(sure.Revision)?.Follow(sure);
        var moved = now.Anchoring == Anchoring.Sure || fromSure is { Anchoring: Anchoring.Sure }
            ? fromSure
            : From(now.Revision)?.Follow(now) is { } followed ? followed with { Anchoring = Anchoring.Check } : fromSure;
        return moved is null ? null : now with { Revision = moved.Revision, Anchor = moved.Anchor, Anchoring = moved.Anchoring };
    }

    // Every annotation is followed from the text it belongs to.
    private Carrying? From(int number)
    {
        if (!_carrying.TryGetValue(number, out var carrying))
        {
            var text = _context.Revisions.Where(r => r.ArticleId == _articleId && r.Number == number).Select(r => r.Text).SingleOrDefault();
            _carrying[number] = carrying = text is null ? null : new Carrying(new TextAlignment(text, _revision.Text), _revision.Text, _revision.Number);
        }

        return carrying;
    }

    // What was rejected waits for nobody.
    private void Count(AnnotationState state, int revision, Anchoring anchoring, ref int toCheck, ref int lost)
    {
        if (state == AnnotationState.Rejected)
            return;
        if (revision != _revision.Number)
            lost++;
        else if (anchoring == Anchoring.Check)
            toCheck++;
    }
}
