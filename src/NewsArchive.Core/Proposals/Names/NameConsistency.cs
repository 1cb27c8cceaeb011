namespace NewsArchive.Proposals.Names;

/// <summary>Makes the names of one article agree: what is surely a name at one place is one at the others, of the same kind.</summary>
/// <remarks>One sense per discourse (Gale, Church, Yarowsky, 1992).</remarks>
internal static class NameConsistency
{
    // How much surer the other places must be before one is overruled.
    private const float Overrules = 2f;
    private const float Sure = 0.85f;
    private const float Recalled = 0.5f;
    private const float Unsure = 0.75f;
    private const int LongestName = 12;
    private const int LongestFullName = 4;

    public static List<TaggedName> Of(NameDocument document, List<TaggedName> names)
    {
        var votes = new Dictionary<uint, Votes>();
        foreach (var name in names)
        {
            var key = KeyOf(document, name.First, name.End);
            votes[key] = votes.GetValueOrDefault(key).With(name.Kind, name.Confidence);
            // The surname of a full name votes for a person, too; it stands first in names of the Far East (« Kim Jong-un », « Kim »).
            if (name.Kind != ProposedKind.Person || name.End - name.First is < 2 or > LongestFullName)
                continue;
            foreach (var part in (int[])[name.First, name.End - 1])
            {
                key = KeyOf(document, part, part + 1);
                if (document.Tokens[part] is { IsCapital: true, Length: > 1 } && (document.Classes[part] & (WordClass.Particle | WordClass.Title)) == 0)
                    votes[key] = votes.GetValueOrDefault(key).With(name.Kind, name.Confidence) with { IsPartOfPerson = true };
            }
        }

        var agreed = names.ConvertAll(name =>
        {
            var all = votes[KeyOf(document, name.First, name.End)];
            var best = all.Best;
            if (all.IsPartOfPerson && name.Confidence < Unsure && (document.Classes[name.First] & (WordClass.Country | WordClass.Region)) == 0)
                best = ProposedKind.Person;
            else if (all[best] <= Overrules * all[name.Kind])
                best = name.Kind;
            return best != name.Kind ? name with { Kind = best, Confidence = Recalled, IsRecalled = true } : name;
        });
        return Recall(document, agreed, votes);
    }

    // Adds the places that the tagger passed over.
    private static List<TaggedName> Recall(NameDocument document, List<TaggedName> names, Dictionary<uint, Votes> votes)
    {
        var (all, next) = (new List<TaggedName>(names.Count), 0);
        for (var at = 0; at < document.Tokens.Count; at++)
        {
            if (next < names.Count && names[next].First == at)
            {
                all.Add(names[next]);
                at = names[next++].End - 1;
                continue;
            }

            if (!document.Tokens[at].IsCapital)
                continue;
            var limit = Math.Min(next < names.Count ? names[next].First : document.Tokens.Count, at + LongestName);
            var (key, found) = (document.Tokens[at].Exact, default(TaggedName));
            for (var end = at + 1; end <= limit && (end == at + 1 || !document.Tokens[end - 1].Is(TokenPlace.LineStart)); end++)
            {
                if (end > at + 1)
                    key = WordHash.Join(key, document.Tokens[end - 1].Exact);
                if (votes.TryGetValue(key, out var vote) && IsWhole(document, at, end) && (vote[vote.Best] > Sure || (vote.IsPartOfPerson && vote.Best == ProposedKind.Person)))
                    found = new TaggedName(at, end, vote.Best, Recalled, IsRecalled: true);
            }

            // « D. Peskov » where « Dmitri Peskov » was named.
            if (document.Tokens[at].Shape == TokenShape.Initial && document.RunEnds[at] == at + 2 && at + 2 <= limit && votes.TryGetValue(document.Tokens[at + 1].Exact, out var surname) && surname.IsPartOfPerson)
                found = new TaggedName(at, at + 2, ProposedKind.Person, Recalled, IsRecalled: true);

            if (found.End == 0)
                continue;
            all.Add(found);
            at = found.End - 1;
        }

        return all;
    }

    // « Macron » in « Loi Macron » or « Paris Match » is not passed over by chance.
    private static bool IsWhole(NameDocument document, int first, int end) =>
        end - first > 1 || (document.RunEnds[first] - document.RunStarts[first] == 1 && document.Tokens[first].Shape is not TokenShape.SingleCapital);

    private static uint KeyOf(NameDocument document, int first, int end)
    {
        var key = document.Tokens[first].Exact;
        for (var at = first + 1; at < end; at++)
            key = WordHash.Join(key, document.Tokens[at].Exact);
        return key;
    }

    private readonly record struct Votes(float Person, float Organisation, float Place, bool IsPartOfPerson)
    {
        public float this[ProposedKind kind] => kind switch { ProposedKind.Person => Person, ProposedKind.Organisation => Organisation, _ => Place };

        public ProposedKind Best => Person >= Organisation && Person >= Place ? ProposedKind.Person : Organisation >= Place ? ProposedKind.Organisation : ProposedKind.Place;

        public Votes With(ProposedKind kind, float weight) => kind switch
        {
            ProposedKind.Person => this with { Person = Person + weight },
            ProposedKind.Organisation => this with { Organisation = Organisation + weight },
            _ => this with { Place = Place + weight },
        };
    }
}
