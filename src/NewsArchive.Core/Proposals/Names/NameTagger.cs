namespace NewsArchive.Proposals.Names;

/// <summary>A name as the tagger finds it: tokens, half-open.</summary>
internal readonly record struct TaggedName(int First, int End, ProposedKind Kind, float Confidence, bool IsRecalled = false);

/// <summary>Finds names by the learned weights, in two readings: the second knows what the first made of the same words at other places.</summary>
internal sealed class NameTagger
{
    // A stretch is cut there: no name is as long, and memory stays small for a text that is all capitals.
    public const int LongestStretch = 256;

    private readonly NameDocument _document;
    private readonly NameModel _model;
    private readonly NameLattice _lattice = new();
    private readonly byte[] _tags;
    private readonly float[] _confidences;
    private readonly int[] _best = new int[LongestStretch];
    private readonly List<TaggedName> _names = [];

    private NameTagger(NameDocument document, NameModel model)
    {
        (_document, _model, _tags, _confidences) = (document, model, new byte[document.Tokens.Count], new float[document.Tokens.Count]);
        Array.Fill(_confidences, 1);
    }

    /// <summary>The stretches of tokens in which names may stand, half-open.</summary>
    public static List<(int Start, int End)> Stretches(NameDocument document)
    {
        var stretches = new List<(int, int)>();
        var active = document.Active;
        for (var at = 0; at < active.Length; at++)
        {
            if (!active[at])
                continue;
            var start = at;
            while (at < active.Length && active[at] && at - start < LongestStretch && (at == start || !document.Tokens[at].Is(TokenPlace.LineStart)))
                at++;
            stretches.Add((start, at));
            at--;
        }

        return stretches;
    }

    public static List<TaggedName> Tag(NameDocument document, NameModel model)
    {
        var tagger = new NameTagger(document, model);
        var stretches = Stretches(document);
        var scores = tagger.ReadFirst(stretches);
        tagger.ReadAgain(stretches, scores, tagger.Beliefs());
        return tagger._names;
    }

    /// <summary>What a first reading makes of a document, and the scores of its active tokens: what a second one is learned from.</summary>
    public static (NameBeliefs Beliefs, float[] Scores) First(NameDocument document, NameModel model)
    {
        var tagger = new NameTagger(document, model);
        var scores = tagger.ReadFirst(Stretches(document));
        return (tagger.Beliefs(), scores);
    }

    private NameBeliefs Beliefs() => NameBeliefs.Of(_document, _tags, _confidences);

    private float[] ReadFirst(List<(int Start, int End)> stretches)
    {
        var evidence = NameEvidence.Of(_document);
        var scores = new float[stretches.Sum(stretch => stretch.End - stretch.Start) * NameTag.Width];
        var row = 0;
        Span<uint> keys = stackalloc uint[NameFeatures.Most];
        foreach (var (start, end) in stretches)
        {
            var first = row;
            for (var at = start; at < end; at++, row += NameTag.Width)
                _model.Score(keys[..NameFeatures.Of(_document, evidence, at, keys)], scores.AsSpan(row, NameTag.Width));
            _lattice.Begin(end - start);
            scores.AsSpan(first, row - first).CopyTo(_lattice.Scores);
            Decide(start, end);
        }

        return scores;
    }

    private void ReadAgain(List<(int Start, int End)> stretches, float[] scores, NameBeliefs beliefs)
    {
        var (row, known) = (0, 0);
        var first = _names.ToArray();
        _names.Clear();
        Span<uint> keys = stackalloc uint[NameBeliefs.MostFeatures];
        Span<float> more = stackalloc float[NameTag.Width];
        foreach (var (start, end) in stretches)
        {
            _lattice.Begin(end - start);
            scores.AsSpan(row, (end - start) * NameTag.Width).CopyTo(_lattice.Scores);
            var isNew = false;
            for (var at = start; at < end; at++, row += NameTag.Width)
            {
                if (beliefs.Features(at, keys) is not (> 0 and var count))
                    continue;
                isNew = true;
                _model.Score(keys[..count], more);
                for (var tag = 0; tag < NameTag.Count; tag++)
                    _lattice.Scores[((at - start) * NameTag.Width) + tag] += more[tag];
            }

            // Where no word stands elsewhere the first reading stands.
            if (isNew)
                Decide(start, end);
            for (; known < first.Length && first[known].First < end; known++)
            {
                if (!isNew)
                    _names.Add(first[known]);
            }
        }
    }

    private void Decide(int start, int end)
    {
        var tags = _best;
        _lattice.Best(_model.Transitions, tags);
        var weighed = false;
        for (var at = 0; at < end - start; at++)
        {
            if (tags[at] == NameTag.Outside)
                continue;
            if (!weighed)
                _lattice.Weigh(_model.Transitions);
            weighed = true;
            var (first, kind) = (at, NameTag.KindOf(tags[at]));
            while (!NameTag.Ends(tags[at]))
                at++;
            var confidence = Math.Clamp(_lattice.Probability(first, at + 1, kind), 0, 1);
            for (var i = first; i <= at; i++)
                (_tags[start + i], _confidences[start + i]) = ((byte)tags[i], confidence);
            _names.Add(new TaggedName(start + first, start + at + 1, kind, confidence));
        }
    }
}
