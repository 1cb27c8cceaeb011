using Microsoft.AspNetCore.WebUtilities;
using NewsArchive.SavedSearches;

namespace NewsArchive.Contract;

/// <summary>The address of a list of articles as it is saved: what is searched, always written alike; not which page is shown, nor what is new in it.</summary>
public static class ListAddress
{
    /// <summary>The address of the list that a request shows.</summary>
    public static string Of(IQueryCollection query)
    {
        var kept = from name in ListRequest.Kept
                   from value in query[name]
                   let trimmed = value?.Trim()
                   where !string.IsNullOrEmpty(trimmed) && (name, trimmed) != ("sort", "relevance")
                   select KeyValuePair.Create(name, (string?)trimmed);
        return "/" + QueryString.Create(kept.Distinct());
    }

    /// <summary>Reads an address that was sent.</summary>
    /// <returns>The address as it is saved, or what is wrong: it is no list of this site, or cannot be read whole.</returns>
    public static (string? Address, Message? Fault) Read(string? sent, int longestQuery)
    {
        if (sent?.Trim() is not { Length: > 0 and <= SavedSearch.LongestAddress } trimmed)
            return (null, new Message("edit.no-search"));
        var question = trimmed.IndexOf('?', StringComparison.Ordinal);
        if ((question < 0 ? trimmed : trimmed[..question]) is not ("/" or ""))
            return (null, new Message("edit.no-search"));
        var address = Of(Parameters(question < 0 ? "" : trimmed[question..].Split('#')[0]));
        if (address.Length > SavedSearch.LongestAddress)
            return (null, new Message("edit.no-search"));
        var list = Open(address, longestQuery);
        if (list.Articles() is { Query.IsNotUnderstood: true })
            return (null, new Message("edit.not-understood"));
        return list.Faults.Count > 0 ? (null, list.Faults[0]) : (address, null);
    }

    /// <summary>The list of a saved address, read as if it were requested.</summary>
    public static ListRequest Open(string address, int longestQuery)
    {
        var request = new DefaultHttpContext().Request;
        (request.Path, request.QueryString) = ("/", new QueryString(address[1..]));
        return new ListRequest(request, longestQuery);
    }

    /// <summary>The same list, but only what came into the archive after an article.</summary>
    public static string Since(string address, long article) => QueryHelpers.AddQueryString(address, "since", $"{article}");

    private static QueryCollection Parameters(string query) => new(QueryHelpers.ParseQuery(query));
}
