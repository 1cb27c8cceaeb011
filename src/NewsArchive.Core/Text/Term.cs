namespace NewsArchive.Text;

/// <summary>A word in the three forms it is compared by.</summary>
/// <param name="Exact">Lower case, accents kept, ligatures opened: what <c>=mot</c> asks for.</param>
/// <param name="Folded">The exact form without accents: what <c>mot*</c> looks into.</param>
/// <param name="Stem">The stem of the exact form, folded afterwards: what a plain word finds. Stemming comes first, because
/// accents tell endings apart (« élevé », « élève »).</param>
/// <remarks>No form is empty, and none holds a blank or an ASCII sign.</remarks>
public sealed record Term(string Exact, string Folded, string Stem)
{
    // Words repeat: few are analysed twice. Past this many a cache is begun anew, so that it cannot grow without end.
    private const int MostCached = 100_000;

    [ThreadStatic]
    private static Dictionary<string, Term>? _cache;

    /// <summary>Analyses a word.</summary>
    /// <param name="exact">The exact form, as <see cref="WordReader.Exact"/> reads it; not empty.</param>
    public static Term Of(ReadOnlySpan<char> exact)
    {
        var cache = _cache ??= [];
        var known = cache.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(exact, out var term))
            return term;
        if (cache.Count >= MostCached)
            cache.Clear();
        term = Analyse(exact.ToString());
        cache.Add(term.Exact, term);
        return term;
    }

    private static Term Analyse(string exact)
    {
        var folded = Folding.Fold(exact);
        if (folded.Length == 0)
            folded = exact;
        var stem = Folding.Fold(FrenchStemmer.Stem(exact));
        return new Term(exact, folded, stem.Length == 0 ? folded : stem);
    }
}
