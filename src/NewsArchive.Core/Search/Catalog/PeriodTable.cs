using System.Globalization;
using NewsArchive.Articles;
using NewsArchive.Search.Language;

namespace NewsArchive.Search.Catalog;

/// <summary>Numbers of articles by month, and by year for those of which no month is known.</summary>
internal sealed class PeriodTable
{
    // A year has a place for articles of which no month is known, and twelve for its months.
    private const int PlacesOfYear = 13;

    private int[] _counts = [];
    private int _firstYear;

    /// <summary>An empty table with room for the years of another.</summary>
    public static PeriodTable Like(PeriodTable other) => new() { _counts = new int[other._counts.Length], _firstYear = other._firstYear };

    /// <summary>A copy that changes by itself.</summary>
    public PeriodTable Copy() => new() { _counts = [.. _counts], _firstYear = _firstYear };

    public void Add(in CatalogEntry entry, int step)
    {
        var place = ((entry.Year - _firstYear) * PlacesOfYear) + entry.Month;
        if ((uint)place >= (uint)_counts.Length)
        {
            MakeRoom(entry.Year);
            place = ((entry.Year - _firstYear) * PlacesOfYear) + entry.Month;
        }

        _counts[place] += step;
    }

    public int this[PartialDate period]
    {
        get
        {
            var place = ((period.Year - _firstYear) * PlacesOfYear) + (period.Month ?? 0);
            return (uint)place < (uint)_counts.Length ? _counts[place] : 0;
        }
    }

    /// <summary>The periods that have articles, oldest first; the articles without a month stand before the months of their year.</summary>
    public IEnumerable<(PartialDate Period, int Count)> All()
    {
        for (var place = 0; place < _counts.Length; place++)
        {
            var month = place % PlacesOfYear;
            if (_counts[place] > 0)
                yield return (new PartialDate(_firstYear + (place / PlacesOfYear), month == 0 ? null : month), _counts[place]);
        }
    }

    /// <summary>The years and, behind each, its months: the values of a facet.</summary>
    public IEnumerable<FacetValue> Values()
    {
        foreach (var year in All().GroupBy(period => period.Period.Year))
        {
            var name = year.Key.ToString("0000", CultureInfo.InvariantCulture);
            yield return FacetCounts.Named(name, year.Sum(period => period.Count));
            foreach (var (period, count) in year)
                yield return FacetCounts.Named(period.Month is null ? name + "-XX" : period.ToString(), count);
        }
    }

    private void MakeRoom(int year)
    {
        var years = _counts.Length / PlacesOfYear;
        var first = years == 0 ? year : Math.Min(year, _firstYear);
        var last = years == 0 ? year : Math.Max(year, _firstYear + years - 1);
        var wider = new int[(last - first + 1) * PlacesOfYear];
        _counts.CopyTo(wider.AsSpan((_firstYear - first) * PlacesOfYear * Math.Sign(years)));
        (_counts, _firstYear) = (wider, first);
    }
}
