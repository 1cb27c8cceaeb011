namespace NewsArchive.Benchmarks.Names;

/// <summary>What the command line asked for in the part <c>names</c>.</summary>
/// <param name="Task">One of <c>train</c>, <c>crossvalidate</c>, <c>gazetteer</c> and <c>speed</c>.</param>
/// <param name="Options">The values of the options.</param>
internal sealed record NamesSettings(string Task, IReadOnlyDictionary<string, string> Options)
{
    public const string Usage = """
        usage: names train --data FILE --out FILE
               names crossvalidate --data FILE
               names speed --data FILE
               names gazetteer --given-names FILE --countries FILE --divisions DIR --cities FILE --out FILE
        """;

    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["train"] = ["--data", "--out"],
        ["crossvalidate"] = ["--data"],
        ["speed"] = ["--data"],
        ["gazetteer"] = ["--given-names", "--countries", "--divisions", "--cities", "--out"],
    };

    public string this[string option] => Options[option];

    public static NamesSettings? Parse(string[] arguments)
    {
        if (arguments is not [var task, .. var rest] || !Needed.TryGetValue(task, out var needed) || rest.Length != needed.Length * 2)
            return null;
        var options = rest.Chunk(2).DistinctBy(pair => pair[0]).ToDictionary(pair => pair[0], pair => pair[1]);
        return needed.All(options.ContainsKey) ? new NamesSettings(task, options) : null;
    }
}
