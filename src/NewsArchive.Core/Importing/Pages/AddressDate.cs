using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Importing.Pages;

/// <summary>The date that many papers write into the address of an article: <c>/2016/01/14/</c>, <c>/2016/01/</c>, <c>_20160114.html</c>, <c>-14-01-2016-</c>. Believed last of all.</summary>
internal static partial class AddressDate
{
    private const int Oldest = 1980;

    public static void Read(PageFields fields)
    {
        foreach (var (address, _) in fields.Of(PageField.Address).ToList())
        {
            if (CanonicalAddress.Of(address) is not null && Uri.TryCreate(address, UriKind.Absolute, out var uri) && Of(uri.AbsolutePath) is { } date)
                fields.Add(PageField.Published, date, FieldOrigin.Address);
        }
    }

    /// <returns>The date as ISO writes it, a day or a month; null when the path has none, or more than one.</returns>
    internal static string? Of(string path)
    {
        var dates = Day().Matches(path).Select(Written).OfType<string>().Distinct().ToList();
        if (dates.Count == 0)
            dates = [.. Month().Matches(path).Select(Written).OfType<string>().Distinct()];
        return dates.Count == 1 ? dates[0] : null;
    }

    private static string? Written(Match found)
    {
        var day = found.Groups["d"].Success ? $"-{found.Groups["d"].Value.PadLeft(2, '0')}" : "";
        var date = $"{found.Groups["y"].Value}-{found.Groups["m"].Value.PadLeft(2, '0')}{day}";
        return int.Parse(found.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) >= Oldest && Articles.PartialDate.TryParse(date, out _) ? date : null;
    }

    [GeneratedRegex(@"(?<![0-9])(?<y>(?:19|20)[0-9]{2})(?<sign>[/_-]?)(?<m>0[1-9]|1[0-2]|(?<=[/_-])[1-9])\k<sign>(?<d>0[1-9]|[12][0-9]|3[01]|(?<=[/_-])[1-9])(?![0-9])|(?<![0-9])(?<d>[0-3][0-9])(?<sign>[/_-])(?<m>[01][0-9])\k<sign>(?<y>(?:19|20)[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex("/(?<y>(?:19|20)[0-9]{2})[/-](?<m>0?[1-9]|1[0-2])/(?![0-9]{1,2}(?:/|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Month();
}
