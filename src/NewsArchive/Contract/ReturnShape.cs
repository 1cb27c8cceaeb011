using NewsArchive.Returning;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>What <c>annotations import --json</c> prints.</summary>
internal sealed record ReturnShape(string Format, bool DryRun, ReturnArticles Articles, ReturnCountsShape Quotes, ReturnCountsShape Mentions, ReturnEntities Entities, long Rejected, IEnumerable<ReturnNoteShape> Notes, long MoreNotes, long? Change)
{
    public static ReturnShape Of(ReturnReport report, bool isDryRun) => new(
        report.Format switch { ReturnFormat.JsonLines => "jsonl", ReturnFormat.WebAnnotation => "w3c", _ => "brat" }, isDryRun,
        new(report.Found, report.Made, report.Missing), Of(report.Quotes), Of(report.Mentions), new(report.Known, report.New), report.Rejected,
        report.Notes.Select(note => new ReturnNoteShape(note.Where, Texts.Say(note.What))), report.MoreNotes, report.Batch);

    private static ReturnCountsShape Of(ReturnCounts counts) => new(counts.Added, counts.Unchanged, counts.Decided, counts.Differing, counts.ToCheck, counts.Lost);
}

internal sealed record ReturnArticles(long Found, long New, long Missing);

internal sealed record ReturnCountsShape(long Added, long Unchanged, long Decided, long Differing, long ToCheck, long Lost);

internal sealed record ReturnEntities(long Found, long New);

internal sealed record ReturnNoteShape(string Where, string Text);
