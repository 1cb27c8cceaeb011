namespace NewsArchive.Search.Postings;

// Goes far ahead within the articles of a term without reading those between.
internal sealed unsafe partial class SegmentReader
{
    // So many articles are read faster than leapt over.
    private const int Far = 4096, FarPages = 16;

    private int? _lastPage;

    /// <summary>Goes on from an article to the first that is no earlier than another.</summary>
    /// <returns>False when there is none.</returns>
    public bool MoveTo(int article)
    {
        if (_goesOn && article - Article > Far)
            Leap(article);
        while (Next())
        {
            if (Article >= article)
                return true;
        }

        return false;
    }

    // Parts the pages of the term until one is found that begins before the article, and the next behind it.
    private void Leap(int article)
    {
        var (here, at, isFirst) = (_pages.Number, _at, _isFirst);
        var (low, high) = (here, _lastPage ??= _pages.LastOf(_term.AsSpan(0, _termLength)));
        if (high - low < FarPages)
            return;
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            // Places of an article may take whole pages, where none begins.
            var page = middle;
            int? first;
            while ((first = FirstOf(page)) is null && page > low + 1)
                page--;
            if (first is null || first >= article)
                high = first is null ? middle : page;
            else
                low = page;
            if (first is null)
                break;
        }

        if (!_pages.GoTo(low))
            throw _pages.Damaged();
        BeginPage();
        (_at, _isFirst) = low == here ? (at, isFirst) : (_pages.FirstArticle, true);
    }

    private int? FirstOf(int page)
    {
        if (!_pages.GoTo(page))
            throw _pages.Damaged();
        if (_pages.FirstArticle == 0)
            return null;
        _at = _pages.FirstArticle;
        return checked((int)Varint());
    }
}
