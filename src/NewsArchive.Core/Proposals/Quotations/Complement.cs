namespace NewsArchive.Proposals.Quotations;

internal enum ComplementKind
{
    None,
    That,
    Question,
    Colon,
    Quoted,
    Infinitive,
}

/// <summary>What a verb of speech governs: its kind, the token its content begins at, and the token the search ended at.</summary>
internal readonly record struct Complement(ComplementKind Kind, int Content);
