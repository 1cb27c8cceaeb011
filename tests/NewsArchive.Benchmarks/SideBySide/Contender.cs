namespace NewsArchive.Benchmarks.SideBySide;

/// <summary>One way to ask one engine.</summary>
/// <param name="Name">Engine and way, as the table says it.</param>
/// <param name="AskAsync">Asks, and says how long it took where the work was done.</param>
internal sealed record Contender(string Name, Func<MixedQuery, Task<Answer>> AskAsync);

/// <summary>What an engine found, and how long it took.</summary>
/// <param name="Milliseconds">Around the library's calls, or around the HTTP request.</param>
/// <param name="Cpu">Milliseconds of processor time the engine's process took, which others at work on the machine hardly change; null where it is not known.</param>
/// <param name="Rows">How many hits are on the page.</param>
/// <param name="Total">How many articles match, or null where that was not asked.</param>
internal readonly record struct Answer(double Milliseconds, double? Cpu, int Rows, long? Total);
