using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsArchive.Importing.Pages;

/// <summary>Who wrote an article, from lines as « Par Jeanne Martin, à Rome, et Luc Petit (avec AFP) ».</summary>
/// <remarks>Persons first: a publication or its staff is named only where no person is. Agencies count as persons here.</remarks>
internal static partial class AuthorNames
{
    private const int Longest = 60, LongestLine = 2000, MostNames = 200;

    private static readonly SearchValues<char> Strange = SearchValues.Create("@/<>{}=_?!«»“”");

    /// <param name="lines">The lines, in the order of trust; those of one origin together.</param>
    /// <param name="publications">The names of the publication.</param>
    public static (IReadOnlyList<string> Names, FieldOrigin Origin) Choose(IEnumerable<(string Value, FieldOrigin Origin)> lines, IReadOnlyList<string> publications)
    {
        (IReadOnlyList<string> Names, FieldOrigin Origin) house = ([], FieldOrigin.Document);
        IReadOnlyList<string> chosen = [];
        var from = FieldOrigin.Document;
        foreach (var origin in lines.GroupBy(line => line.Origin))
        {
            var names = Distinct(origin.Where(line => line.Value.Length <= LongestLine).SelectMany(line => In(line.Value)).Take(MostNames), publications);
            var persons = names.Where(name => !IsOfTheHouse(name, publications)).ToList();
            if (persons.Any(name => !Agency().IsMatch(name)))
            {
                // The first to name a person is believed; another that names the same and more knows more.
                if (chosen.Count == 0 || (persons.Count > chosen.Count && chosen.All(known => persons.Exists(name => Likeness.AreSame(name, known)))))
                    (chosen, from) = (persons, origin.Key);
            }
            // « Le Monde avec AFP » names nobody, but says whose text it is.
            else if (names.Count > 0 && (house.Names.Count == 0 || (names.Count > house.Names.Count && house.Names.All(known => names.Exists(name => Likeness.AreSame(name, known))))))
                house = ([.. names.Where(name => !Staff().IsMatch(name)).DefaultIfEmpty(names[0])], origin.Key);
        }

        return chosen.Count > 0 ? (chosen, from) : house;
    }

    /// <summary>The names in a line.</summary>
    public static IEnumerable<string> In(string line)
    {
        line = Address().Replace(line, " ");
        line = Parenthesis().Replace(line, match => Agency().IsMatch(match.Groups["in"].Value.Trim()) ? " avec " + match.Groups["in"].Value.Trim() : " ");
        line = Dates().Replace(Lead().Replace(Blanks.OnOneLine(line), ""), "");
        foreach (var piece in Between().Split(line))
        {
            var name = Role().Replace(Lead().Replace(piece.Trim(), ""), "").Trim(' ', '\u00A0', ',', ';', ':', '-', '–', '—', '|', '•', '·', '*', '"', '«', '»');
            // The stop of a line, but not of initials.
            if (name is [.., var letter, var before, '.'] && char.IsLetter(before) && char.IsLetter(letter))
                name = name[..^1];
            if (IsName(name))
                yield return name;
        }
    }

    /// <summary>Whether a line is nothing but a signature.</summary>
    public static bool IsSignature(string line) => line.Length <= Longest && Signature().IsMatch(line);

    // Names begin with a capital; what has digits, an address or too many words is something else.
    private static bool IsName(string name) =>
        name.Length is > 1 and <= Longest && char.IsUpper(name[0]) && !name.Any(char.IsDigit) && !name.AsSpan().ContainsAny(Strange)
        && name.Count(c => c == ' ') <= 6 && !NoName().IsMatch(name);

    private static List<string> Distinct(IEnumerable<string> names, IReadOnlyList<string> publications)
    {
        var distinct = new List<string>();
        foreach (var name in names)
        {
            if (!distinct.Any(known => Likeness.AreSame(known, name)))
                distinct.Add(name);
        }

        // « avec AFP » is a source beside a person, and the author where nobody else is.
        return distinct.Any(name => !Agency().IsMatch(name) && !IsOfTheHouse(name, publications))
            ? distinct.FindAll(name => !Agency().IsMatch(name)) : distinct;
    }

