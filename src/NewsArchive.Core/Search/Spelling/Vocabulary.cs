using Lucene.Net.Index;
using Lucene.Net.Util;
using NewsArchive.Search.Index;
using NewsArchive.Search.Index.Queries;
using NewsArchive.Text;
using Term = NewsArchive.Text.Term;

namespace NewsArchive.Search.Spelling;

/// <summary>A form that articles are written with.</summary>
/// <param name="Folded">The form, folded.</param>
/// <param name="Distance">How many slips lie between it and the word that was looked for.</param>
/// <param name="Articles">How many articles have it, those of each exact form counted apart.</param>
internal sealed record LikelyForm(string Folded, int Distance, long Articles);

/// <summary>The forms that the articles of an archive are written with, to find those a mistyped word may mean.</summary>
/// <param name="reader">The index.</param>
internal sealed class Vocabulary(IndexReader reader)
{
    private const int MostForms = 30_000, ShortestFar = 6;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>How many articles have a word, in any of its readings.</summary>
    public long Articles(Term term, CancellationToken limit) =>
        WordFrequencies.Of(reader, IndexFields.Words, new FormReadings(reader).StemsOf(term), new SearchLimit(limit));

    /// <summary>The forms that lie nearest to a word, of all that share its beginning, one slip aside.</summary>
    /// <param name="folded">The word, folded, three letters or more.</param>
    /// <param name="limit">Stops the look; what was found until then counts.</param>
    /// <returns>
    /// Forms of one and the same distance, those of most articles first. A word of six letters or more may be two slips away, if they are
    /// not in its first letter.
    /// </returns>
    public IReadOnlyList<LikelyForm> Near(string folded, CancellationToken limit)
    {
        var found = new Dictionary<string, LikelyForm>();
        var left = MostForms;
        var alike = Alike(folded).Length;
        foreach (var beginning in Alike(folded).Concat(Otherwise(folded)).Distinct())
        {
            // The many ways to begin otherwise are tried only where nothing that begins alike is one slip away.
            if (left <= 0 || limit.IsCancellationRequested || (alike-- <= 0 && found.Values.Any(form => form.Distance == 1)))
                break;
            foreach (var (form, articles) in Beginning(beginning).GroupBy(term => term.Folded, (form, terms) => (form, terms.Sum(term => term.Articles))))
            {
                if (--left < 0 || limit.IsCancellationRequested)
                    break;
                var most = folded.Length >= ShortestFar && form[0] == folded[0] ? 2 : 1;
                if (form != folded && EditDistance.Within(folded, form, most) is { } distance)
                    found[form] = new LikelyForm(form, distance, articles);
            }
        }

        var nearest = found.Values.Select(form => form.Distance).DefaultIfEmpty().Min();
        return
        [
            .. found.Values.Where(form => form.Distance == nearest)
                .OrderByDescending(form => form.Articles).ThenBy(form => form.Folded, StringComparer.Ordinal),
        ];
    }

    /// <summary>A form as most articles write it, accents included.</summary>
    /// <param name="folded">The form, folded.</param>
    public string Written(string folded) =>
        Beginning(folded).TakeWhile(form => form.Folded == folded).OrderByDescending(form => form.Articles).ThenBy(form => form.Exact, StringComparer.Ordinal)
            .Select(form => form.Exact).FirstOrDefault(folded);

    // Written forms in the order of the index: all exact forms of a folded one are neighbours.
    private IEnumerable<(string Folded, string Exact, int Articles)> Beginning(string beginning)
    {
        var start = new BytesRef(beginning);
        var terms = MultiFields.GetTerms(reader, IndexFields.Forms)?.GetEnumerator();
        for (var has = terms is not null && terms.SeekCeil(start) != TermsEnum.SeekStatus.END; has && StringHelper.StartsWith(terms!.Term, start); has = terms.MoveNext())
        {
            var form = terms.Term.Utf8ToString();
            var end = form.IndexOf(TermStream.Separator, StringComparison.Ordinal);
            yield return (end < 0 ? form : form[..end], end < 0 ? form : form[(end + 1)..], terms.DocFreq);
        }
    }

    // The same first letters, or swapped ones, or one of them missing.
    private static string[] Alike(string word) => [word[..3], word[..2], $"{word[1]}{word[0]}", $"{word[0]}{word[2]}", word[1..3]];

    // Another first or second letter, or one too much before it.
    private static IEnumerable<string> Otherwise(string word) => Letters.SelectMany(letter => new[]
    {
        $"{word[0]}{letter}{word[2]}", $"{word[0]}{letter}{word[1]}", $"{letter}{word[1]}{word[2]}", $"{letter}{word[0]}{word[1]}",
    });
}
