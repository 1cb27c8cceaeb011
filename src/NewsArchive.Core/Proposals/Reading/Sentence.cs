namespace NewsArchive.Proposals.Reading;

/// <summary>A sentence: its tokens from <paramref name="First"/> to before <paramref name="End"/>, its final stop left out.</summary>
internal readonly record struct Sentence(int First, int End, int Block);
