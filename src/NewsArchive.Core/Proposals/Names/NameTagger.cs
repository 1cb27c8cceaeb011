namespace NewsArchive.Proposals.Names;

/// <summary>A name as the tagger finds it: tokens, half-open.</summary>
internal readonly record struct TaggedName(int First, int End, ProposedKind Kind, float Confidence, bool IsRecalled = false);

/// <summary>Finds names by the learned weights.</summary>
internal static class NameTagger
{
    // A stretch is cut there: no name is as long, and memory stays small for a text that is all capitals.
    public const int LongestStretch = 256;

    /// <summary>The stretches of tokens in which names may stand, half-open.</summary>
    public static IEnumerable<(int Start, int End)> Stretches(NameDocument document)
    {
        var active = document.Active;
        for (var at = 0; at < active.Length; at++)
        {
            if (!active[at])
                continue;
            var start = at;
            while (at < active.Length && active[at] && at - start < LongestStretch && (at == start || !document.Tokens[at].Is(TokenPlace.LineStart)))
                at++;
            yield return (start, at);
            at--;
        }
    }

    public static List<TaggedName> Tag(NameDocument document, NameModel model)
    {
        var names = new List<TaggedName>();
        var evidence = NameEvidence.Of(document);
        var lattice = new NameLattice();
        Span<uint> keys = stackalloc uint[NameFeatures.Most];
        Span<int> tags = stackalloc int[LongestStretch];
        foreach (var (start, end) in Stretches(document))
        {
            lattice.Begin(end - start);
            for (var at = start; at < end; at++)
            {
                var count = NameFeatures.Of(document, evidence, at, keys);
                model.Score(keys[..count], lattice.Scores.AsSpan((at - start) * NameTag.Width, NameTag.Width));
            }

            lattice.Best(model.Transitions, tags);
            var weighed = false;
            for (var at = 0; at < end - start; at++)
            {
                if (tags[at] == NameTag.Outside)
                    continue;
                if (!weighed)
                    lattice.Weigh(model.Factors);
                weighed = true;
                var (first, kind) = (at, NameTag.KindOf(tags[at]));
                while (!NameTag.Ends(tags[at]))
                    at++;
                names.Add(new TaggedName(start + first, start + at + 1, kind, Math.Clamp(lattice.Probability(first, at + 1, kind, model.Factors), 0, 1)));
            }
        }

        return names;
    }
}
