using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Exporting;

namespace NewsArchive.Returning;

/// <summary>Whether annotations say the same, as far as a format tells. How sure a rule was of it is no part of what it says.</summary>
internal static class SameContent
{
    public static bool Is(MentionContent file, MentionContent archive, Told told) => With(file, archive, told) with { Anchoring = archive.Anchoring, Confidence = archive.Confidence } == archive;

    public static bool Is(QuoteContent file, QuoteContent archive, Told told, Revision current)
    {
        var other = With(file, archive, told);
        return HaveSameParts(other.Parts, archive.Parts, told, current) && BratAnnotations.OneLine(other.Note ?? "") == BratAnnotations.OneLine(archive.Note ?? "")
            && (other with { Parts = archive.Parts, Note = archive.Note, Anchoring = archive.Anchoring, Confidence = archive.Confidence }).Says(archive);
    }

    /// <summary>What the file says, with what its format has no word for as the archive has it.</summary>
    public static MentionContent With(MentionContent file, MentionContent archive, Told told) => file with
    {
        Origin = told.HasFlag(Told.Origin) ? file.Origin : archive.Origin,
        Confidence = told.HasFlag(Told.Confidence) ? file.Confidence ?? archive.Confidence : archive.Confidence,
    };

    /// <inheritdoc cref="With(MentionContent, MentionContent, Told)"/>
    public static QuoteContent With(QuoteContent file, QuoteContent archive, Told told) => file with
    {
        Origin = told.HasFlag(Told.Origin) ? file.Origin : archive.Origin,
        Confidence = told.HasFlag(Told.Confidence) ? file.Confidence ?? archive.Confidence : archive.Confidence,
        Categories = told.HasFlag(Told.Categories) ? file.Categories : archive.Categories,
    };

    /// <summary>Whether two lists of parts have the same words; where the format cannot say where one ends and the next begins, only what they cover.</summary>
    public static bool HaveSameParts(IReadOnlyList<Anchor> file, IReadOnlyList<Anchor> archive, Told told, Revision current) =>
        told.HasFlag(Told.Parts) ? file.SequenceEqual(archive) : Covered(file, current.Text).SequenceEqual(Covered(archive, current.Text));

    // The stretches they cover together; those that only a line end parts are one.
    private static List<(int Start, int End)> Covered(IReadOnlyList<Anchor> parts, string text)
    {
        var covered = new List<(int Start, int End)>();
        foreach (var part in parts.OrderBy(part => part.Start).ThenBy(part => part.End))
        {
            if (covered is [.., var last] && (part.Start < last.End || (part.Start > last.End && part.End <= text.Length && BratAnnotations.AreBreaks(text.AsSpan(last.End, part.Start - last.End)))))
                covered[^1] = (last.Start, Math.Max(last.End, part.End));
            else
                covered.Add((part.Start, part.End));
        }

        return covered;
    }
}
