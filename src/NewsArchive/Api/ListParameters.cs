using Microsoft.AspNetCore.Mvc;

namespace NewsArchive.Api;

/// <summary>The parameters of a list of articles, for the description of the API; they are read by <see cref="Contract.ListRequest"/>.</summary>
internal sealed record ListParameters(
    [property: FromQuery(Name = "q")] string? Words,
    [property: FromQuery(Name = "from")] string? From,
    [property: FromQuery(Name = "to")] string? To,
    [property: FromQuery(Name = "sort")] string? Sort,
    [property: FromQuery(Name = "period")] string[]? Periods,
    [property: FromQuery(Name = "period!")] string[]? NotPeriods,
    [property: FromQuery(Name = "source")] string[]? Sources,
    [property: FromQuery(Name = "source!")] string[]? NotSources,
    [property: FromQuery(Name = "person")] string[]? Persons,
    [property: FromQuery(Name = "person!")] string[]? NotPersons,
    [property: FromQuery(Name = "organisation")] string[]? Organisations,
    [property: FromQuery(Name = "organisation!")] string[]? NotOrganisations,
    [property: FromQuery(Name = "place")] string[]? Places,
    [property: FromQuery(Name = "place!")] string[]? NotPlaces,
    [property: FromQuery(Name = "state")] string[]? States,
    [property: FromQuery(Name = "state!")] string[]? NotStates,
    [property: FromQuery(Name = "collection")] string[]? Collections,
    [property: FromQuery(Name = "collection!")] string[]? NotCollections,
    [property: FromQuery(Name = "category")] string[]? Categories,
    [property: FromQuery(Name = "category!")] string[]? NotCategories,
    [property: FromQuery(Name = "proposals")] string? Proposals,
    [property: FromQuery(Name = "fold")] string? IsFolded,
    [property: FromQuery(Name = "since")] string? Since,
    [property: FromQuery(Name = "p")] string? Page,
    [property: FromQuery(Name = "size")] string? Size);
