using NewsArchive.Articles;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Entities;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Entities;

/// <summary>A pair of bars as it is drawn: quotations above the line, mentions beneath it.</summary>
/// <param name="Bar">What it counts.</param>
/// <param name="Name">Its period in words.</param>
/// <param name="Sentence">What it says.</param>
/// <param name="Address">Where the page is narrowed to it.</param>
/// <param name="Said">The height of the quotations, of a hundred.</param>
/// <param name="Named">The height of the mentions, of a hundred.</param>
/// <param name="Tick">What stands beneath it, or null.</param>
/// <param name="Year">The year beneath a first month, or null.</param>
/// <param name="IsChosen">Whether it lies in the chosen period.</param>
public sealed record TimelineBarView(TimelineBar Bar, string Name, string Sentence, string Address, int Said, int Named, string? Tick, string? Year, bool IsChosen)
{
    public long Total => Bar.Quotes + Bar.Mentions;
}

/// <summary>An entity over time: how much it said and was named, each on a scale of its own.</summary>
public sealed class TimelineView(EntityTimeline timeline, long entity, PartialDate? from, PartialDate? to)
{
    private readonly long _mostQuotes = timeline.Bars.Select(bar => bar.Quotes).DefaultIfEmpty().Max();
    private readonly long _mostMentions = timeline.Bars.Select(bar => bar.Mentions).DefaultIfEmpty().Max();

    /// <summary>One bar alone compares nothing.</summary>
    public bool IsDrawn => timeline.Bars.Count > 1 && timeline.Bars.Any(bar => bar.Quotes + bar.Mentions > 0);

    public bool IsEmpty => timeline.Bars.Count + timeline.Undated.Count == 0;

    public bool IsDense => timeline.Bars.Count > 48;

    public bool HasChosen => from is not null || to is not null;

    public string? Chosen => (from, to) switch
    {
        (null, null) => null,
        ({ } first, { } last) => FacetNames.Period(first, last),
        ({ } first, null) => Texts.Say("understood.from", Dates.Shown(first)),
        (null, { } last) => Texts.Say("understood.to", Dates.Shown(last)),
    };

    public string Heading => Texts.Say(timeline.Bars is [{ From.Month: not null }, ..] ? "timeline.by-month" : "timeline.by-year");

    public string MostQuotes => Texts.Count("list.quotes", _mostQuotes);

    public string MostMentions => Texts.Count("list.mentions", _mostMentions);

    public string WholeAddress => $"/entities/{entity}";

    public IEnumerable<TimelineBarView> Bars => timeline.Bars.Select(View);

    /// <summary>The years of articles of which no month is known: they have no address, a year has its months in it.</summary>
    public IEnumerable<TimelineBarView> Undated => timeline.Undated.Select(bar => View(bar, 0) with { Name = Texts.Say("period.no-month", bar.From) });

    private TimelineBarView View(TimelineBar bar, int place)
    {
        var name = FacetNames.Period(bar.From, bar.To);
        var sentence = Texts.Say("timeline.bar", name, Texts.Count("list.quotes", bar.Quotes), Texts.Count("list.mentions", bar.Mentions));
        var isChosen = HasChosen && (from is null || bar.To.LastDay >= from.Value.FirstDay) && (to is null || bar.From.FirstDay <= to.Value.LastDay);
        return new(
            bar, name, sentence, $"/entities/{entity}?from={bar.From}&to={bar.To}", Height(bar.Quotes, _mostQuotes), Height(bar.Mentions, _mostMentions),
            BarTicks.Of(bar.From, bar.To, place, timeline.Bars.Count), BarTicks.YearOf(bar.From, place), isChosen);
    }

    private static int Height(long count, long most) => count == 0 ? 0 : Math.Clamp((int)(count * 100 / most), 3, 100);
}
