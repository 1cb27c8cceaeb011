using NewsArchive.Proposals.Names;

namespace NewsArchive.Benchmarks.Names;

/// <summary>A stretch of tokens with the numbers of their features and their tags.</summary>
/// <param name="Features">Of each token the numbers of its features.</param>
/// <param name="Tags">The tags that a person's annotation gives.</param>
/// <param name="Scores">What an earlier reading scored, <see cref="NameTag.Width"/> numbers a token, or null.</param>
internal sealed record Stretch(int[][] Features, int[] Tags, float[]? Scores = null);

/// <summary>Features by number: those that stand at two tokens or more.</summary>
internal sealed class FeatureNumbers
{
    private readonly Dictionary<uint, int> _counts = [];
    private readonly Dictionary<uint, int> _numbers = [];

    public IEnumerable<uint> Keys => _numbers.Keys;

    public int Count => _numbers.Count;

    public uint[] Note(ReadOnlySpan<uint> keys)
    {
        foreach (var key in keys)
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        return keys.ToArray();
    }

    public int[] Of(uint[] keys)
    {
        var numbers = new List<int>(keys.Length);
        foreach (var key in keys)
        {
            if (_numbers.TryGetValue(key, out var number))
                numbers.Add(number);
            else if (_counts[key] > 1)
                numbers.Add(_numbers[key] = _numbers.Count);
        }

        return [.. numbers];
    }
}

/// <summary>Annotated articles prepared for learning.</summary>
internal sealed class TrainingData
{
    private readonly List<int[]> _tags = [];

    public TrainingData(IReadOnlyList<NamedArticle> articles)
    {
        Documents = [.. articles.Select(article => NameDocument.Read(article.Text))];
        Span<uint> keys = stackalloc uint[NameFeatures.Most];
        var noted = new List<uint[][]>[articles.Count];
        for (var article = 0; article < articles.Count; article++)
        {
            var document = Documents[article];
            _tags.Add(TagsOf(articles[article], document));
            var evidence = NameEvidence.Of(document);
            noted[article] = [];
            foreach (var (start, end) in NameTagger.Stretches(document))
            {
                var tokens = new uint[end - start][];
                for (var at = start; at < end; at++)
                    tokens[at - start] = Numbers.Note(keys[..NameFeatures.Of(document, evidence, at, keys)]);
                noted[article].Add(tokens);
            }
        }

        First = [.. noted.Select((stretches, article) => NameTagger.Stretches(Documents[article])
            .Zip(stretches, (at, tokens) => new Stretch([.. tokens.Select(Numbers.Of)], _tags[article][at.Start..at.End])).ToArray())];
    }

    public IReadOnlyList<NameDocument> Documents { get; }

    public FeatureNumbers Numbers { get; } = new();

    /// <summary>Of each article the stretches as a first reading sees them.</summary>
    public IReadOnlyList<Stretch[]> First { get; }

    /// <summary>How many names cannot be found however well is learned: their borders are inside tokens, or at tokens that are not active.</summary>
    public int Unreachable { get; private set; }

    /// <summary>The stretches of articles as a second reading sees them, after a first one by weights that were not learned from them.</summary>
    public List<Stretch> Second(IEnumerable<(int Article, NameModel Model)> readings, FeatureNumbers numbers)
    {
        var noted = new List<(uint[][] Keys, int[] Tags, float[] Scores)>();
        Span<uint> keys = stackalloc uint[NameBeliefs.MostFeatures];
        foreach (var (article, model) in readings)
        {
            var (beliefs, scores) = NameTagger.First(Documents[article], model);
            var row = 0;
            foreach (var (start, end) in NameTagger.Stretches(Documents[article]))
            {
                var tokens = new uint[end - start][];
                for (var at = start; at < end; at++)
                    tokens[at - start] = numbers.Note(keys[..beliefs.Features(at, keys)]);
                var next = row + ((end - start) * NameTag.Width);
                if (tokens.Any(token => token.Length > 0))
                    noted.Add((tokens, _tags[article][start..end], scores[row..next]));
                row = next;
            }
        }

        return noted.ConvertAll(stretch => new Stretch([.. stretch.Keys.Select(numbers.Of)], stretch.Tags, stretch.Scores));
    }

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
                continue;
            }

            for (var at = first; at <= last; at++)
                tags[at] = NameTag.Of(name.Kind, first == last ? NameTag.Unit : at == first ? NameTag.Begin : at == last ? NameTag.Last : NameTag.Inside);
        }

        return tags;
    }
}
