namespace NewsArchive.Pages.Shared;

/// <summary>The pages of a list, without ceiling.</summary>
public sealed record Pager(int Page, int Size, long Total, Func<int, string> AddressOf)
{
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
