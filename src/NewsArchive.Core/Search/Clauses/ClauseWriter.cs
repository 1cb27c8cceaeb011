using NewsArchive.Search.Language;

namespace NewsArchive.Search.Clauses;

/// <summary>Makes clauses of the parts of a query. Only analysed terms get into them; nothing a person typed does.</summary>
/// <param name="readings">What its words may mean.</param>
internal sealed class ClauseWriter(Readings readings)
{
    // Clauses call each other as deep as they are nested.
    private const int Deepest = 16;

    /// <summary>Makes a clause of a part of a query.</summary>
    /// <returns>Null for what the index of stems cannot say alone: fields, periods, exclusions, forms, deep nesting.</returns>
    public Clause? Of(QueryNode node) => node.Depth > Deepest ? null : Made(node);

    /// <summary>A phrase of stems.</summary>
    public static Clause Phrase(IReadOnlyList<IReadOnlyList<string>> words, bool inTitle) =>
        words.Count == 1 ? new WordClause(words[0], inTitle) : new PhraseClause(words, inTitle);

    private Clause? Made(QueryNode node) => node switch
    {
        WordNode or PhraseNode => Phrase(WordsOf(node), inTitle: false),
        NearNode near => new NearClause(WordsOf(near.Left), WordsOf(near.Right), near.Distance),
        FieldNode { Field: QueryField.Title, Part: WordNode or PhraseNode } title => Phrase(WordsOf(title.Part), inTitle: true),
        AllNode all => Joined(all.Parts, isAll: true),
        AnyNode any => Joined(any.Parts, isAll: false),
        _ => null,
    };

    private JoinedClause? Joined(IReadOnlyList<QueryNode> parts, bool isAll)
    {
        // The same word twice asks for no more than once.
        var made = parts.DistinctBy(QueryPrinter.Print).Select(Made).ToList();
        return made.Contains(null) ? null : new JoinedClause([.. made.OfType<Clause>()], isAll);
    }

    private IReadOnlyList<string>[] WordsOf(QueryNode node) => node switch
    {
        WordNode word => [readings.StemsOf(word.Term)],
        PhraseNode phrase => [.. phrase.Terms.Select(readings.StemsOf)],
        _ => throw new NotSupportedException(node.GetType().Name),
    };
}
