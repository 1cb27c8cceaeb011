using System.Globalization;
using NewsArchive.Articles;

namespace NewsArchive.Search.Catalog;

/// <summary>A speaker in the table of speakers and periods.</summary>
/// <param name="Id">The number of the entity, or 0 for quotations without a speaker.</param>
/// <param name="Name">Its name; empty for none.</param>
/// <param name="Total">How many quotations it has in all.</param>
/// <param name="Counts">How many in each period, as the columns of the table.</param>
public sealed record SpeakerRow(long Id, string Name, int Total, IReadOnlyList<int> Counts);

/// <summary>Who spoke when: speakers with their numbers of quotations, period by period.</summary>
/// <param name="Periods">The columns, oldest first and without gaps, as values of the facet of periods: years, or months and years without a month.</param>
/// <param name="Rows">The speakers, those with most quotations first, then by name.</param>
/// <param name="Totals">The sums of the columns.</param>
public sealed record SpeakerTable(IReadOnlyList<string> Periods, IReadOnlyList<SpeakerRow> Rows, IReadOnlyList<int> Totals)
{
    private const int MostMonths = 24;

    private static readonly StringComparer French = StringComparer.Create(CultureInfo.GetCultureInfo("fr"), CompareOptions.None);

    /// <summary>Gathers the numbers.</summary>
    internal sealed class Tally(ArticleCatalog catalog)
    {
        private readonly Dictionary<(int Speaker, int Year, int Month), int> _counts = [];

        public void Add(QuoteEntry quote, in CatalogEntry article)
        {
            var key = (quote.Speaker, article.Year, article.Month);
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, key, out _)++;
        }

        public SpeakerTable Table()
        {
            var periods = PeriodsOf(_counts.Keys);
            var places = periods.Select((period, place) => (period, place)).ToDictionary(column => column.period, column => column.place);
            var isOfYears = periods.All(period => period.Length == 4);
            var rows = _counts.GroupBy(pair => pair.Key.Speaker).Select(speaker =>
            {
                var counts = new int[periods.Count];
                foreach (var (key, count) in speaker)
                    counts[places[NameOf(key.Year, isOfYears ? null : key.Month)]] += count;
                return new SpeakerRow(speaker.Key, speaker.Key == 0 ? "" : catalog.NameOf(speaker.Key) ?? "", counts.Sum(), counts);
            });
            List<SpeakerRow> ordered = [.. rows.OrderByDescending(row => row.Total).ThenBy(row => row.Name, French).ThenBy(row => row.Id)];
            return new(periods, ordered, [.. periods.Select((_, place) => ordered.Sum(row => row.Counts[place]))]);
        }

        // Months as long as they are few: a year without a month has a column of its own before them.
        private static List<string> PeriodsOf(Dictionary<(int Speaker, int Year, int Month), int>.KeyCollection counted)
        {
            if (counted.Count == 0)
                return [];
            var months = counted.Where(key => key.Month > 0).Select(key => (key.Year * 12) + key.Month - 1).DefaultIfEmpty(-1).ToList();
            var (first, last) = (months.Min(), months.Max());
            if (first < 0 || last - first >= MostMonths)
            {
                var (from, to) = (counted.Min(key => key.Year), counted.Max(key => key.Year));
                return [.. Enumerable.Range(from, to - from + 1).Select(year => NameOf(year, null))];
            }

            var undated = counted.Where(key => key.Month == 0).Select(key => key.Year).Distinct().Order();
            return [.. undated.Select(year => NameOf(year, 0)), .. Enumerable.Range(first, last - first + 1).Select(month => NameOf(month / 12, (month % 12) + 1))];
        }

        private static string NameOf(int year, int? month) => month switch
        {
            null => year.ToString("0000", CultureInfo.InvariantCulture),
            0 => $"{NameOf(year, null)}-XX",
            { } known => new PartialDate(year, known).ToString(),
        };
    }
}
