namespace NewsArchive.Proposals.Names;

/// <summary>All ways to tag a stretch of tokens with a name at neither side of it: the best one, and how probable parts of it are.</summary>
/// <remarks>
/// A linear-chain conditional random field (Lafferty, McCallum, Pereira, 2001): the weight of a way is the sum of its tokens' scores and its transitions.
/// An instance is used again and again by one thread.
/// </remarks>
internal sealed class NameLattice
{
    private const int Width = NameTag.Width;

    private float[] _factors = [];
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _scales = [];
    private float[] _best = [];
    private byte[] _from = [];

    /// <summary>The scores of the tags of each token, <see cref="NameTag.Width"/> numbers a token.</summary>
    public float[] Scores { get; private set; } = [];

    public int Length { get; private set; }

    /// <summary>Makes room for a stretch.</summary>
    public void Begin(int length)
    {
        Length = length;
        if (Scores.Length >= length * Width)
            return;
        var size = length * Width * 2;
        (Scores, _factors, _forward, _backward) = (new float[size], new float[size], new float[size], new float[size]);
        (_best, _from, _scales) = (new float[size], new byte[size], new float[length * 2]);
    }

    /// <summary>The tags of the best way.</summary>
    public void Best(float[] transitions, Span<int> tags)
    {
        for (var tag = 0; tag < NameTag.Count; tag++)
            _best[tag] = NameTag.Starts(tag) ? Scores[tag] + transitions[tag] : float.NegativeInfinity;
        for (var at = 1; at < Length; at++)
        {
            var row = at * Width;
            for (var tag = 0; tag < NameTag.Count; tag++)
            {
                var (best, from) = (float.NegativeInfinity, 0);
                foreach (var before in NameTag.Before[tag])
                {
                    var score = _best[row - Width + before] + transitions[(before * Width) + tag];
                    if (score > best)
                        (best, from) = (score, before);
                }

                (_best[row + tag], _from[row + tag]) = (best + Scores[row + tag], (byte)from);
            }
        }

        var last = NameTag.Outside;
        for (var tag = 1; tag < NameTag.Count; tag++)
        {
            if (NameTag.Ends(tag) && _best[((Length - 1) * Width) + tag] > _best[((Length - 1) * Width) + last])
                last = tag;
        }

        for (var at = Length - 1; at >= 0; at--)
        {
            tags[at] = last;
            last = _from[(at * Width) + last];
        }
    }

    /// <summary>Weighs all ways; to be called before what asks for probabilities.</summary>
    /// <returns>The logarithm of the sum of the weights of all ways.</returns>
    public double Weigh(float[] transitionFactors)
    {
        var sum = 0.0;
        for (var at = 0; at < Length; at++)
        {
            var row = at * Width;
            var most = Scores[row];
            for (var tag = 1; tag < NameTag.Count; tag++)
                most = Math.Max(most, Scores[row + tag]);
            var total = 0f;
            for (var tag = 0; tag < NameTag.Count; tag++)
            {
                var factor = _factors[row + tag] = MathF.Exp(Scores[row + tag] - most);
                var weight = 0f;
                if (at == 0)
                {
                    weight = NameTag.Starts(tag) ? transitionFactors[tag] : 0;
                }
                else
                {
                    foreach (var before in NameTag.Before[tag])
                        weight += _forward[row - Width + before] * transitionFactors[(before * Width) + tag];
                }

                total += _forward[row + tag] = weight * factor;
            }

            // Nothing is left when the scores are farther apart than numbers can be: then every tag counts the same.
            if (!(total > 1e-30f))
            {
                Array.Fill(_forward, 1f, row, NameTag.Count);
                total = NameTag.Count;
            }

            for (var tag = 0; tag < NameTag.Count; tag++)
                _forward[row + tag] /= total;
            _scales[at] = total;
            sum += Math.Log(total) + most;
        }

        var end = 0f;
        for (var tag = 0; tag < NameTag.Count; tag++)
            end += NameTag.Ends(tag) ? _forward[((Length - 1) * Width) + tag] : 0;
        end = Math.Max(end, 1e-30f);
        for (var tag = 0; tag < NameTag.Count; tag++)
            _backward[((Length - 1) * Width) + tag] = NameTag.Ends(tag) ? 1 / end : 0;
        for (var at = Length - 2; at >= 0; at--)
        {
            var row = at * Width;
            Array.Clear(_backward, row, NameTag.Count);
            for (var tag = 0; tag < NameTag.Count; tag++)
            {
                var behind = _backward[row + Width + tag] * _factors[row + Width + tag] / _scales[at + 1];
                foreach (var before in NameTag.Before[tag])
                    _backward[row + before] += transitionFactors[(before * Width) + tag] * behind;
            }
        }

        return sum + Math.Log(end);
    }

    /// <summary>How probable a tag is at a token.</summary>
    public float Probability(int at, int tag) => _forward[(at * Width) + tag] * _backward[(at * Width) + tag];

    /// <summary>How probable a tag is at a token with another one before it.</summary>
    public float Probability(int at, int before, int tag, float[] transitionFactors) =>
        _forward[((at - 1) * Width) + before] * transitionFactors[(before * Width) + tag] * _factors[(at * Width) + tag] / _scales[at] * _backward[(at * Width) + tag];

    /// <summary>How probable it is that exactly these tokens are a name of a kind.</summary>
    public float Probability(int start, int end, ProposedKind kind, float[] transitionFactors)
    {
        if (end - start == 1)
            return Probability(start, NameTag.Of(kind, NameTag.Unit));
        var tag = NameTag.Of(kind, NameTag.Begin);
        var weight = _forward[(start * Width) + tag];
        for (var at = start + 1; at < end; at++)
        {
            var next = NameTag.Of(kind, at == end - 1 ? NameTag.Last : NameTag.Inside);
            weight *= transitionFactors[(tag * Width) + next] * _factors[(at * Width) + next] / _scales[at];
            tag = next;
        }

        return weight * _backward[((end - 1) * Width) + tag];
    }
}