    private static bool IsOfTheHouse(string name, IReadOnlyList<string> publications) =>
        Staff().IsMatch(name) || publications.Any(publication => IsAcronym(name, publication) || Likeness.AreSame(publication, name) || Likeness.AreSame(publication + "fr", name) || Likeness.AreSame(publication, name + "fr"));

    // « RFI » is Radio France Internationale.
    private static bool IsAcronym(string name, string publication) =>
        name.Length is >= 2 and <= 6 && name.All(char.IsUpper) && name.Equals(string.Concat(publication.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0])), StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"https?://\S+|www\.\S+|\S+@\S+|(?<!\w)@\w+", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\((?<in>[^()]{0,200})\)?", RegexOptions.CultureInvariant)]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"(?:\bpubli[ée]|\bmis\b|\ble\s+[0-9]|[-–|•,]?\s*[0-9]{1,2}[/.\s]\S*\s?[0-9]|\bposted\b|\bon\s+\w+\s+[0-9]).*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Dates();

    [GeneratedRegex(@"^(?:article\s+)?(?:(?:écrit|rédigé|publié|posté|proposé|soumis|propos\s+recueillis|recueillis?|texte|textes|reportage|written|posted|published|envoyé)\s+)?(?:par|by|auteurs?|author|textes?(?:\s+et\s+photos?)?)(?:\s*:\s*|\s+)(?=\S)|^(?:auteurs?|author|rédaction)\s*:\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Lead();

    [GeneratedRegex(@"\s*,?\s+(?:et|and|avec|with)\s+(?:l['’]|la\s+|les\s+|the\s+)?|\s*[,;|/•·&]\s*|\s+[-–—]\s+|\n", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Between();

    [GeneratedRegex(@"\s*(?:(?<=\s)(?:à|au|aux|en|in|pour|for)\s.*|(?<!^)\b(?:notre|nos|son|envoyée?s?\s+sp[ée]cia\w+|correspondante?s?|journalistes?|chroniqueu\w+|éditorialistes?|rédact\w+|grand\s+reporter|reporter|stagiaire|service\s.*|agences?|staff\s.*|correspondent)\b.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Role();

    [GeneratedRegex(@"^(?:(?:la\s+)?r[ée]daction\b.*|(?:le\s+)?service\b.*|admin(?:istrateur)?|webmaster|web|equipe.*|équipe.*|newsroom|staff|editor|desk|redaction\s*web|source|anonyme|invité)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Staff();

    [GeneratedRegex(@"^(?:l['’])?(?:AFP|Agence\s+France[ -]Presse|Reuters|AP|Associated\s+Press|ATS|Belga|La\s+Presse\s+canadienne|PC|DPA|EFE|ANSA|agences?)(?:\s*(?:/|-)\s*(?:AFP|Reuters|AP|AFPTV))?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Agency();

    [GeneratedRegex(@"^(?:(?:éditée?|traduite?|relue?|édition|edited|translated)\s+(?:par|by)\b.*|correspondante?s?\b.*|envoyée?s?\s+sp.*|journalistes?\b.*|paris|londres|rome|berlin|bruxelles|new\s+york|washington|marseille|lyon|montréal|québec|lire|voir|plus|suivre|partager|facebook|twitter|le|la|les|l['’]?|un|une|contact|suivez.*|abonn.*|publié.*|temps.*|tous\s+ses\s+articles|voir\s+tous.*|ses\s+derniers.*|en\s+savoir.*)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex NoName();

    [GeneratedRegex(@"^(?:(?i:par|by)\s+)?\p{Lu}[\p{L}.'’\-]*(?:\s+(?:de|du|des|d['’]|le|la|van|von|el|al|ben)?\s*\p{Lu}[\p{L}.'’\-]*){1,3}(?:\s*(?:,|et|\(|avec)\s*.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Signature();
}
