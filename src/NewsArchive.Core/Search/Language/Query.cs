using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Search.Language;

/// <summary>A part of a query, as understood.</summary>
/// <param name="At">Where it was typed: UTF-16 code units of the query, half-open.</param>
public abstract record QueryNode(TextSpan At)
{
    /// <summary>How many groups lie within each other.</summary>
    internal int Depth => this switch
    {
        AllNode all => all.Parts.Max(part => part.Depth) + 1,
        AnyNode any => any.Parts.Max(part => part.Depth) + 1,
        _ => 0,
    };
}

/// <summary>One word, in any inflection and with or without accents.</summary>
/// <param name="Term">The word as it is compared.</param>
/// <param name="Typed">The word as typed, without its elided article.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record WordNode(Term Term, string Typed, TextSpan At) : QueryNode(At);

/// <summary>Words that must follow each other, in any inflection: a quoted phrase or a hyphenated word.</summary>
/// <param name="Terms">The words in their order, two or more.</param>
/// <param name="Typed">The words as typed, without quotation marks.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record PhraseNode(IReadOnlyList<Term> Terms, string Typed, TextSpan At) : QueryNode(At);

/// <summary>The beginning of a word: <c>mot*</c>. Accents do not count, inflection does.</summary>
/// <param name="Folded">The beginning, folded.</param>
/// <param name="Typed">The beginning as typed, without the star.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record PrefixNode(string Folded, string Typed, TextSpan At) : QueryNode(At);

/// <summary>A word or phrase in exactly this form: <c>=mot</c>, <c>="…"</c>. Accents count, capitals do not.</summary>
/// <param name="Terms">The words in their order, one or more.</param>
/// <param name="Typed">The words as typed.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record ExactNode(IReadOnlyList<Term> Terms, string Typed, TextSpan At) : QueryNode(At);

/// <summary>Two words or phrases near each other, in any order: <c>a NEAR/5 b</c>.</summary>
/// <param name="Left">The one, a <see cref="WordNode"/> or <see cref="PhraseNode"/>.</param>
/// <param name="Right">The other.</param>
/// <param name="Distance">How many words may stand between them.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record NearNode(QueryNode Left, QueryNode Right, int Distance, TextSpan At) : QueryNode(At);

/// <summary>Parts that are all required, in any order.</summary>
/// <param name="Parts">One part or more.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record AllNode(IReadOnlyList<QueryNode> Parts, TextSpan At) : QueryNode(At);

/// <summary>Parts of which one is enough.</summary>
/// <param name="Parts">Two parts or more.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record AnyNode(IReadOnlyList<QueryNode> Parts, TextSpan At) : QueryNode(At);

/// <summary>A part that must not be there.</summary>
/// <param name="Part">The part.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record NotNode(QueryNode Part, TextSpan At) : QueryNode(At);

/// <summary>Where or among what a part is searched.</summary>
public enum QueryField
{
    /// <summary>In the headline.</summary>
    Title,

    /// <summary>Within quotations.</summary>
    Quote,

    /// <summary>Among the names of publications.</summary>
    Source,

    /// <summary>Among persons that are named.</summary>
    Person,

    /// <summary>Among places that are named.</summary>
    Place,

    /// <summary>Among organisations that are named.</summary>
    Organisation,

    /// <summary>Among those who are quoted.</summary>
    Speaker,
}

/// <summary>A word or phrase that is searched in a field: <c>titre:mot</c>.</summary>
/// <param name="Field">The field.</param>
/// <param name="Part">What is searched: a word, phrase, beginning or exact form.</param>
/// <param name="Typed">What is searched, as typed.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record FieldNode(QueryField Field, QueryNode Part, string Typed, TextSpan At) : QueryNode(At);

/// <summary>A period: <c>date:</c>, <c>avant:</c>, <c>après:</c>. An article is found when its date may lie in it.</summary>
/// <param name="From">The first day that counts, or null.</param>
/// <param name="To">The last day that counts, or null.</param>
/// <param name="Typed">The period as typed, with its field.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record DateNode(DateOnly? From, DateOnly? To, string Typed, TextSpan At) : QueryNode(At)
{
    /// <summary>The days from the beginning of one partial date to the end of another.</summary>
    internal static DateNode Of(PartialDate? from, PartialDate? to, string typed, TextSpan at) => new(from?.FirstDay, to?.LastDay, typed, at);
}

/// <summary>Something the reader of a query should know about how it was understood.</summary>
/// <param name="Text">What is said.</param>
/// <param name="At">The place in the query it is about: UTF-16 code units.</param>
public sealed record Notice(Message Text, int At);

/// <summary>A query as understood.</summary>
/// <param name="Typed">What was typed, cut to the longest query.</param>
/// <param name="Root">What is searched, or null when there is nothing to search.</param>
/// <param name="Notices">What was not taken as typed, in the order of its place.</param>
public sealed record ParsedQuery(string Typed, AllNode? Root, IReadOnlyList<Notice> Notices)
{
    /// <summary>Whether something was typed and nothing of it can be searched.</summary>
    public bool IsNotUnderstood => Root is null && !string.IsNullOrWhiteSpace(Typed);

    /// <summary>The words, phrases and periods that articles must have, or may have to be found; not what they must not have.</summary>
    public IEnumerable<QueryNode> Leaves => Root is null ? [] : LeavesOf(Root);

    /// <summary>Every word of the query, those that must not be there included.</summary>
    internal IEnumerable<Term> Words => Root is null ? [] : WordsOf(Root);

    /// <summary>What was typed, without one part and without the operators between.</summary>
    /// <param name="part">One of the parts of <see cref="Root"/>.</param>
    public string Without(QueryNode part) =>
        string.Join(' ', Root!.Parts.Where(other => other != part).Select(other => other.At.In(Typed)));

    private static IEnumerable<Term> WordsOf(QueryNode node) => node switch
    {
        WordNode word => [word.Term],
        PhraseNode phrase => phrase.Terms,
        ExactNode exact => exact.Terms,
        NearNode near => [.. WordsOf(near.Left), .. WordsOf(near.Right)],
        FieldNode field => WordsOf(field.Part),
        NotNode not => WordsOf(not.Part),
        AllNode all => all.Parts.SelectMany(WordsOf),
        AnyNode any => any.Parts.SelectMany(WordsOf),
        _ => [],
    };

    private static IEnumerable<QueryNode> LeavesOf(QueryNode node) => node switch
    {
        AllNode all => all.Parts.SelectMany(LeavesOf),
        AnyNode any => any.Parts.SelectMany(LeavesOf),
        NearNode near => [.. LeavesOf(near.Left), .. LeavesOf(near.Right)],
        NotNode => [],
        _ => [node],
    };
}
