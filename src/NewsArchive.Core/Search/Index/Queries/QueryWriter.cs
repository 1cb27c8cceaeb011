using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Search.Index.Queries;

/// <summary>Writes the tree of a query for the index. Only analysed terms get there; nothing a person typed does.</summary>
/// <param name="stemsOf">The search terms that a word may mean, its own first, none of them twice.</param>
/// <param name="filterOf">Which articles a period or a field of the catalog means, by their numbers. It is asked for <see cref="DateNode"/> and for every
/// <see cref="FieldNode"/> but <c>titre:</c>.</param>
/// <param name="isRanked">Whether anybody asks how well a document fits; else all scores are 0.</param>
/// <param name="limit">What the search may cost.</param>
internal sealed class QueryWriter(Func<Term, IReadOnlyList<string>> stemsOf, Func<QueryNode, Predicate<long>> filterOf, bool isRanked, SearchLimit limit)
{
    /// <summary>Writes a query over articles.</summary>
    public SegmentQuery OfArticles(QueryNode node) =>
        new Writing(this, IndexFields.Article, SearchedField.Words, SearchedField.Forms).Of(node, isExcluded: false);

    /// <summary>Writes a query over the words of quotations.</summary>
    /// <param name="node">The words, as <see cref="WithinQuotes"/> reads them: without fields and periods.</param>
    public SegmentQuery OfQuotes(QueryNode node) =>
        new Writing(this, IndexFields.Quote, SearchedField.QuoteWords, SearchedField.QuoteForms).Of(node, isExcluded: false);

    private IReadOnlyList<string>[] WordsOf(QueryNode node) => node switch
    {
        WordNode word => [stemsOf(word.Term)],
        PhraseNode phrase => [.. phrase.Terms.Select(stemsOf)],
        _ => throw new NotSupportedException(node.GetType().Name),
    };

    private SegmentQuery Sequence(SearchedField field, IReadOnlyList<IReadOnlyList<string>> words) =>
        words.Count == 1 ? new WordQuery(field, words[0], isRanked, limit) : new WordPhraseQuery(field, words, isRanked, limit);

    private NumberQuery Numbers(string kind, Predicate<long>? has) => new(kind, has, limit);

    private sealed class Writing(QueryWriter writer, string kind, SearchedField words, SearchedField forms)
    {
        public SegmentQuery Of(QueryNode node, bool isExcluded) => node switch
        {
            AllNode all => All(all.Parts, isExcluded),
            AnyNode any => new AnyQuery([.. Different(any.Parts).Select(part => Of(part, isExcluded))]),
            NotNode => All([node], isExcluded),
            FieldNode { Field: QueryField.Title } title => Word(title.Part, SearchedField.TitleWords, SearchedField.TitleForms, isExcluded),
            FieldNode or DateNode => writer.Numbers(kind, writer.FilterOf(node)),
            _ => Word(node, words, forms, isExcluded),
        };

        private SegmentQuery Word(QueryNode node, SearchedField inWords, SearchedField inForms, bool isExcluded) => node switch
        {
            WordNode or PhraseNode => writer.Sequence(inWords, writer.WordsOf(node)),
            NearNode near => new NearQuery(inWords, writer.WordsOf(near.Left), writer.WordsOf(near.Right), near.Distance, writer.IsRanked, writer.Limit),
            ExactNode exact => writer.Sequence(inForms, [.. exact.Terms.Select(term => new[] { TermStream.FormOf(term) })]),
            PrefixNode prefix => new WordPrefixQuery(inForms, prefix.Folded, isExcluded, writer.IsRanked, writer.Limit),
            _ => throw new NotSupportedException(node.GetType().Name),
        };

        private SegmentQuery All(IReadOnlyList<QueryNode> parts, bool isExcluded)
        {
            var different = Different(parts);
            List<SegmentQuery> required = [.. different.Where(part => part is not NotNode).Select(part => Of(part, isExcluded))];
            List<SegmentQuery> excluded = [.. different.OfType<NotNode>().Select(not => Of(not.Part, !isExcluded))];
            // A query of exclusions alone finds everything else.
            if (required.Count == 0)
                required.Add(writer.Numbers(kind, null));
            return required.Count == 1 && excluded.Count == 0 ? required[0] : new AllQuery(required, excluded);
        }

        // The same part twice asks for no more than once.
        private static List<QueryNode> Different(IReadOnlyList<QueryNode> parts) => [.. parts.DistinctBy(QueryPrinter.Print)];
    }

    private Predicate<long> FilterOf(QueryNode node) => filterOf(node);

    private bool IsRanked => isRanked;

    private SearchLimit Limit => limit;
}
