namespace NewsArchive.Benchmarks;

/// <summary>A query in both languages.</summary>
/// <param name="Kind">What sort of query it is.</param>
/// <param name="Words">Its words, folded.</param>
/// <param name="IsPhrase">Whether they must follow each other.</param>
/// <param name="Year">The year the articles must be of, or null.</param>
internal sealed record SearchQuery(string Kind, IReadOnlyList<string> Words, bool IsPhrase = false, int? Year = null)
{
    /// <summary>As a person types it.</summary>
    public string Typed => IsPhrase ? $"\"{string.Join(' ', Words)}\"" : string.Join(' ', Words);

    /// <summary>As FTS5 reads it.</summary>
    public string Match => IsPhrase ? Typed : string.Join(" AND ", Words.Select(word => $"\"{word}\""));

    public override string ToString() => Year is null ? Typed : $"{Typed} {Year}";
}
