using NewsArchive.Contract;
using NewsArchive.Search.Language;

namespace NewsArchive.Pages.Shared;

/// <summary>What was not taken as typed: parameters that could not be read, and places in the query.</summary>
public sealed record Notices(ListRequest List, ParsedQuery Query);
