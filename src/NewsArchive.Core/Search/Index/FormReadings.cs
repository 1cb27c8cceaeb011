using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Term = NewsArchive.Text.Term;

namespace NewsArchive.Search.Index;

/// <summary>Which search terms a typed word may mean: its own, and those of every written form in the index that folds alike.</summary>
/// <remarks>
/// « preferee » is no word of French, but « préférée » folds to it, and its search term finds « préféré » as well. Any number of threads may ask.
/// </remarks>
/// <param name="reader">The index.</param>
internal sealed class FormReadings(IndexReader reader)
{
    private const int MostReadings = 50;

    // What people search for again and again; beyond that, nothing is kept.
    private const int MostKnown = 10_000;

    private readonly ConcurrentDictionary<string, IReadOnlyList<string>> _known = new();

    /// <summary>The search terms of a word, its own first, none of them twice; at most 52.</summary>
    public IReadOnlyList<string> StemsOf(Term term)
    {
        if (!_known.TryGetValue(term.Folded, out var others))
        {
            others = Read(term.Folded);
            if (_known.Count < MostKnown)
                _known[term.Folded] = others;
        }

        return [.. new[] { term.Stem, Term.Of(term.Folded).Stem }.Concat(others).Distinct()];
    }

    private List<string> Read(string folded)
    {
        var stems = new List<string>();
        var beginning = new BytesRef($"{folded}{TermStream.Separator}");
        foreach (var field in new[] { IndexFields.Forms, IndexFields.QuoteForms })
        {
            var forms = MultiFields.GetTerms(reader, field)?.GetEnumerator();
            for (var has = forms is not null && forms.SeekCeil(beginning) != TermsEnum.SeekStatus.END;
                has && StringHelper.StartsWith(forms!.Term, beginning) && stems.Count < MostReadings;
                has = forms.MoveNext())
            {
                var stem = Term.Of(forms.Term.Utf8ToString().AsSpan(folded.Length + 1)).Stem;
                if (!stems.Contains(stem))
                    stems.Add(stem);
            }
        }

        return stems;
    }
}
