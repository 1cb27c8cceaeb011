using System.Globalization;
using NewsArchive.Search.Entities;

namespace NewsArchive.Contract;

/// <summary>Which places are ticked: those without a doubt, unless a person said otherwise.</summary>
/// <remarks>A place is named <c>12.1.340</c>, by article, revision and start. In an article that got another text since a place of it was seen, nothing is ticked: nobody has seen where the names stand now.</remarks>
public sealed class Ticks
{
    public const int MostPlaces = 2000;

    public static readonly Ticks None = new(new HashSet<string>(), new HashSet<string>());

    private readonly Dictionary<long, int> _seen = [];
    private readonly long? _lastArticle;

    /// <param name="off">Places a person left out.</param>
    /// <param name="on">Places a person took in though there is a doubt.</param>
    /// <param name="seen">Further places a person has seen.</param>
    /// <param name="lastArticle">The last article there was when the places were shown, or null.</param>
    public Ticks(IReadOnlySet<string> off, IReadOnlySet<string> on, IEnumerable<string>? seen = null, long? lastArticle = null)
    {
        (Off, On, _lastArticle) = (off, on, lastArticle);
        foreach (var place in off.Concat(on).Concat(seen ?? []))
        {
            var parts = place.Split('.');
            _seen[long.Parse(parts[0], CultureInfo.InvariantCulture)] = int.Parse(parts[1], CultureInfo.InvariantCulture);
        }
    }

    public IReadOnlySet<string> Off { get; }

    public IReadOnlySet<string> On { get; }

    public bool Has(Occurrence one) =>
        (_lastArticle is null || one.Article <= _lastArticle) && (!_seen.TryGetValue(one.Article, out var revision) || revision == one.Revision)
        && (On.Contains(one.Place) || (one.IsTicked && !Off.Contains(one.Place)));

    /// <summary>The places of a parameter or a form field; what is none is left out.</summary>
    public static HashSet<string> Read(string? joined) =>
        (joined ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(IsPlace).Take(MostPlaces).ToHashSet(StringComparer.Ordinal);

    private static bool IsPlace(string place) =>
        place.Split('.') is [var article, var revision, var start] && long.TryParse(article, NumberStyles.None, CultureInfo.InvariantCulture, out _)
        && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out _) && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
