using System.IO.Compression;
using System.Numerics;
using NewsArchive.Proposals.Names;

namespace NewsArchive.Benchmarks.Names;

/// <summary>A stretch of tokens with the numbers of their features and their tags.</summary>
internal sealed record Stretch(int[][] Features, int[] Tags);

/// <summary>Articles prepared for learning: every feature that stands at two tokens or more has a number.</summary>
internal sealed class TrainingData
{
    private readonly Dictionary<uint, int> _numbers = [];

    public TrainingData(IReadOnlyList<NamedArticle> articles)
    {
        var counts = new Dictionary<uint, int>();
        var read = articles.Select(article => (article, document: NameDocument.Read(article.Text))).ToList();
        Span<uint> keys = stackalloc uint[NameFeatures.Most];
        var raw = new List<List<(uint[][] Keys, int[] Tags)>>();
        foreach (var (article, document) in read)
        {
            var tags = TagsOf(article, document);
            var evidence = NameEvidence.Of(document);
            var stretches = new List<(uint[][], int[])>();
            foreach (var (start, end) in NameTagger.Stretches(document))
            {
                var features = new uint[end - start][];
                for (var at = start; at < end; at++)
                {
                    var count = NameFeatures.Of(document, evidence, at, keys);
                    foreach (var key in keys[..count])
                        counts[key] = counts.GetValueOrDefault(key) + 1;
                    features[at - start] = keys[..count].ToArray();
                }

                stretches.Add((features, tags[start..end]));
            }

            raw.Add(stretches);
        }

        foreach (var (key, count) in counts)
        {
            if (count > 1)
                _numbers[key] = _numbers.Count;
        }

        Keys = new uint[_numbers.Count];
        foreach (var (key, number) in _numbers)
            Keys[number] = key;
        Articles = [.. raw.Select(stretches => stretches.Select(stretch => new Stretch(
            [.. stretch.Keys.Select(token => token.Where(_numbers.ContainsKey).Select(key => _numbers[key]).ToArray())], stretch.Tags)).ToArray())];
    }

    public uint[] Keys { get; }

    public IReadOnlyList<Stretch[]> Articles { get; }

    /// <summary>How many names the tagger could not find however well it learned: their borders are inside tokens or at tokens that are not active.</summary>
    public int Unreachable { get; private set; }

    private int[] TagsOf(NamedArticle article, NameDocument document)
    {
        var tags = new int[document.Tokens.Count];
        var (starts, ends) = (document.Tokens.Select((token, i) => (token.Start, i)).ToDictionary(), document.Tokens.Select((token, i) => (token.End, i)).ToDictionary());
        foreach (var name in article.Names)
        {
            if (!starts.TryGetValue(name.Start, out var first) || !ends.TryGetValue(name.End, out var last)
                || document.Active.AsSpan(first, last - first + 1).Contains(false))
            {
                Unreachable++;
                if (Environment.GetEnvironmentVariable("SHOW_UNREACHABLE") is not null)
                    Console.Error.WriteLine($"{name.Kind} [{article.Text[name.Start..name.End].Replace('\n', '|')}] in {article.Text[Math.Max(0, name.Start - 20)..Math.Min(article.Text.Length, name.End + 20)].Replace('\n', '|')}");
                continue;
            }

            for (var at = first; at <= last; at++)
                tags[at] = NameTag.Of(name.Kind, first == last ? NameTag.Unit : at == first ? NameTag.Begin : at == last ? NameTag.Last : NameTag.Inside);
        }

        return tags;
    }
}

/// <summary>What was learned: the weights of each feature, and the transitions.</summary>
internal sealed record LearnedWeights(IReadOnlyCollection<(uint Key, float[] Weights)> Features, float[] Transitions)
{
    public void Write(Stream stream, CompressionLevel level) => NameModel.Write(stream, Features, Transitions, level);
}

/// <summary>Learns the weights: a conditional random field by stochastic gradients with AdaGrad steps (Duchi, Hazan, Singer, 2011). The same data give the same weights.</summary>
internal sealed class NameTrainer
{
    public int Rounds { get; init; } = 15;

