namespace NewsArchive.Proposals.Speakers;

/// <summary>Capitalised words that stand together: tokens from <paramref name="First"/> to before <paramref name="End"/>, and who they name.</summary>
internal sealed record NameChain(int First, int End, Person? Person);
