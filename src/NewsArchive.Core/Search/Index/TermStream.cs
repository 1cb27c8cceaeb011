using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using NewsArchive.Text;

namespace NewsArchive.Search.Index;

/// <summary>A word of a text, as it is indexed.</summary>
/// <param name="Term">The word.</param>
/// <param name="Increment">How far it is behind the word before, in positions; 1 for a word that follows directly.</param>
internal readonly record struct IndexedWord(Term Term, int Increment);

/// <summary>Gives the words of a text to the index, as search terms or as written forms. It is used again for the next text.</summary>
/// <remarks>
/// A term has at most 13 kB of UTF-8 where the index allows 32,766 bytes: <see cref="WordReader"/> cuts a word behind 200 UTF-16 units,
/// and one of them folds to eighteen at most.
/// </remarks>
internal sealed class TermStream : TokenStream
{
    /// <summary>Stands between the folded and the exact form; no form holds it.</summary>
    public const char Separator = ' ';

    private readonly bool _isForms;
    private readonly ICharTermAttribute _text;
    private readonly IPositionIncrementAttribute _increment;
    private IReadOnlyList<IndexedWord> _words = [];
    private int _count;
    private int _next;

    /// <param name="isForms">Whether written forms are given instead of search terms.</param>
    public TermStream(bool isForms)
    {
        _isForms = isForms;
        _text = AddAttribute<ICharTermAttribute>();
        _increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>The term of a written form: the folded form, and where it differs a blank and the exact form.</summary>
    /// <remarks>So the forms that begin alike, and all exact forms of one folded form, are neighbours in the index.</remarks>
    public static string FormOf(Term term) => term.Exact == term.Folded ? term.Exact : $"{term.Folded}{Separator}{term.Exact}";

    /// <summary>Takes the words that are given next.</summary>
    /// <param name="words">The words; must not change before all were given.</param>
    /// <param name="count">How many of them are given.</param>
    public void Set(IReadOnlyList<IndexedWord> words, int count) => (_words, _count, _next) = (words, count, 0);

    /// <inheritdoc/>
    public override void Reset() => _next = 0;

    /// <inheritdoc/>
    public override bool IncrementToken()
    {
        if (_next >= _count)
            return false;
        // Both attributes are set every time: there is nothing to clear.
        var (term, increment) = _words[_next++];
        _increment.PositionIncrement = increment;
        _text.SetEmpty().Append(_isForms ? term.Folded : term.Stem);
        if (_isForms && !ReferenceEquals(term.Folded, term.Exact) && term.Folded != term.Exact)
            _text.Append(Separator).Append(term.Exact);
        return true;
    }
}
