namespace NewsArchive.Returning;

/// <summary>Holds the annotations of a file against those an article has.</summary>
internal sealed class ReturnMatch<TContent, TAnnotation, TReturned>(ReturnCounts counts, ReturnReport report)
    where TReturned : IReturnedAnnotation
    where TAnnotation : class
{
    /// <summary>Whether an annotation says just what the file says, as far as the format tells.</summary>
    public required Func<TContent, TAnnotation, bool> IsSame { get; init; }

    /// <summary>Whether it is about the very same words.</summary>
    public required Func<TContent, TAnnotation, bool> IsSamePlace { get; init; }

    /// <summary>Whether it is a proposal that nobody has touched.</summary>
    public required Func<TAnnotation, bool> IsFree { get; init; }

    /// <summary>Whether the file has it decided, and it stands where nobody needs to look.</summary>
    public required Func<TContent, (bool IsDecided, bool IsSure)> Standing { get; init; }

    public required Action<TContent, TReturned> Add { get; init; }

    public required Action<TAnnotation, TContent> Decide { get; init; }

    public void Run(IReadOnlyList<(TContent Content, TReturned From)> contents, List<TAnnotation> annotations)
    {
        var left = annotations.ToList();
        var others = new List<(TContent Content, TReturned From)>();
        foreach (var one in contents)
        {
            if (Take(left, annotation => IsSame(one.Content, annotation)) is null)
                others.Add(one);
            else
                counts.Unchanged++;
        }

        foreach (var (content, from) in others)
        {
            var (isDecided, isSure) = Standing(content);
            if (Take(left, annotation => IsSamePlace(content, annotation)) is not { } same)
            {
                counts.Added++;
                counts.ToCheck += isSure ? 0 : 1;
                Add(content, from);
            }
            else if (isDecided && IsFree(same))
            {
                counts.Decided++;
                Decide(same, content);
            }
            else
            {
                counts.Differing++;
                report.Say(from.Where, new Message("return.differs", Editing.Words.Shown(from.Spans.First().Exact)));
            }
        }
    }

    private static TAnnotation? Take(List<TAnnotation> left, Predicate<TAnnotation> which)
    {
        var at = left.FindIndex(which);
        if (at < 0)
            return null;
        var found = left[at];
        left.RemoveAt(at);
        return found;
    }
}
