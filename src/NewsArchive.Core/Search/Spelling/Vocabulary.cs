using Microsoft.Data.Sqlite;
using NewsArchive.Search.Language;
using NewsArchive.Text;

namespace NewsArchive.Search.Spelling;

/// <summary>A form that articles are written with.</summary>
/// <param name="Folded">The form, folded.</param>
/// <param name="Distance">How many slips lie between it and the word that was looked for.</param>
/// <param name="Articles">How many articles have it.</param>
internal sealed record LikelyForm(string Folded, int Distance, long Articles);

/// <summary>The forms that the articles of an archive are written with, to find those a mistyped word may mean.</summary>
internal sealed class Vocabulary(SqliteConnection connection)
{
    private const int MostForms = 30_000, MostTexts = 5, MostRead = 100_000, ShortestFar = 6;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>How many articles have a word, in any of its readings; counted no further than asked.</summary>
    /// <param name="term">The word.</param>
    /// <param name="most">Where the counting ends.</param>
    public long Articles(Term term, int most)
    {
        var readings = Readings.Of(connection, [term]);
        using var articles = connection.CreateCommand();
        articles.CommandText = "SELECT count(*) FROM (SELECT rowid FROM article_index WHERE article_index MATCH $stems LIMIT $most)";
        articles.Parameters.AddWithValue("$stems", string.Join(" OR ", readings.StemsOf(term).Select(FtsExpression.Quoted)));
        articles.Parameters.AddWithValue("$most", most);
        return (long)articles.ExecuteScalar()!;
    }

    /// <summary>The forms that lie nearest to a word, of all that share its beginning, one slip aside.</summary>
    /// <param name="folded">The word, folded, three letters or more.</param>
    /// <param name="limit">Stops the look; what was found until then counts.</param>
    /// <returns>Forms of one and the same distance, those of most articles first. A word of six letters or more may be two slips away, if they are not in its first letter.</returns>
    public IReadOnlyList<LikelyForm> Near(string folded, CancellationToken limit)
    {
        var found = new Dictionary<string, LikelyForm>();
        using var forms = connection.CreateCommand();
        forms.CommandText = "SELECT term, doc FROM word_form WHERE term >= $from AND term <= $to";
        var (from, to) = (forms.Parameters.Add("$from", SqliteType.Text), forms.Parameters.Add("$to", SqliteType.Text));
        var left = MostForms;
        var alike = Alike(folded).Length;
        foreach (var beginning in Alike(folded).Concat(Otherwise(folded)))
        {
            // The many ways to begin otherwise are tried only where nothing that begins alike is one slip away.
            if (left <= 0 || limit.IsCancellationRequested || (alike-- <= 0 && found.Values.Any(form => form.Distance == 1)))
                break;
            (from.Value, to.Value) = (beginning, beginning + "\U0010FFFF");
            using var rows = forms.ExecuteReader();
            while (--left >= 0 && !limit.IsCancellationRequested && rows.Read())
            {
                var form = rows.GetString(0);
                var most = folded.Length >= ShortestFar && form[0] == folded[0] ? 2 : 1;
                if (form != folded && EditDistance.Within(folded, form, most) is { } distance)
                    found[form] = new LikelyForm(form, distance, rows.GetInt64(1));
            }
        }

        var nearest = found.Values.Select(form => form.Distance).DefaultIfEmpty().Min();
        return [.. found.Values.Where(form => form.Distance == nearest).OrderByDescending(form => form.Articles).ThenBy(form => form.Folded, StringComparer.Ordinal)];
    }

    /// <summary>A form as it is written most often, accents included, in some of the articles that have it.</summary>
    /// <param name="folded">The form, folded.</param>
    public string Written(string folded)
    {
        using var texts = connection.CreateCommand();
        texts.CommandText = $"""
            SELECT substr(r.text, 1, {MostRead}) FROM article a JOIN revision r ON r.article_id = a.id AND r.number = a.revision
            WHERE a.id IN (SELECT rowid FROM word_index WHERE word_index MATCH $form LIMIT {MostTexts})
            """;
        texts.Parameters.AddWithValue("$form", FtsExpression.Quoted(folded));
        var written = new Dictionary<string, int>();
        using var rows = texts.ExecuteReader();
        while (rows.Read())
        {
            var words = new WordReader(rows.GetString(0));
            while (words.Read())
            {
                if (words.Term is { } term && term.Folded == folded)
                    written[term.Exact] = written.GetValueOrDefault(term.Exact) + 1;
            }
        }

        return written.OrderByDescending(form => form.Value).ThenBy(form => form.Key, StringComparer.Ordinal).Select(form => form.Key).FirstOrDefault(folded);
    }

    // The same first letters, or swapped ones, or one of them missing.
    private static string[] Alike(string word) => [word[..3], word[..2], $"{word[1]}{word[0]}", $"{word[0]}{word[2]}", word[1..3]];

    // Another first or second letter, or one too much before it.
    private static IEnumerable<string> Otherwise(string word) => Letters.SelectMany(letter => new[]
    {
        $"{word[0]}{letter}{word[2]}", $"{word[0]}{letter}{word[1]}", $"{letter}{word[1]}{word[2]}", $"{letter}{word[0]}{word[1]}",
    });
}
