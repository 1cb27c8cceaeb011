namespace NewsArchive.Search.Catalog;

/// <summary>An immutable array in pages. A changed copy shares the pages that did not change, so that a state of the catalog costs what has changed.</summary>
/// <typeparam name="T">The type of the elements; the default stands where none was put.</typeparam>
internal sealed class PagedArray<T>
{
    private const int PageBits = 10;
    private const int PageSize = 1 << PageBits;

    /// <summary>An array without elements.</summary>
    public static readonly PagedArray<T> Empty = new([]);

    // Numbers that nothing has share one page.
    private static readonly T[] Blank = new T[PageSize];

    private readonly T[][] _pages;

    private PagedArray(T[][] pages) => _pages = pages;

    /// <summary>One more than the greatest index; a multiple of the size of a page.</summary>
    public int Length => _pages.Length << PageBits;

    /// <summary>An element.</summary>
    /// <param name="index">From 0 to <see cref="Length"/>, exclusive.</param>
    public ref readonly T this[int index] => ref _pages[index >> PageBits][index & (PageSize - 1)];

    /// <summary>The element, or the default where the array is shorter.</summary>
    public T? At(int index) => (uint)index < (uint)Length ? this[index] : default;

    /// <summary>Begins a changed copy.</summary>
    public Builder ToBuilder() => new(_pages);

    /// <summary>A copy that is being changed.</summary>
    public sealed class Builder(T[][] pages)
    {
        private readonly HashSet<int> _own = [];
        private T[][] _pages = pages;
        private bool _isOwn;

        /// <summary>One more than the greatest index.</summary>
        public int Length => _pages.Length << PageBits;

        /// <summary>An element as it is now.</summary>
        public ref readonly T this[int index] => ref _pages[index >> PageBits][index & (PageSize - 1)];

        /// <summary>An element to be changed; the array grows to have it.</summary>
        public ref T Change(int index)
        {
            var page = index >> PageBits;
            if (page >= _pages.Length)
                Grow(page + 1);
            if (_own.Add(page))
            {
                if (!_isOwn)
                    (_pages, _isOwn) = ([.. _pages], true);
                _pages[page] = [.. _pages[page]];
            }

            return ref _pages[page][index & (PageSize - 1)];
        }

        /// <summary>The changed copy. The builder must not be used any more.</summary>
        public PagedArray<T> Build() => new(_pages);

        private void Grow(int count)
        {
            var grown = new T[count][];
            _pages.CopyTo(grown, 0);
            Array.Fill(grown, Blank, _pages.Length, count - _pages.Length);
            (_pages, _isOwn) = (grown, true);
        }
    }
}
