using NewsArchive.Searching;

namespace NewsArchive.Pages.Shared;

/// <summary>A search without results, and what could be dropped from it.</summary>
/// <param name="Understood">How the query was understood.</param>
/// <param name="Alternatives">What could be dropped.</param>
/// <param name="Door">The address of the page that searches.</param>
public sealed record NothingFound(string Understood, IReadOnlyList<Alternative> Alternatives, string Door)
{
    public string AddressOf(Alternative alternative) => Door + QueryString.Create(new Dictionary<string, string?>
    {
        ["q"] = alternative.Rest.Query.Typed,
        ["from"] = alternative.Rest.From?.ToString(),
        ["to"] = alternative.Rest.To?.ToString(),
        ["since"] = alternative.Rest.Since is { } article ? $"{article}" : null,
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
