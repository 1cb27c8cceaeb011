using NewsArchive.Articles;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Language;

namespace NewsArchive.Wording;

/// <summary>What facets and their values are called.</summary>
public static class FacetNames
{
    /// <summary>One value of a facet, such as « publication ».</summary>
    public static string Of(Facet facet) => Texts.Say($"facet.{Word(facet)}");

    /// <summary>The facet as a heading, such as « Publications ».</summary>
    public static string Heading(Facet facet) => Texts.Say($"facets.{Word(facet)}");

    /// <summary>The link to all values of a facet.</summary>
    public static string Every(Facet facet, int count) => Texts.Say($"every.{Word(facet)}", count);

    /// <summary>A chosen value; an entity, collection or category that is not in the register by its number.</summary>
    public static string Value(FacetChoice choice, IReadOnlyDictionary<string, string> names) =>
        Value(choice.Facet, choice.Value, names.GetValueOrDefault(choice.NameKey, choice.Value));

    /// <param name="facet">The facet.</param>
    /// <param name="value">The value.</param>
    /// <param name="name">The name of an entity.</param>
    public static string Value(Facet facet, string value, string name) => facet switch
    {
        Facet.Period when value.EndsWith("-XX", StringComparison.Ordinal) => Texts.Say("period.no-month", value[..4]),
        Facet.Period => PartialDate.TryParse(value, out var date) ? Dates.Shown(date) : value,
        Facet.Source => value.Length == 0 ? Texts.Say("facet.no-source") : value,
        Facet.State => Texts.Say($"annotation.{value}"),
        Facet.Kind => Texts.Say($"kind.{value}"),
        Facet.QuoteState => Texts.Say($"state.{value}"),
        Facet.Speaker when value == "0" => Texts.Say("quote.no-speaker"),
        _ => name,
    };

    /// <summary>The period of a bar: « septembre 2023 », « 2023 », « 1900–1904 ».</summary>
    public static string Bar(HistogramBar bar) => Period(bar.From, bar.To);

    /// <summary>A period from one date to another.</summary>
    public static string Period(PartialDate from, PartialDate to) => from == to ? Dates.Shown(from) : $"{Dates.Shown(from)}–{Dates.Shown(to)}";

    private static string Word(Facet facet) => facet.ToString().ToLowerInvariant();
}
