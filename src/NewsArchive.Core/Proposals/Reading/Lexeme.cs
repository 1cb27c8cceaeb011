namespace NewsArchive.Proposals.Reading;

[Flags]
internal enum Tenses
{
    None = 0,
    Finite = 1,
    Conditional = 2,
    Participle = 4,
    Gerund = 8,
    Infinitive = 16,
}

/// <summary>One reading of a form as a verb that can report speech.</summary>
internal sealed record VerbReading(string Lemma, Tenses Tenses, double Speech, bool IsMeasured = true);

/// <summary>What the lexicon, or else the ending, says of a word form.</summary>
internal sealed record Lexeme(string Form, WordKinds Kinds, VerbReading? Verb = null)
{
    public static readonly Lexeme Unknown = new("", WordKinds.None);

    public bool Is(WordKinds kinds) => (Kinds & kinds) != 0;

    private static readonly Lexeme Adverb = new("", WordKinds.Adverb), Finite = new("", WordKinds.Finite), Participle = new("", WordKinds.Participle),
        Gerund = new("", WordKinds.Gerund), Infinitive = new("", WordKinds.Infinitive);

    private static readonly string[] FiniteEndings = ["aient", "èrent", "erait", "irait", "eront", "iront", "era", "ira", "ait", "irent", "urent", "ez"];
    private static readonly string[] AdverbEndings = ["amment", "emment", "lement", "uement", "usement", "ivement", "airement", "èrement", "ément", "tement"];
    private static readonly string[] NounEndings = ["portrait", "retrait", "extrait", "souhait", "attrait", "forfait", "bienfait", "lait", "trait", "tement", "glement", "lement", "caméra", "opéra"];

    /// <summary>What an unknown lower-case form is by its ending; forms that could be anything stay unknown.</summary>
    public static Lexeme Guess(ReadOnlySpan<char> word)
    {
        if (word.Length < 5)
            return Unknown;
        if (EndsWith(word, FiniteEndings))
            return EndsWith(word, NounEndings) ? Unknown : Finite;
        if (word.EndsWith("ment"))
            return EndsWith(word, AdverbEndings) && !IsNounInMent(word) ? Adverb : Unknown;
        if (word.EndsWith("ant"))
            return Gerund;
        if (word.EndsWith("é") || word.EndsWith("ée") || word.EndsWith("és") || word.EndsWith("ées"))
            return Participle;
        // « particulier », « quartier »: more adjectives and nouns than verbs.
        if (word.EndsWith("ier"))
            return Unknown;
        return word.EndsWith("er") || word.EndsWith("ir") || word.EndsWith("oir") || word.EndsWith("dre") || word.EndsWith("ttre") ? Infinitive : Unknown;
    }

    // Nouns in -ment that end as an adverb would: the verb's stem stands before the ending.
    private static bool IsNounInMent(ReadOnlySpan<char> word) =>
        word.EndsWith("rtement") || word.EndsWith("itement") || word.EndsWith("glement") || word.EndsWith("ulement") || word.EndsWith("ettement")
        || word.EndsWith("blement") && !word.EndsWith("ablement") && !word.EndsWith("iblement") || word.EndsWith("ellement") && word.StartsWith("renouv");

    private static bool EndsWith(ReadOnlySpan<char> word, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending))
                return true;
        }

        return false;
    }
}
