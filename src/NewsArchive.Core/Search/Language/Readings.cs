using Microsoft.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>Which stems a typed word may mean: its own, and those of every written form that folds alike.</summary>
/// <remarks>« preferee » is no word of French, but « préférée » folds to it, and its stem finds « préféré » as well.</remarks>
public sealed class Readings
{
    private readonly Dictionary<string, IReadOnlyList<string>> _stems = [];

    /// <summary>Readings that know the typed words only: for marking without an archive.</summary>
    public static readonly Readings None = new();

    /// <summary>Looks the words of a query up in the forms that the archive's articles are written with.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="query">The query.</param>
    internal static Readings Of(SqliteConnection connection, ParsedQuery query) => Of(connection, query.Words);

    /// <summary>Looks some words up.</summary>
    internal static Readings Of(SqliteConnection connection, IEnumerable<Term> words)
    {
        var readings = new Readings();
        using var lookup = connection.CreateCommand();
        lookup.CommandText = "SELECT DISTINCT stem FROM lexeme WHERE folded = $folded LIMIT 50";
        var folded = lookup.Parameters.Add("$folded", SqliteType.Text);
        foreach (var term in words)
        {
            if (readings._stems.ContainsKey(term.Folded))
                continue;
            folded.Value = term.Folded;
            var stems = new List<string>();
            using var rows = lookup.ExecuteReader();
            while (rows.Read())
                stems.Add(rows.GetString(0));
            readings._stems[term.Folded] = stems;
        }

        return readings;
    }

    /// <summary>The stems a typed word may have, its own first: those of every form that folds alike, with accents or without.</summary>
    /// <param name="term">The word.</param>
    public IReadOnlyList<string> StemsOf(Term term)
    {
        var others = _stems.GetValueOrDefault(term.Folded, []);
        return [.. new[] { term.Stem, Term.Of(term.Folded).Stem }.Concat(others).Distinct()];
    }
}
