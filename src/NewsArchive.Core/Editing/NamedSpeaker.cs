using NewsArchive.Entities;
using NewsArchive.Proposals;

namespace NewsArchive.Editing;

/// <summary>Finds among the names of an article the one that a speaker is called by.</summary>
internal static class NamedSpeaker
{
    /// <summary>The name that is the whole speaker, an article aside (« l’OMS »), or the only person named in it (« le représentant de l’OMS, Mohammed Belhocine »). A place or an organisation within a function speaks for nobody.</summary>
    /// <param name="speaker">The speaker in the fullest form of the article.</param>
    /// <param name="names">The names proposed for the article.</param>
    /// <returns>Null when none is, or several are.</returns>
    public static ProposedName? Find(string speaker, IReadOnlyList<ProposedName> names)
    {
        var folded = Entity.Folded(speaker);
        var bare = NameLinker.KeyOf(speaker);
        if (names.FirstOrDefault(name => Entity.Folded(name.Name) is var one && (one == folded || one == bare)) is { } whole)
            return whole;
        var within = names.Where(name => name.Kind == ProposedKind.Person && Stands(Entity.Folded(name.Name), folded)).DistinctBy(name => Entity.Folded(name.Name)).ToList();
        return within.Count == 1 ? within[0] : null;
    }

    private static bool Stands(string name, string speaker)
    {
        for (var at = speaker.IndexOf(name, StringComparison.Ordinal); at >= 0; at = speaker.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsLetterOrDigit(speaker[at - 1])) && (at + name.Length == speaker.Length || !char.IsLetterOrDigit(speaker[at + name.Length])))
                return true;
        }

        return false;
    }
}
