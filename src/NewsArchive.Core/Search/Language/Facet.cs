using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Search.Catalog;

namespace NewsArchive.Search.Language;

/// <summary>By what results can be narrowed beside words and dates.</summary>
public enum Facet
{
    /// <summary>The year or the month of an article.</summary>
    Period,

    /// <summary>Its publication.</summary>
    Source,

    /// <summary>A person named or quoted in it.</summary>
    Person,

    /// <summary>An organisation named or quoted in it.</summary>
    Organisation,

    /// <summary>A place named or quoted in it.</summary>
    Place,

    /// <summary>How far it is annotated.</summary>
    State,

    /// <summary>A collection it is in.</summary>
    Collection,

    /// <summary>A category that was given to it, or one below it; of a quotation, one that was given to the quotation.</summary>
    Category,

    /// <summary>Of a quotation: who speaks.</summary>
    Speaker,

    /// <summary>Of a quotation: direct, indirect or mixed.</summary>
    Kind,

    /// <summary>Of a quotation: what was decided on it.</summary>
    QuoteState,
}

/// <summary>Which facets the lists have, in the order they are shown.</summary>
public static class Facets
{
    /// <summary>Those of articles.</summary>
    public static readonly IReadOnlyList<Facet> OfArticles = [Facet.Period, Facet.Source, Facet.Person, Facet.Organisation, Facet.Place, Facet.State, Facet.Collection, Facet.Category];

    /// <summary>Those of quotations.</summary>
    public static readonly IReadOnlyList<Facet> OfQuotes = [Facet.Speaker, Facet.Kind, Facet.QuoteState, Facet.Category, Facet.Period, Facet.Source];
}

/// <summary>A value of a facet that somebody chose: only articles that have it, or only those that do not.</summary>
/// <param name="Facet">The facet.</param>
/// <param name="Value">
/// What is chosen. Period: <c>2000</c>, <c>2000-09</c>, or <c>2000-XX</c> for articles of which only the year is known (the unspecified month of EDTF).
/// Source: the name of the publication, empty for articles that name none. Person, organisation, place: the number of the entity.
/// Collection, category: its number.
/// State: <c>accepted</c>, <c>proposed</c> or <c>none</c>; an article may have both accepted and proposed annotations.
/// Speaker: the number of the entity, <c>0</c> for quotations without one, or a part of one of its names. Kind and state of a quotation: their words.
/// </param>
/// <param name="IsExcluded">Whether articles with the value are left out.</param>
/// <remarks>Of several chosen values of one facet one is enough; of several excluded ones none may be there; different facets must all agree.</remarks>
public sealed record FacetChoice(Facet Facet, string Value, bool IsExcluded = false)
{
    private const int LongestValue = 500;
    private const int LongestName = 200;

    /// <summary>By what the name of the value is looked up among those of a query: entities, collections and categories are numbered each for themselves.</summary>
    public string NameKey => Facet is Facet.Collection or Facet.Category ? $"{Facet} {Value}" : Value;

    /// <summary>Reads a choice as it stands in an address.</summary>
    /// <param name="facet">The facet.</param>
    /// <param name="typed">The value; a month may be written with one digit.</param>
    /// <param name="isExcluded">Whether articles with the value are left out.</param>
    /// <returns>Null when a facet cannot have such a value.</returns>
    public static FacetChoice? Read(Facet facet, string typed, bool isExcluded = false) => ValueOf(facet, typed) is { } value ? new(facet, value, isExcluded) : null;

    /// <summary>Whether this choice makes no sense any more beside a newer one.</summary>
    internal bool GivesWayTo(FacetChoice newer)
    {
        if (Facet != newer.Facet)
            return false;
        var isPart = Facet == Facet.Period && IsExcluded == newer.IsExcluded
            && (Value.StartsWith(newer.Value, StringComparison.Ordinal) || newer.Value.StartsWith(Value, StringComparison.Ordinal));
        // A part of a name was typed to find the speaker that is chosen now.
        var isTyped = newer is { Facet: Facet.Speaker, IsExcluded: false } && newer.Value.All(char.IsAsciiDigit) && !Value.All(char.IsAsciiDigit);
        return Value == newer.Value || isPart || isTyped;
    }

