using System.Text.RegularExpressions;

namespace NewsArchive.Tests.House;

/// <summary>There is one way to begin to write: whoever took another one would keep a thread waiting, and its place in the queue.</summary>
public sealed partial class WritingTests
{
    [Fact]
    public void A_transaction_begins_in_the_queue_of_writers_or_only_reads() => Assert.All(
        Sources().Where(file => Path.GetFileName(file) != "WriteLock.cs").SelectMany(file => Begin().Matches(File.ReadAllText(file)).Select(begin => (File: Path.GetFileName(file), begin.Value))),
        found => Assert.Equal((found.File, "BeginTransaction(deferred: true)"), found));

    [Fact]
    public void A_statement_that_writes_by_itself_is_in_a_transaction() => Assert.All(
        Sources().SelectMany(file => Written().Matches(File.ReadAllText(file)).Select(run => (File: Path.GetFileName(file), run.Value))),
        found => Assert.Matches(@", (?:transaction|write\.Inner)\);$", found.Value));

    [Fact]
    public void The_sources_are_read() => Assert.Contains(Sources(), file => Begin().IsMatch(File.ReadAllText(file)));

    private static IEnumerable<string> Sources() => Repository.Files("src", ".cs");

    [GeneratedRegex(@"\bBeginTransaction(?:Async)?\([^)]*\)")]
    private static partial Regex Begin();

    [GeneratedRegex(""""\bconnection\.Run\(\$?(?:"""\s*(?:INSERT|UPDATE|DELETE|REINDEX|DROP)\b[\s\S]*?"""|"(?:INSERT|UPDATE|DELETE|REINDEX|DROP)\b(?:[^"\n]|\\")*")[^;\n]*;"""")]
    private static partial Regex Written();
}
