namespace NewsArchive.Text;

/// <summary>How many slips of a key lie between two words: a letter too much, one missing, another one, or two neighbours swapped.</summary>
/// <remarks>The optimal string alignment distance, a Damerau–Levenshtein distance in which no stretch is edited twice; counted in UTF-16 code units.</remarks>
public static class EditDistance
{
    /// <summary>The distance of two words, if it is small.</summary>
    /// <param name="left">The one.</param>
    /// <param name="right">The other.</param>
    /// <param name="most">The greatest distance that counts, from 0.</param>
    /// <returns>Null when the words are farther apart.</returns>
    public static int? Within(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
            return null;
        var width = right.Length + 1;
        // The last three rows of the table are enough.
        Span<int> rows = width <= 100 ? stackalloc int[width * 3] : new int[width * 3];
        for (var j = 0; j < width; j++)
            rows[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var row = Row(rows, i, width);
            var before = Row(rows, i - 1, width);
            var twoBefore = Row(rows, i + 1, width);
            var least = row[0] = i;
            for (var j = 1; j < width; j++)
            {
                var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1];
                var distance = Math.Min(before[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1), Math.Min(before[j], row[j - 1]) + 1);
                row[j] = swapped ? Math.Min(distance, twoBefore[j - 2] + 1) : distance;
                least = Math.Min(least, row[j]);
            }

            if (least > most)
                return null;
        }

        var all = Row(rows, left.Length, width)[^1];
        return all <= most ? all : null;
    }

    private static Span<int> Row(Span<int> rows, int number, int width) => rows.Slice(number % 3 * width, width);
}
