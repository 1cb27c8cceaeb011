using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Shared;

/// <summary>One field of something that two people changed.</summary>
public sealed record BothFields(string Field, string? Theirs, string? Mine)
{
    /// <summary>Whether they made it different; line ends of a form and of the archive are the same.</summary>
    public bool Differ => (Theirs ?? "").Trim() != (Mine ?? "").ReplaceLineEndings("\n").Trim();

    /// <summary>A word of a kind as the reader knows it; as it was sent when there is none of that name.</summary>
    public static string? Word(string texts, string? word) => word is not null && Texts.Has($"{texts}.{word}") ? Texts.Say($"{texts}.{word}") : word;
}

/// <summary>What two people made of the same thing, side by side, for the second one to choose.</summary>
/// <param name="Address">Where the saved version is shown.</param>
/// <param name="Version">The saved version.</param>
/// <param name="Who">Who saved it.</param>
/// <param name="At">When.</param>
/// <param name="Fields">What stands in each.</param>
public sealed record BothVersions(string Address, int Version, string? Who, DateTimeOffset? At, IReadOnlyList<BothFields> Fields)
{
    public static async Task<BothVersions> OfAsync(
        ArchiveContext context, ChangeSubject subject, long id, int version, string address, IReadOnlyList<BothFields> fields, CancellationToken cancellation)
    {
        var last = await context.Changes.AsNoTracking().Include(c => c.Actor).Where(c => c.Subject == subject && c.SubjectId == id).OrderByDescending(c => c.Id).FirstOrDefaultAsync(cancellation);
        return new(address, version, last?.Who, last?.At, fields);
    }
}
