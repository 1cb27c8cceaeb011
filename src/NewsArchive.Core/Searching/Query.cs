using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>A part of a query, as understood.</summary>
/// <param name="At">Where it was typed: UTF-16 code units of the query, half-open.</param>
public abstract record QueryNode(TextSpan At);

/// <summary>One word, in any case and with or without accents.</summary>
/// <param name="Term">The term it is searched by.</param>
/// <param name="Typed">The word as typed, without its elided article.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record WordNode(string Term, string Typed, TextSpan At) : QueryNode(At);

/// <summary>Words that must follow each other: a quoted phrase or a hyphenated word.</summary>
/// <param name="Terms">The terms in their order, two or more.</param>
/// <param name="Typed">The words as typed, without quotation marks.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record PhraseNode(IReadOnlyList<string> Terms, string Typed, TextSpan At) : QueryNode(At);

/// <summary>Parts that are all required, in any order.</summary>
/// <param name="Parts">One part or more.</param>
/// <param name="At"><inheritdoc cref="QueryNode"/></param>
public sealed record AllNode(IReadOnlyList<QueryNode> Parts, TextSpan At) : QueryNode(At);

/// <summary>Something the reader of a query should know about how it was understood.</summary>
/// <param name="Text">What is said.</param>
/// <param name="At">The place in the query it is about: UTF-16 code units.</param>
public sealed record Notice(Message Text, int At);

/// <summary>A query as understood.</summary>
/// <param name="Typed">What was typed, cut to the longest query.</param>
/// <param name="Root">What is searched, or null when no word was typed.</param>
/// <param name="Notices">What was not taken as typed, in the order of its place.</param>
public sealed record ParsedQuery(string Typed, AllNode? Root, IReadOnlyList<Notice> Notices)
{
    /// <summary>Whether something was typed and nothing of it can be searched.</summary>
    public bool IsNotUnderstood => Root is null && !string.IsNullOrWhiteSpace(Typed);

    /// <summary>The words and phrases that articles are searched for.</summary>
    public IEnumerable<QueryNode> Leaves => Root is null ? [] : LeavesOf(Root);

    /// <summary>What was typed, without one part.</summary>
    /// <param name="part">A part of this query.</param>
    public string Without(QueryNode part) =>
        string.Join(' ', $"{Typed[..part.At.Start]} {Typed[part.At.End..]}".Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<QueryNode> LeavesOf(QueryNode node) => node is AllNode all ? all.Parts.SelectMany(LeavesOf) : [node];
}
