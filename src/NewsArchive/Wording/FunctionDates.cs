using NewsArchive.Entities;

namespace NewsArchive.Wording;

/// <summary>When somebody had a function, in words: « depuis juillet 2023 », « 2017–2022 ».</summary>
public static class FunctionDates
{
    /// <returns>Null when nothing is known.</returns>
    public static string? Of(EntityFunction function) => (function.From, function.To) switch
    {
        (null, null) => null,
        ({ } from, null) => Texts.Say("entities.since", Dates.Shown(from)),
        (null, { } to) => Texts.Say("entities.until", Dates.Shown(to)),
        ({ } from, { } to) => FacetNames.Period(from, to),
    };
}