    private static string? ValueOf(Facet facet, string typed) => facet switch
    {
        Facet.Period when typed.Length == 7 && typed.EndsWith("-XX", StringComparison.OrdinalIgnoreCase) => ValueOf(facet, typed[..4]) is { Length: 4 } year ? year + "-XX" : null,
        Facet.Period => PartialDate.TryParse(typed, out var period) && period.Day is null ? period.ToString() : null,
        Facet.Source => typed.Length <= LongestValue ? typed : null,
        Facet.State => FacetCounts.States.Contains(typed) ? typed : null,
        Facet.Kind => WordOf(QuoteCounts.Kinds, typed),
        Facet.QuoteState => WordOf(QuoteCounts.States, typed),
        Facet.Speaker when !typed.All(char.IsAsciiDigit) => typed.Trim() is { Length: > 0 and <= LongestName } name ? name : null,
        Facet.Speaker when typed == QuoteCounts.NoSpeaker => typed,
        _ => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var entity) && entity > 0 ? entity.ToString(CultureInfo.InvariantCulture) : null,
    };

    private static string? WordOf(string[] words, string typed) => words.FirstOrDefault(word => word.Equals(typed, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A value of a facet among results.</summary>
/// <param name="Value">The value, as in <see cref="FacetChoice.Value"/>.</param>
/// <param name="Name">What it is called: the name of an entity, publication or collection; of a category with those above it; the value itself for periods and states.</param>
/// <param name="Count">How many articles of the results have it, counted without the choices of its own facet.</param>
public sealed record FacetValue(string Value, string Name, long Count);

/// <summary>Some values of a facet.</summary>
/// <param name="Values">Most frequent first, then by name.</param>
/// <param name="Total">How many values there are in all.</param>
public sealed record FacetPage(IReadOnlyList<FacetValue> Values, int Total)
{
    private static readonly StringComparer French = StringComparer.Create(CultureInfo.GetCultureInfo("fr"), CompareOptions.None);

    internal static FacetPage Of(Facet facet, IEnumerable<FacetValue> values, string? find, int skip, int size)
    {
        if (!string.IsNullOrWhiteSpace(find))
        {
            var folded = TypedName.Folded(find);
            values = values.Where(value => TypedName.Folded(value.Name).Contains(folded, StringComparison.Ordinal));
        }

        List<FacetValue> ordered = facet switch
        {
            Facet.Period => [.. values.GroupBy(value => value.Value[..4]).OrderByDescending(year => year.Key, StringComparer.Ordinal).SelectMany(year => year)],
            Facet.State or Facet.Kind or Facet.QuoteState => [.. values],
            _ => [.. values.OrderByDescending(value => value.Count).ThenBy(value => value.Name, French)],
        };
        return new FacetPage([.. ordered.Skip(skip).Take(size)], ordered.Count);
    }
}

/// <summary>Results that are counted by facets.</summary>
public interface IFacetCounts
{
    /// <summary>The values of a facet.</summary>
    /// <param name="facet">The facet.</param>
    /// <param name="find">Only values with these letters in their name, case and accents aside; null for all.</param>
    /// <param name="skip">How many values stand before those that are given.</param>
    /// <param name="size">How many are given at most.</param>
    /// <returns>Most frequent first, then by name; periods newest first instead, each year before its months; states and kinds in a fixed order.</returns>
    /// <exception cref="InvalidOperationException">The results were not counted.</exception>
    FacetPage Values(Facet facet, string? find = null, int skip = 0, int size = 10);
}

/// <summary>How many articles are dated to a month, or to a year and no nearer.</summary>
/// <param name="Period">A month; or a year, which stands for the articles of which only the year is known.</param>
/// <param name="Count">How many of them are among the results, counted without the chosen periods; may be none.</param>
/// <param name="OfAll">How many of them the whole archive has.</param>
public sealed record PeriodCount(PartialDate Period, long Count, long OfAll);

/// <summary>Where an article stands among results.</summary>
/// <param name="Number">Its place in the order of the results, from 1.</param>
/// <param name="Previous">The article before it, or null.</param>
/// <param name="Next">The article behind it, or null.</param>
public sealed record ResultPlace(long Number, long? Previous, long? Next);
