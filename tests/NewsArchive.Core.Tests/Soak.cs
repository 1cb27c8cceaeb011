using System.Globalization;

namespace NewsArchive;

/// <summary>How much a long test does: a sample in every run, all of it where the variable NEWSARCHIVE_SOAK is 1, as in <c>.ci/soak</c>.</summary>
/// <remarks>Such a test has the trait <c>Category=Soak</c>; <c>.ci/soak</c> runs those alone.</remarks>
internal static class Soak
{
    /// <summary>The name and value of the trait.</summary>
    public const string Category = "Category", Name = "Soak";

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("NEWSARCHIVE_SOAK") == "1";

    /// <summary>The seed of random choices that cannot be the same in every run, such as the moment of a kill; NEWSARCHIVE_SEED repeats a run.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("NEWSARCHIVE_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : System.Random.Shared.Next();

    public static int Size(int sample, int whole) => IsWhole ? whole : sample;

    /// <summary>Random choices by the <see cref="Seed"/>, which is written down for the case that the test fails.</summary>
    public static Random Random(Xunit.Abstractions.ITestOutputHelper output)
    {
        output.WriteLine($"NEWSARCHIVE_SEED={Seed}");
        return new Random(Seed);
    }
}
