namespace NewsArchive.Exporting;

/// <summary>What stands with every export: of what, when, by which program, how much, and what is missing in it.</summary>
internal sealed record Manifest(
    string Program, string Format, string Archive, DateTimeOffset ExportedAt, string Query, string Address, string? Offsets, IReadOnlyList<string> Lacks)
{
    /// <summary>How much was written; null as long as nobody knows.</summary>
    public Written? Counts { get; init; }

    /// <summary>What was left out or replaced.</summary>
    public Losses? LeftOut { get; init; }

    public static Manifest Of(Export export)
    {
        var (format, request) = (export.Format, export.Request);
        return new($"NewsArchive {Export.Program}", format.Name, export.Identity.Urn, export.At, request.Understood, request.Address, format.Offsets, LacksOf(format, request));
    }

    /// <summary>The same at the end, when everything was counted.</summary>
    public static Manifest Whole(Export export) => Of(export) with { Counts = Written.Of(export.Counts), LeftOut = Losses.Of(export.Counts) };

    private static IReadOnlyList<string> LacksOf(ExportFormat format, ExportRequest request) => [.. format.Lacks.Select(lack => request.Say(new Message($"export-lacks.{lack}")))];
}

internal sealed record Written(long Articles, long Quotes, long Mentions, long Entities)
{
    public static Written Of(ExportCounts counts) => new(counts.Articles, counts.Quotes, counts.Mentions, counts.Entities);
}

internal sealed record Losses(long ToCheck, long Earlier, long Broken, long Overlapped, long Replaced)
{
    public static Losses Of(ExportCounts counts) => new(counts.ToCheck, counts.Earlier, counts.Broken, counts.Overlapped, counts.Replaced);
}
