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

/// <summary>What a verb of speech governs: its kind and the token its content begins at.</summary>
internal readonly record struct Complement(ComplementKind Kind, int Content);