    public float Rate { get; init; } = 0.05f;

    public float Decay { get; init; } = 3e-4f;

    public float Dropout { get; init; } = 0.3f;

    public LearnedWeights Learn(TrainingData data, IReadOnlyList<int> articles)
    {
        var random = new Random(20170101);
        const int width = NameTag.Width;
        var (weights, squares) = (new float[data.Keys.Length * width], new float[data.Keys.Length * width]);
        var (transitions, transitionSquares) = (new float[NameTag.Count * width], new float[NameTag.Count * width]);
        Array.Fill(squares, 1e-2f);
        Array.Fill(transitionSquares, 1e-2f);
        var factors = new float[transitions.Length];
        var stretches = articles.SelectMany(article => data.Articles[article]).Where(stretch => stretch.Tags.Length > 0).ToArray();
        var lattice = new NameLattice();
        var gradient = new float[width];
        var kept = new List<int>[NameTagger.LongestStretch];
        for (var i = 0; i < kept.Length; i++)
            kept[i] = [];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(stretches);
            foreach (var stretch in stretches)
            {
                var length = stretch.Tags.Length;
                lattice.Begin(length);
                for (var at = 0; at < length; at++)
                {
                    kept[at].Clear();
                    var scores = lattice.Scores.AsSpan(at * width, width);
                    scores.Clear();
                    foreach (var feature in stretch.Features[at])
                    {
                        if (random.NextSingle() < Dropout)
                            continue;
                        kept[at].Add(feature);
                        for (var i = 0; i < width; i += Vector<float>.Count)
                            (new Vector<float>(scores[i..]) + new Vector<float>(weights, (feature * width) + i)).CopyTo(scores[i..]);
                    }
                }

                for (var i = 0; i < transitions.Length; i++)
                    factors[i] = MathF.Exp(transitions[i]);
                lattice.Weigh(factors);
                for (var at = 0; at < length; at++)
                {
                    for (var tag = 0; tag < NameTag.Count; tag++)
                        gradient[tag] = (stretch.Tags[at] == tag ? 1 : 0) - lattice.Probability(at, tag);
                    foreach (var feature in kept[at])
                        Step(weights, squares, feature * width, gradient);
                    for (var tag = 0; tag < NameTag.Count; tag++)
                    {
                        if (at == 0)
                        {
                            StepOne(transitions, transitionSquares, tag, gradient[tag]);
                            continue;
                        }

                        foreach (var before in NameTag.Before[tag])
                        {
                            var wanted = stretch.Tags[at] == tag && stretch.Tags[at - 1] == before ? 1 : 0;
                            StepOne(transitions, transitionSquares, (before * width) + tag, wanted - lattice.Probability(at, before, tag, factors));
                        }
                    }
                }
            }
        }

        // A feature of which some were left out in learning weighs as much less when all are there.
        var scale = 1 - Dropout;
        var features = new List<(uint, float[])>();
        for (var number = 0; number < data.Keys.Length; number++)
        {
            var row = weights.AsSpan(number * width, width);
            if (row.ContainsAnyExcept(0f))
                features.Add((data.Keys[number], [.. row.ToArray().Select(weight => weight * scale)]));
        }

        return new LearnedWeights(features, transitions);
    }

    private void Step(float[] weights, float[] squares, int row, float[] gradient)
    {
        for (var i = 0; i < NameTag.Width; i += Vector<float>.Count)
        {
            var (weight, step) = (new Vector<float>(weights, row + i), new Vector<float>(gradient, i));
            step -= weight * Decay;
            var square = new Vector<float>(squares, row + i) + (step * step);
            square.CopyTo(squares, row + i);
            (weight + (step * Rate / Vector.SquareRoot(square))).CopyTo(weights, row + i);
        }
    }

    private void StepOne(float[] weights, float[] squares, int at, float step)
    {
        squares[at] += step * step;
        weights[at] += step * Rate / MathF.Sqrt(squares[at]);
    }
}
