namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>Asks every query of every contender, in turn, and keeps the times.</summary>
/// <remarks>Queries and contenders change their order every round, so that what disturbs the machine disturbs all alike.</remarks>
internal sealed class Stopwatches(IReadOnlyList<Contender> contenders, IReadOnlyList<MixedQuery> queries)
{
    private readonly Dictionary<(string Contender, string Kind), List<double>> _times = [];
    private readonly Dictionary<(string Contender, MixedQuery Query), Answer> _answers = [];
    private readonly Dictionary<string, List<double>> _cpu = contenders.ToDictionary(contender => contender.Name, _ => new List<double>());
    private readonly Random _random = new(1);

    /// <summary>The rounds that count, after one that does not.</summary>
    public async Task RunAsync(int rounds)
    {
        await RoundAsync(isMeasured: false);
        for (var round = 1; round <= rounds; round++)
        {
            Console.Error.WriteLine($"round {round} of {rounds}");
            await RoundAsync(isMeasured: true);
        }
    }

    public async Task RoundAsync(bool isMeasured)
    {
        foreach (var query in Shuffled(queries))
        {
            foreach (var contender in Shuffled(contenders))
            {
                var answer = await contender.AskAsync(query);
                _answers[(contender.Name, query)] = answer;
                if (!isMeasured)
                    continue;
                Times(contender.Name, query.Kind).Add(answer.Milliseconds);
                if (answer.Cpu is { } cpu)
                    _cpu[contender.Name].Add(cpu);
            }
        }
    }

    /// <summary>The figures of each contender, in their order.</summary>
    public IReadOnlyList<Figures> Results() =>
    [
        .. contenders.Select(contender => Figures.Of(
            contender.Name,
            queries.Select(query => query.Kind).Distinct().ToDictionary(kind => kind, kind => (IReadOnlyList<double>)Times(contender.Name, kind)),
            _cpu[contender.Name],
            [.. queries.Select(query => _answers[(contender.Name, query)])])),
    ];

    /// <summary>The queries for which two contenders do not show the same number of hits.</summary>
    public IEnumerable<MixedQuery> Different(string one, string other) =>
        queries.Where(query => _answers[(one, query)].Rows != _answers[(other, query)].Rows);

    private List<double> Times(string contender, string kind)
    {
        if (!_times.TryGetValue((contender, kind), out var times))
            _times[(contender, kind)] = times = [];
        return times;
    }

    private T[] Shuffled<T>(IReadOnlyList<T> all)
    {
        T[] shuffled = [.. all];
        _random.Shuffle(shuffled);
        return shuffled;
    }
}
