using System.Text.RegularExpressions;

namespace NewsArchive.Tests.House;

/// <summary>Reads the tests: what one does must not depend on others that run at the same time, nor on chance that nobody can repeat.</summary>
public sealed partial class TestRulesTests
{
    [Fact]
    public void No_test_closes_the_connections_of_others() => AssertNowhere(AllPools());

    [Fact]
    public void No_test_draws_lots_by_a_seed_that_nobody_knows() => AssertNowhere(UnknownSeed(), "Soak.cs");

    [Fact]
    public void No_test_fails_by_the_clock() => AssertNowhere(Clock());

    private static void AssertNowhere(Regex forbidden, params string[] but) => Assert.All(
        Repository.Files("tests", ".cs").Where(file => !file.Contains("Benchmarks", StringComparison.Ordinal) && !but.Contains(Path.GetFileName(file))),
        file => Assert.DoesNotMatch(forbidden, File.ReadAllText(file)));

    [GeneratedRegex(@"ClearAllPools\(")]
    private static partial Regex AllPools();

    [GeneratedRegex(@"Random\.Shared|new Random\(\)|new Random\(\w*\.?TickCount")]
    private static partial Regex UnknownSeed();

    [GeneratedRegex(@"Assert\.\w+\([^;]*\.Elapsed")]
    private static partial Regex Clock();
}
