namespace NewsArchive.Returning;

/// <summary>The shapes of the lines that <c>export jsonl</c> writes, as far as they are read: any of it may be missing or wrong.</summary>
internal static class LinesOfJson
{
    internal sealed record Manifest(string? Archive);

    internal sealed record Category(long Id, int? Version, string? Name, long? Parent, string? Definition, Codebook.CategoryColour? Colour, string? Key);

    internal sealed record Collection(long Id, int? Version, string? Name, string? Description, Collections.CollectionKind? Kind, string? Address, DateTimeOffset? CreatedAt);

    internal sealed record Function(string? Title, string? From, string? To);

    internal sealed record Identifier(string? Scheme, string? Value);

    internal sealed record Entity(
        long Id, int? Version, string? Name, string? Kind, List<string>? Aliases, string? Description, List<Function?>? Functions, List<Identifier?>? Identifiers, List<long>? Unlike);

    internal sealed record Block(int Start, int End, Articles.BlockKind Kind);

    internal sealed record Duplicate(string? Key, string? File, string? Date);

    internal sealed record Article(
        long Id, int? Version, string? Key, string? Title, bool TitleIsDerived, string? Date, string? Source, string? Url, List<string>? Authors, string? Section, string? Language,
        List<Articles.FieldOrigin>? Origins, List<long>? Categories, List<long>? Collections, List<Duplicate?>? Duplicates, Articles.Corrected? Corrected,
        int Revision, string? Text, List<Block?>? Blocks, string? File, string? Encoding, DateTimeOffset? ImportedAt);

    internal sealed record Revision(
        long Article, int Number, string? Title, bool TitleIsDerived, string? Date, string? Text, List<Block?>? Blocks, string? File, string? Encoding, DateTimeOffset? ImportedAt);

    internal sealed record Span(int Start, int End, string? Exact);

    internal sealed record Quote(
        long Id, int? Version, long Article, int Revision, List<Span?>? Parts, Annotations.QuoteKind? Kind, Span? Cue, Span? Speaker, long? Entity, Annotations.AnnotationState? State,
        string? Origin, double? Confidence, string? Note, List<long>? Categories, Annotations.Anchoring? Anchoring);

    internal sealed record Mention(
        long Id, int? Version, long Article, int Revision, int Start, int End, string? Exact, long? Entity, Annotations.AnnotationState? State, string? Origin, double? Confidence,
        Annotations.Anchoring? Anchoring);
}
