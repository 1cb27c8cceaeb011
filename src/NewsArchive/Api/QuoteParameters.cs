using Microsoft.AspNetCore.Mvc;

namespace NewsArchive.Api;

/// <summary>The parameters of a list of quotations, for the description of the API; they are read by <see cref="Contract.ListRequest"/>.</summary>
internal sealed record QuoteParameters(
    [property: FromQuery(Name = "q")] string? Words,
    [property: FromQuery(Name = "from")] string? From,
    [property: FromQuery(Name = "to")] string? To,
    [property: FromQuery(Name = "sort")] string? Sort,
    [property: FromQuery(Name = "speaker")] string[]? Speakers,
    [property: FromQuery(Name = "speaker!")] string[]? NotSpeakers,
    [property: FromQuery(Name = "kind")] string[]? Kinds,
    [property: FromQuery(Name = "kind!")] string[]? NotKinds,
    [property: FromQuery(Name = "state")] string[]? States,
    [property: FromQuery(Name = "state!")] string[]? NotStates,
    [property: FromQuery(Name = "category")] string[]? Categories,
    [property: FromQuery(Name = "category!")] string[]? NotCategories,
    [property: FromQuery(Name = "period")] string[]? Periods,
    [property: FromQuery(Name = "period!")] string[]? NotPeriods,
    [property: FromQuery(Name = "source")] string[]? Sources,
    [property: FromQuery(Name = "source!")] string[]? NotSources,
    [property: FromQuery(Name = "p")] string? Page,
    [property: FromQuery(Name = "size")] string? Size);
