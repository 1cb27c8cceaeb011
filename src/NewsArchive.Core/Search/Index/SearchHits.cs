namespace NewsArchive.Search.Index;

/// <summary>What a query finds.</summary>
/// <param name="Numbers">The numbers of articles or quotations, each once, in the order of the index.</param>
/// <param name="Scores">How well each fits, more is better; 0 for all where nothing is ranked.</param>
/// <param name="IsPartial">Whether the search ended early or left terms out: all that was found is right, but some may be missing.</param>
internal sealed record SearchHits(int[] Numbers, float[] Scores, bool IsPartial);
