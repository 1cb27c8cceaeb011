using NewsArchive.Entities;

namespace NewsArchive.Wording;

/// <summary>When somebody had a function, in words: « depuis juillet 2023 », « 2017–2022 », « mai 2007 – mai 2012 ».</summary>
public static class FunctionDates
{
    /// <returns>Null when nothing is known.</returns>
    public static string? Of(EntityFunction function) => (function.From, function.To) switch
    {
        (null, null) => null,
        ({ } from, null) => Texts.Say("entities.since", Dates.Shown(from)),
        (null, { } to) => Texts.Say("entities.until", Dates.Shown(to)),
        ({ Month: null } from, { Month: null } to) => FacetNames.Period(from, to),
        ({ } from, { } to) when from == to => Dates.Shown(from),
        ({ } from, { } to) => $"{Dates.Shown(from)} – {Dates.Shown(to)}",
    };
}
