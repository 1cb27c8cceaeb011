using System.Runtime.Intrinsics;

namespace NewsArchive.Proposals.Names;

/// <summary>All ways to tag a stretch of tokens with a name at neither side of it: the best one, and how probable parts of it are.</summary>
/// <remarks>
/// A linear-chain conditional random field (Lafferty, McCallum, Pereira, 2001): the weight of a way is the sum of its tokens' scores and its transitions.
/// An instance is used again and again by one thread.
/// </remarks>
internal sealed class NameLattice
{
    private const int Width = NameTag.Width;
    private const int Half = Width / 2;

    // Nothing is left when the scores are farther apart than numbers can be.
    private const float Nothing = 1e-30f;

    private float[] _factors = [];
    private float[] _forward = [];
    private float[] _backward = [];
    private float[] _scales = [];
    private int[] _from = [];
    private TagTransitions _transitions = new();

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
        (_from, _scales) = (new int[size], new float[length * 2]);
    }

    /// <summary>The tags of the best way.</summary>
    public void Best(TagTransitions transitions, Span<int> tags)
    {
        var weights = transitions.Weights;
        Span<float> best = stackalloc float[Width];
        var left = Vector256.Create(Scores, 0) + Vector256.Create(weights, 0);
        var right = Vector256.Create(Scores, Half) + Vector256.Create(weights, Half);
        for (var at = 1; at < Length; at++)
        {
            left.CopyTo(best);
            right.CopyTo(best[Half..]);
            var (fromLeft, fromRight) = (Vector256<int>.Zero, Vector256<int>.Zero);
            (left, right) = (Vector256.Create(float.NegativeInfinity), Vector256.Create(float.NegativeInfinity));
            for (var before = 0; before < NameTag.Count; before++)
            {
                var sofar = Vector256.Create(best[before]);
                var (newLeft, newRight) = (sofar + Vector256.Create(weights, before * Width), sofar + Vector256.Create(weights, (before * Width) + Half));
                var (isLeft, isRight) = (Vector256.GreaterThan(newLeft, left), Vector256.GreaterThan(newRight, right));
                var number = Vector256.Create(before);
                fromLeft = Vector256.ConditionalSelect(isLeft.AsInt32(), number, fromLeft);
                fromRight = Vector256.ConditionalSelect(isRight.AsInt32(), number, fromRight);
                left = Vector256.ConditionalSelect(isLeft, newLeft, left);
                right = Vector256.ConditionalSelect(isRight, newRight, right);
            }

            left += Vector256.Create(Scores, at * Width);
            right += Vector256.Create(Scores, (at * Width) + Half);
            fromLeft.CopyTo(_from, at * Width);
            fromRight.CopyTo(_from, (at * Width) + Half);
        }

        left.CopyTo(best);
        right.CopyTo(best[Half..]);
        var last = NameTag.Outside;
        for (var tag = 1; tag < NameTag.Count; tag++)
        {
            if (NameTag.CanEnd[tag] && best[tag] > best[last])
                last = tag;
        }

        for (var at = Length - 1; at >= 0; at--)
        {
            tags[at] = last;
            last = _from[(at * Width) + last];
        }
    }

    /// <summary>Weighs all ways; to be called before what asks for probabilities.</summary>
    public void Weigh(TagTransitions transitions)
    {
        _transitions = transitions;
        for (var at = 0; at < Length; at++)
            Forward(at);
        var row = (Length - 1) * Width;
        var end = 0f;
        for (var tag = 0; tag < NameTag.Count; tag++)
            end += NameTag.CanEnd[tag] ? _forward[row + tag] : 0;
        end = Math.Max(end, Nothing);
        for (var tag = 0; tag < Width; tag++)
            _backward[row + tag] = tag < NameTag.Count && NameTag.CanEnd[tag] ? 1 / end : 0;
        for (var at = Length - 2; at >= 0; at--)
            Backward(at);
    }

    private void Forward(int at)
    {
        var row = at * Width;
        var most = Scores[row];
        for (var tag = 1; tag < NameTag.Count; tag++)
            most = Math.Max(most, Scores[row + tag]);
        // The padding has no score: it must not be greater than the tags.
        var left = Vector256.Exp(Vector256.Min(Vector256.Create(Scores, row) - Vector256.Create(most), Vector256<float>.Zero));
        var right = Vector256.Exp(Vector256.Min(Vector256.Create(Scores, row + Half) - Vector256.Create(most), Vector256<float>.Zero));
        left.CopyTo(_factors, row);
        right.CopyTo(_factors, row + Half);
        var factors = _transitions.Factors;
        if (at == 0)
        {
            left *= Vector256.Create(factors, 0);
            right *= Vector256.Create(factors, Half);
        }
        else
        {
            var (toLeft, toRight) = (Vector256<float>.Zero, Vector256<float>.Zero);
            for (var before = 0; before < NameTag.Count; before++)
            {
                var weight = Vector256.Create(_forward[row - Width + before]);
                toLeft += weight * Vector256.Create(factors, before * Width);
                toRight += weight * Vector256.Create(factors, (before * Width) + Half);
            }

            left *= toLeft;
            right *= toRight;
        }

        var total = Vector256.Sum(left + right);
        if (!(total > Nothing))
        {
            // Then every tag counts the same.
            (left, right, total) = (Vector256<float>.One, Vector256<float>.One, Width);
        }

        (left / total).CopyTo(_forward, row);
        (right / total).CopyTo(_forward, row + Half);
        _scales[at] = total;
    }

    private void Backward(int at)
    {
        var row = at * Width;
        var (left, right) = (Vector256<float>.Zero, Vector256<float>.Zero);
        for (var tag = 0; tag < NameTag.Count; tag++)
        {
            var behind = Vector256.Create(_backward[row + Width + tag] * _factors[row + Width + tag] / _scales[at + 1]);
            left += behind * Vector256.Create(_transitions.Transposed, tag * Width);
            right += behind * Vector256.Create(_transitions.Transposed, (tag * Width) + Half);
        }

        left.CopyTo(_backward, row);
        right.CopyTo(_backward, row + Half);
    }

    /// <summary>How probable a tag is at a token.</summary>
    public float Probability(int at, int tag) => _forward[(at * Width) + tag] * _backward[(at * Width) + tag];

    /// <summary>How probable a tag is at a token with another one before it.</summary>
    public float Probability(int at, int before, int tag) =>
        _forward[((at - 1) * Width) + before] * _transitions.Factors[(before * Width) + tag] * _factors[(at * Width) + tag] / _scales[at] * _backward[(at * Width) + tag];

    /// <summary>How probable it is that exactly these tokens are a name of a kind.</summary>
    public float Probability(int start, int end, ProposedKind kind)
    {
        if (end - start == 1)
            return Probability(start, NameTag.Of(kind, NameTag.Unit));
        var tag = NameTag.Of(kind, NameTag.Begin);
        var weight = _forward[(start * Width) + tag];
        for (var at = start + 1; at < end; at++)
        {
            var next = NameTag.Of(kind, at == end - 1 ? NameTag.Last : NameTag.Inside);
            weight *= _transitions.Factors[(tag * Width) + next] * _factors[(at * Width) + next] / _scales[at];
            tag = next;
        }

        return weight * _backward[((end - 1) * Width) + tag];
    }
}
