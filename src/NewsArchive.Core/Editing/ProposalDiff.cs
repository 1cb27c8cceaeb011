using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Editing;

/// <summary>Holds new proposals against the annotations an article has: what a person made, decided or touched stays as it is, and nothing is proposed in its place.</summary>
/// <param name="Added">Proposals that are new.</param>
/// <param name="Removed">Proposals of an earlier time that are not made any more.</param>
/// <param name="Kept">How many of an earlier time are made again.</param>
internal sealed record ProposalDiff<TProposal, TAnnotation>(List<TProposal> Added, List<TAnnotation> Removed, int Kept)
{
    /// <param name="proposals">The proposals.</param>
    /// <param name="annotations">All annotations of the kind in the article.</param>
    /// <param name="isFree">Whether an annotation is a proposal that nobody has touched.</param>
    /// <param name="isEqual">Whether an annotation says just what a proposal says.</param>
    /// <param name="areInTheWay">Whether a proposal is about the place of an annotation.</param>
    public static ProposalDiff<TProposal, TAnnotation> Of(
        IEnumerable<TProposal> proposals, IReadOnlyList<TAnnotation> annotations, Func<TAnnotation, bool> isFree,
        Func<TProposal, TAnnotation, bool> isEqual, Func<TProposal, TAnnotation, bool> areInTheWay)
    {
        var free = annotations.Where(isFree).ToList();
        var fixedOnes = annotations.Where(annotation => !isFree(annotation)).ToList();
        var added = new List<TProposal>();
        var kept = 0;
        foreach (var proposal in proposals)
        {
            if (fixedOnes.Exists(annotation => areInTheWay(proposal, annotation)))
                continue;
            var same = free.FindIndex(annotation => isEqual(proposal, annotation));
            if (same < 0)
            {
                added.Add(proposal);
                continue;
            }

            free.RemoveAt(same);
            kept++;
        }

        return new(added, free, kept);
    }
}

/// <summary>When two stretches of a text are about the same.</summary>
internal static class SamePlace
{
    /// <summary>Whether half of what both cover together is covered by both.</summary>
    public static bool IsShared(TextSpan one, TextSpan other)
    {
        var shared = Math.Min(one.End, other.End) - Math.Max(one.Start, other.Start);
        return shared > 0 && shared * 2 >= Math.Max(one.End, other.End) - Math.Min(one.Start, other.Start);
    }

    /// <summary>From the first part of a quotation to its last.</summary>
    public static TextSpan ExtentOf(IReadOnlyList<Anchor> parts) => new(parts.Min(part => part.Start), parts.Max(part => part.End));
}
