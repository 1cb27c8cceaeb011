using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;

namespace NewsArchive.Proposals.Reading;

/// <summary>The word lists of this folder's <c>Lexicons</c>, read once: form → what it can be.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, Lexeme> Words = Load();
    private static readonly FrozenDictionary<string, Lexeme>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The entry of a form in lower case with straight apostrophes, or a guess by its ending.</summary>
    public static Lexeme Of(ReadOnlySpan<char> form, bool isCapital) =>
        Lookup.TryGetValue(form, out var lexeme) ? lexeme : isCapital ? Lexeme.Unknown : Lexeme.Guess(form);

    private static FrozenDictionary<string, Lexeme> Load()
    {
        var kinds = new Dictionary<string, WordKinds>();
        var verbs = new Dictionary<string, VerbReading>();
        LoadWords(kinds);
        LoadGivenNames(kinds);
        LoadCountries(kinds);
        LoadVerbs(verbs);
        // What a list says of a verb's use does not unsay what its ending says of its form.
        foreach (var form in kinds.Keys.Where(form => (kinds[form] & ~(WordKinds.Modal | WordKinds.Governing | WordKinds.Litotes | WordKinds.Connective)) == 0).ToList())
            kinds[form] |= Lexeme.Guess(form).Kinds;
        return kinds.Keys.Union(verbs.Keys).ToFrozenDictionary(form => form, form => new Lexeme(form, kinds.GetValueOrDefault(form), verbs.GetValueOrDefault(form)));
    }

    private static void LoadWords(Dictionary<string, WordKinds> kinds)
    {
        var kind = WordKinds.None;
        foreach (var line in Lines("words.txt"))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                kind = Enum.Parse<WordKinds>(line[2..]);
            else
                Add(kinds, line.Split(' ', StringSplitOptions.RemoveEmptyEntries), kind);
        }
    }

    private static void LoadGivenNames(Dictionary<string, WordKinds> kinds)
    {
        var kind = WordKinds.None;
        foreach (var line in Lines("given-names.txt"))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
                kind = line switch { "# m" => WordKinds.ManName, "# f" => WordKinds.WomanName, _ => WordKinds.GivenName };
            else
                Add(kinds, [line], kind);
        }
    }

    private static void LoadCountries(Dictionary<string, WordKinds> kinds)
    {
        foreach (var line in Lines("countries.tsv"))
        {
            var cells = line.ToLowerInvariant().Split('\t');
            Add(kinds, cells[0].Split(' ').Where(word => word.Length > 3), WordKinds.Place);
            Add(kinds, [.. cells[3..]], WordKinds.Place);
            Add(kinds, cells[1..3].SelectMany(demonym => new[] { demonym, demonym + "s" }), WordKinds.Demonym);
        }
    }

    private static void LoadVerbs(Dictionary<string, VerbReading> verbs)
    {
        foreach (var line in Lines("reporting-verbs.tsv"))
        {
            var cells = line.Split('\t');
            // No figure: the verb was not met in the measured texts and comes from lists of reporting verbs only.
            var isMeasured = cells[1].Length > 0;
            var speech = !isMeasured ? 0.5 : double.Parse(cells[1], CultureInfo.InvariantCulture);
            foreach (var group in cells[2].Split('|'))
            {
                var (tense, forms) = (group[..group.IndexOf('=')], group[(group.IndexOf('=') + 1)..]);
                var tenses = tense switch
                {
                    "ppart" => Tenses.Participle,
                    "ger" => Tenses.Gerund,
                    "inf" => Tenses.Infinitive,
                    "cond" => Tenses.Finite | Tenses.Conditional,
                    _ => Tenses.Finite,
                };
                foreach (var form in tense == "ger" ? forms.Split(',').Append(forms[..^3] + "ons") : tense == "fut" ? forms.Split(',').Append(forms.Split(',')[0] + "i") : forms.Split(','))
                {
                    var known = verbs.GetValueOrDefault(form);
                    if (tense == "ger" && form.EndsWith("ons", StringComparison.Ordinal))
                        tenses = Tenses.Finite;
                    if (known is null || known.Lemma == cells[0])
                        verbs[form] = new VerbReading(cells[0], (known?.Tenses ?? Tenses.None) | tenses, speech, isMeasured);
                    else if (known.Speech < speech)
                        verbs[form] = new VerbReading(cells[0], tenses, speech, isMeasured);
                }
            }
        }
    }

    private static void Add(Dictionary<string, WordKinds> kinds, IEnumerable<string> forms, WordKinds kind)
    {
        foreach (var form in forms)
            kinds[form] = kinds.GetValueOrDefault(form) | kind;
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"NewsArchive.Proposals.Lexicons.{name}")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0)
                yield return line;
        }
    }
}
