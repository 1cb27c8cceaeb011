using NewsArchive.Importing;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>The report of an import, as <c>import --json</c> gives it.</summary>
public sealed record ImportShape(
    int Read, int Imported, int Updated, int Unchanged, int Deleted, IReadOnlyList<DuplicateNote> Duplicates,
    IReadOnlyList<ReasonShape> Rejected, IReadOnlyList<ReasonShape> Skipped, IReadOnlyList<TextShape> Warnings)
{
    public static ImportShape Of(ImportReport report) => new(
        report.Read, report.Imported, report.Updated, report.Unchanged, report.Deleted, report.Duplicates,
        [.. report.Rejected.Select(note => new ReasonShape(note.File, Texts.Say(note.Text)))],
        [.. report.Skipped.Select(note => new ReasonShape(note.File, Texts.Say(note.Text)))],
        [.. report.Warnings.Select(note => new TextShape(note.File, Texts.Say(note.Text)))]);
}

public sealed record ReasonShape(string File, string Reason);

public sealed record TextShape(string File, string Text);
