namespace NewsArchive.Pages.Shared;

/// <summary>The pages of a list, without ceiling.</summary>
public sealed record Pager(int Page, int Size, long Total, Func<int, string> AddressOf)
{
    /// <summary>The page an address asks for: the first where it asks for none, the last where it asks for more than there are.</summary>
    public static Pager At(string? asked, int size, long total, Func<int, string> addressOf)
    {
        var first = new Pager(1, size, total, addressOf);
        return int.TryParse(asked, out var page) && page > 0 ? first with { Page = Math.Min(page, first.Last) } : first;
    }

    /// <summary>A page as a handler of its form gives it.</summary>
    public string HandledAddressOf(int page, string handler)
    {
        var address = AddressOf(page);
        var fragment = address.IndexOf('#', StringComparison.Ordinal);
        var (path, rest) = fragment < 0 ? (address, "") : (address[..fragment], address[fragment..]);
        return $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}{rest}";
    }

    public int Last => (int)Math.Min(int.MaxValue, Math.Max(1, (Total + Size - 1) / Size));

    /// <summary>The first, the last, and those around the current; null for a gap.</summary>
    public IEnumerable<int?> Shown()
    {
        var before = 0;
        foreach (var page in new[] { 1, Page - 2, Page - 1, Page, Page + 1, Page + 2, Last }.Where(page => page >= 1 && page <= Last).Distinct().Order())
        {
            if (page > before + 1)
                yield return null;
            yield return before = page;
        }
    }
}
