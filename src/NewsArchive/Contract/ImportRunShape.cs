using NewsArchive.Articles;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>An import, as <c>GET /api/imports/{id}</c> gives it. A run that was killed is <c>stopped</c>; one that failed says why in <c>fault</c>.</summary>
public sealed record ImportRunShape(
    long Id, ImportState State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, string Who, string Origin, string? Publication, string Program,
    string? Fault, int Read, int Imported, int Updated, int Unchanged, int Deleted, int Duplicates, int Rejected, int Skipped)
{
    public static ImportRunShape Of(ImportRun run, ImportState state) => new(
        run.Id, state, run.StartedAt, run.EndedAt, run.Who, run.Origin, run.Publication, run.Program,
        run.Fault is { } fault ? Texts.Say(fault) : null, run.Read, run.Imported, run.Updated, run.Unchanged, run.Deleted, run.Duplicates, run.Rejected, run.Skipped);
}
