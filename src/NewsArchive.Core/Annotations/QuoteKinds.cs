using NewsArchive.Text;

namespace NewsArchive.Annotations;

/// <summary>Reads the kind of a quotation from its quotation marks.</summary>
public static class QuoteKinds
{
    /// <summary>The kind that the marks speak for, when a person has not said it.</summary>
    /// <param name="text">The text of the revision.</param>
    /// <param name="parts">Where the parts stand in it: UTF-16 code units, half-open.</param>
    /// <returns>Indirect when no letter stands inside marks, direct when at least 95 % do, else mixed: the rule of
    /// the project's annotation guidelines. Marks count that were opened before a part in the same block.</returns>
    public static QuoteKind Guess(string text, IEnumerable<TextSpan> parts)
    {
        int letters = 0, marked = 0;
        foreach (var part in parts)
        {
            var marks = new OpenMarks();
            for (var at = StartOfBlock(text, part.Start); at < part.End; at++)
            {
                if (text[at] == '\n' && at > 0 && text[at - 1] == '\n')
                    marks = new OpenMarks();
                marks.Pass(text[at]);
                if (at < part.Start || !char.IsLetter(text[at]))
                    continue;
                letters++;
                if (marks.AreOpen)
                    marked++;
            }
        }

        return marked == 0 ? QuoteKind.Indirect : marked >= 0.95 * letters ? QuoteKind.Direct : QuoteKind.Mixed;
    }

    private static int StartOfBlock(string text, int at)
    {
        var end = at < 2 ? -1 : text.LastIndexOf("\n\n", at - 1, StringComparison.Ordinal);
        return end < 0 ? 0 : end + 2;
    }

    private struct OpenMarks
    {
        private int _depth;
        private bool _isStraight;

        public readonly bool AreOpen => _depth > 0 || _isStraight;

        public void Pass(char c)
        {
            if (c is '«' or '“' or '„')
                _depth++;
            else if (c is '»' or '”')
                _depth = Math.Max(0, _depth - 1);
            else if (c == '"')
                _isStraight = !_isStraight;
        }
    }
}
