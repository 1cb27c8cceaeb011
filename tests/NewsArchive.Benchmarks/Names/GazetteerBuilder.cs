using System.Globalization;
using System.Text.Json;
using NewsArchive.Proposals.Names;

namespace NewsArchive.Benchmarks.Names;

/// <summary>Makes <c>gazetteer.bin</c> from public lists; which ones, stands in the README beside it.</summary>
internal static class GazetteerBuilder
{
    private const int CommonFrom = 2000;
    private const int RareFrom = 60;
    private const int LargeFrom = 3000;

    public static void Build(string givenNames, string countries, string divisions, string cities, Stream output)
    {
        var lists = Enum.GetValues<WordClass>().Where(of => of >= WordClass.CommonGivenName && BitOperationsIsOne(of)).ToDictionary(of => of, _ => new SortedSet<uint>());
        foreach (var fields in File.ReadLines(givenNames).Skip(1).Select(line => line.Split(';')))
        {
            var (name, count) = (fields[0].Trim('"'), int.Parse(fields[2], CultureInfo.InvariantCulture));
            if (name.Length < 2 || count < RareFrom)
                continue;
            Add(lists[count >= CommonFrom ? WordClass.CommonGivenName : WordClass.RareGivenName], name);
            var male = double.Parse(fields[1].Replace(',', '.'), CultureInfo.InvariantCulture);
            if (male is < 0.05 or > 0.95)
                Add(lists[male > 0.5 ? WordClass.MaleGivenName : WordClass.FemaleGivenName], name);
        }

        foreach (var fields in File.ReadLines(countries).Skip(1).Select(line => line.Split('\t')))
        {
            Add(lists[WordClass.Country], fields[2]);
            Add(lists[WordClass.Country], fields[3]);
            foreach (var demonym in fields[4..6])
            {
                foreach (var ending in (string[])["", "s", "es"])
                    Add(lists[WordClass.Demonym], demonym + (demonym.Length == 0 ? "" : ending));
            }

            Add(lists[WordClass.City], fields[6]);
        }

        foreach (var commune in Entries(Path.Combine(divisions, "communes.json")))
        {
            var isLarge = commune.TryGetProperty("population", out var population) && population.GetInt32() >= LargeFrom;
            Add(lists[isLarge ? WordClass.Commune : WordClass.SmallCommune], commune.GetProperty("nom").GetString()!);
        }

        foreach (var file in (string[])["departements.json", "regions.json"])
        {
            foreach (var division in Entries(Path.Combine(divisions, file)))
                Add(lists[WordClass.Region], division.GetProperty("nom").GetString()!);
        }

        foreach (var city in Entries(cities))
        {
            // The shortest ones are short for other things as often.
            if (city.GetProperty("name").GetString() is { Length: > 3 } name)
                Add(lists[WordClass.City], name);
        }
        Lexicon.Write(output, lists);
    }

    private static bool BitOperationsIsOne(WordClass of) => int.PopCount((int)of) == 1;

    private static List<JsonElement> Entries(string file)
    {
        using var stream = File.OpenRead(file);
        return [.. JsonSerializer.Deserialize<JsonElement>(stream).EnumerateArray()];
    }

    private static void Add(SortedSet<uint> list, string name)
    {
        var tokens = NameTokeniser.Read(name);
        if (tokens.Count > 0 && tokens.Count <= 6)
            list.Add(Lexicon.KeyOf(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens)));
    }
}
