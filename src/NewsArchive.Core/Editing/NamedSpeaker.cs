using NewsArchive.Entities;
using NewsArchive.Proposals;

namespace NewsArchive.Editing;

/// <summary>Finds among the names of an article the one that a speaker is called by.</summary>
/// <remarks>Names are folded once, and a speaker is looked for once: a text may name thousands.</remarks>
internal sealed class NamedSpeaker
{
    private readonly Dictionary<string, ProposedName> _names = [];
    private readonly List<(string Folded, ProposedName Name)> _persons = [];
    private readonly Dictionary<string, ProposedName?> _found = [];

    /// <param name="names">The names proposed for the article.</param>
    public NamedSpeaker(IReadOnlyList<ProposedName> names)
    {
        var persons = new HashSet<string>();
        foreach (var name in names)
        {
            var folded = Entity.Folded(name.Name);
            _names.TryAdd(folded, name);
            if (name.Kind == ProposedKind.Person && persons.Add(folded))
                _persons.Add((folded, name));
        }
    }

    /// <summary>The name that is the whole speaker, an article aside (« l’OMS »), or the only person named in it (« le représentant de l’OMS, Mohammed Belhocine »). A place or an organisation within a function speaks for nobody.</summary>
    /// <param name="speaker">The speaker in the fullest form of the article.</param>
    /// <returns>Null when none is, or several are.</returns>
    public ProposedName? Find(string speaker)
    {
        if (!_found.TryGetValue(speaker, out var found))
            _found[speaker] = found = Search(speaker);
        return found;
    }

    private ProposedName? Search(string speaker)
    {
        var folded = Entity.Folded(speaker);
        // The one that stands first in the text.
        var whole = new[] { folded, NameLinker.KeyOf(speaker) }.Select(_names.GetValueOrDefault).OfType<ProposedName>().MinBy(name => name.Start);
        if (whole is not null)
            return whole;
        var within = _persons.Where(person => Stands(person.Folded, folded)).Take(2).ToList();
        return within.Count == 1 ? within[0].Name : null;
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
