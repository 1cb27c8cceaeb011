using NewsArchive.Search.Language;
using NewsArchive.Search.Spelling;

namespace NewsArchive.Pages.Shared;

/// <summary>Other spellings of a search that finds hardly anything.</summary>
/// <param name="Items">The spellings; may be none.</param>
/// <param name="Address">The address of the same page with another query.</param>
public sealed record Suggestions(IReadOnlyList<Suggestion> Items, Func<ArticleQuery, string> Address);
