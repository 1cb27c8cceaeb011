using System.Numerics;
using NewsArchive.Proposals.Names;

namespace NewsArchive.Benchmarks.Names;

/// <summary>Learns the weights: a conditional random field by stochastic gradients with AdaGrad steps (Duchi, Hazan, Singer, 2011). The same data give the same weights.</summary>
/// <remarks>
/// The weights of the second reading are learned on top of a first one of each article by weights that were not learned from it, so that they know how far it can be trusted.
/// A part of the features is left out at random at each step, so that names are learned by their surroundings as well as by heart.
/// </remarks>
internal sealed class NameTrainer
{
    private const int Width = NameTag.Width;

    public int Parts { get; init; } = 4;

    public int Rounds { get; init; } = 15;

    public int SecondRounds { get; init; } = 8;

    public float Rate { get; init; } = 0.05f;

    public float Decay { get; init; } = 3e-4f;

    public float Dropout { get; init; } = 0.3f;

    /// <summary>Learns both readings.</summary>
    /// <param name="data">The data.</param>
    /// <param name="articles">The numbers of the articles to learn from, in the order of their dates.</param>
    public LearnedWeights Learn(TrainingData data, IReadOnlyList<int> articles)
    {
        var first = Fit([.. articles.SelectMany(article => data.First[article])], data.Numbers, null);
        if (Parts < 2)
            return first;
        var readings = new List<(int, NameModel)>();
        for (var part = 0; part < Parts; part++)
        {
            // Neighbours in time tell of the same things: a part is a stretch of time.
            var (from, to) = (articles.Count * part / Parts, articles.Count * (part + 1) / Parts);
            var others = articles.Where((_, i) => i < from || i >= to);
            var model = Fit([.. others.SelectMany(article => data.First[article])], data.Numbers, null).ToModel();
            readings.AddRange(articles.Skip(from).Take(to - from).Select(article => (article, model)));
        }

        var numbers = new FeatureNumbers();
        var second = Fit([.. data.Second(readings, numbers)], numbers, first.Transitions);
        return new LearnedWeights([.. first.Features, .. second.Features], first.Transitions);
    }

    private LearnedWeights Fit(Stretch[] stretches, FeatureNumbers numbers, TagTransitions? fixedTransitions)
    {
        var random = new Random(20170101);
        var (weights, squares) = (new float[numbers.Count * Width], new float[numbers.Count * Width]);
        var (transitions, transitionSquares) = (fixedTransitions ?? new TagTransitions(), new float[Width * Width]);
        Array.Fill(squares, 1e-2f);
        Array.Fill(transitionSquares, 1e-2f);
        var (lattice, gradient) = (new NameLattice(), new float[Width]);
        var kept = Array.ConvertAll(new int[NameTagger.LongestStretch], _ => new List<int>());
        for (var round = 0; round < (fixedTransitions is null ? Rounds : SecondRounds); round++)
        {
            random.Shuffle(stretches);
            foreach (var stretch in stretches)
            {
                Score(stretch, lattice, weights, kept, random);
                lattice.Weigh(transitions);
                for (var at = 0; at < stretch.Tags.Length; at++)
                {
                    for (var tag = 0; tag < NameTag.Count; tag++)
                        gradient[tag] = (stretch.Tags[at] == tag ? 1 : 0) - lattice.Probability(at, tag);
                    foreach (var feature in kept[at])
                        Step(weights, squares, feature * Width, gradient);
                    if (fixedTransitions is null)
                        StepTransitions(transitions.Weights, transitionSquares, stretch, at, lattice, gradient);
                }

                if (fixedTransitions is null)
                    transitions.Update();
            }
        }

        // As a part was left out in learning, each weighs as much less when all are there.
        var scale = 1 - Dropout;
        var features = new List<(uint, float[])>();
        var row = 0;
        foreach (var key in numbers.Keys)
        {
            var own = weights.AsSpan(row, Width);
            if (own.ContainsAnyExcept(0f))
                features.Add((key, Array.ConvertAll(own.ToArray(), weight => weight * scale)));
            row += Width;
        }

        return new LearnedWeights(features, transitions);
    }

    private void Score(Stretch stretch, NameLattice lattice, float[] weights, List<int>[] kept, Random random)
    {
        lattice.Begin(stretch.Tags.Length);
        for (var at = 0; at < stretch.Tags.Length; at++)
        {
            kept[at].Clear();
            var scores = lattice.Scores.AsSpan(at * Width, Width);
            scores.Clear();
            stretch.Scores?.AsSpan(at * Width, Width).CopyTo(scores);
            foreach (var feature in stretch.Features[at])
            {
                if (random.NextSingle() < Dropout)
                    continue;
                kept[at].Add(feature);
                for (var i = 0; i < Width; i += Vector<float>.Count)
                    (new Vector<float>(scores[i..]) + new Vector<float>(weights, (feature * Width) + i)).CopyTo(scores[i..]);
            }
        }
    }

    private void Step(float[] weights, float[] squares, int row, float[] gradient)
    {
        for (var i = 0; i < Width; i += Vector<float>.Count)
        {
            var (weight, step) = (new Vector<float>(weights, row + i), new Vector<float>(gradient, i));
            step -= weight * Decay;
            var square = new Vector<float>(squares, row + i) + (step * step);
            square.CopyTo(squares, row + i);
            (weight + (step * Rate / Vector.SquareRoot(square))).CopyTo(weights, row + i);
        }
    }

    private void StepTransitions(float[] transitions, float[] squares, Stretch stretch, int at, NameLattice lattice, float[] gradient)
    {
        for (var before = 0; before < NameTag.Count; before++)
        {
            foreach (var tag in NameTag.Behind[before])
            {
                if (at > 0)
                    StepOne(transitions, squares, (before * Width) + tag, (stretch.Tags[at] == tag && stretch.Tags[at - 1] == before ? 1 : 0) - lattice.Probability(at, before, tag));
                else if (before == NameTag.Outside)
                    StepOne(transitions, squares, tag, gradient[tag]);
            }
        }
    }

    private void StepOne(float[] transitions, float[] squares, int at, float step)
    {
        squares[at] += step * step;
        transitions[at] += step * Rate / MathF.Sqrt(squares[at]);
    }
}
