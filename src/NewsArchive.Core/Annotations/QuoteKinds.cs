namespace NewsArchive.Annotations;

/// <summary>Reads the kind of a quotation from its quotation marks.</summary>
public static class QuoteKinds
{
    /// <summary>The kind that the marks speak for, when a person has not said it.</summary>
    /// <param name="parts">The words of each part.</param>
    /// <returns>Indirect when no letter stands inside marks, direct when at least 95 % do, else mixed: the rule of
    /// the project's annotation guidelines. A mark that is not closed counts to the end of its part.</returns>
    public static QuoteKind Guess(IEnumerable<string> parts)
    {
        int letters = 0, marked = 0;
        foreach (var part in parts)
        {
            var depth = 0;
            var straight = false;
            foreach (var c in part)
            {
                if (c is '«' or '“' or '„')
                    depth++;
                else if (c is '»' or '”')
                    depth = Math.Max(0, depth - 1);
                else if (c == '"')
                    straight = !straight;
                if (!char.IsLetter(c))
                    continue;
                letters++;
                if (depth > 0 || straight)
                    marked++;
            }
        }

        return marked == 0 ? QuoteKind.Indirect : marked >= 0.95 * letters ? QuoteKind.Direct : QuoteKind.Mixed;
    }
}
