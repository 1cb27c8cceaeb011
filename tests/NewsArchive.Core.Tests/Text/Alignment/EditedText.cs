namespace NewsArchive.Text.Alignment;

/// <summary>A text that is edited at random and remembers of every character where it stood before: the truth that carrying is held against.</summary>
/// <remarks>
/// What is edited counts by words: of a word that was exchanged nothing is left, whatever letters the new one has. A copy is
/// not its original. Where the original of a copy is deleted, though, the text is the same as if it had moved there, or
/// been changed where it stood: then the copy is the original (<see cref="Delete"/>).
/// </remarks>
internal sealed partial class EditedText
{
    private const int New = -1;

    private readonly List<List<List<Letter>>> _paragraphs = [];
    private readonly Random _random;
    private (string Text, Letter[] Letters)? _now;

    /// <param name="text">Paragraphs with blank lines between, sentences with one blank.</param>
    /// <param name="random">Chooses the places of the edits.</param>
    public EditedText(string text, Random random)
    {
        _random = random;
        var at = 0;
        foreach (var paragraph in text.Split("\n\n"))
        {
            var sentences = new List<List<Letter>>();
            for (var start = 0; start < paragraph.Length;)
            {
                var end = start;
                while (end < paragraph.Length && !(end > start && IsEnd(paragraph, end)))
                    end++;
                sentences.Add([.. paragraph[start..end].Select((letter, i) => new Letter(letter, at + start + i, false))]);
                start = end + 1;
            }

            _paragraphs.Add(sentences);
            at += paragraph.Length + 2;
        }
    }

    /// <summary>The text as it is now.</summary>
    public string Text => Now.Text;

    private (string Text, Letter[] Letters) Now
    {
        get
        {
            if (_now is null)
            {
                Letter[] letters = [.. Written()];
                _now = (string.Concat(letters.Select(letter => letter.Char)), letters);
            }

            return _now.Value;
        }
    }

    /// <summary>Where the words of the first text stand now, blanks at their ends aside; null when they were changed, torn apart or deleted.</summary>
    public TextSpan? PlaceOf(TextSpan before, string first)
    {
        var wanted = Enumerable.Range(before.Start, before.Length).Where(at => !char.IsWhiteSpace(first[at])).ToList();
        var letters = Now.Letters;
        var start = wanted.Count == 0 ? -1 : Array.FindIndex(letters, letter => letter.Origin == wanted[0] && !letter.IsCopy);
        if (start < 0)
            return null;
        var (at, found) = (start, 0);
        for (; at < letters.Length && found < wanted.Count; at++)
        {
            if (letters[at].Origin == wanted[found] && !letters[at].IsCopy)
                found++;
            else if (!char.IsWhiteSpace(letters[at].Char))
                return null;
        }

        return found == wanted.Count ? new TextSpan(start, at) : null;
    }

    /// <summary>Whether two places of the text as it is now are the same, blanks at their ends aside.</summary>
    public bool AreSame(TextSpan one, TextSpan other) => Trimmed(one) == Trimmed(other);

    /// <summary>Whether the same words as at a place of the first text stand at a place of this one, and nobody could tell that they are others: in an exact copy of their sentence that is all there is of it, or in the same whole sentence between the same sentences, while the originals stand so no more, or less far around.</summary>
    /// <remarks>Then the text is the same as if both had changed places. Blanks do not count.</remarks>
    public bool CannotBeTold(TextSpan before, TextSpan after, string first)
    {
        if (Solid(before.In(first)) != Solid(after.In(Text)))
            return false;
        var sentence = new TextSpan(SentenceBefore(first, before.Start, true), SentenceBehind(first, before.End, true));
        var around = sentence;
        if (!Now.Letters.Any(letter => !letter.IsCopy && sentence.Start <= letter.Origin && letter.Origin < sentence.End) && StandsAround(after)
            && Solid(Text).Split(Solid(sentence.In(first))).Length == 2 && Solid(first).Split(Solid(sentence.In(first))).Length == 2)
            return true;
        around = new TextSpan(SentenceBefore(first, sentence.Start, false), SentenceBehind(first, sentence.End, false));
        return StandsAround(after) && (PlaceOf(before, first) is not { } original || !StandsAround(original) || GoesOnFarther(after, original));

        bool GoesOnFarther(TextSpan one, TextSpan other) => IsFarther(Around(one), Around(other));

        (int Left, int Right) Around(TextSpan place) => (
            Solid(first[..before.Start]).Reverse().Zip(Solid(Text[..place.Start]).Reverse()).TakeWhile(pair => pair.First == pair.Second).Count(),
            Solid(first[before.End..]).Zip(Solid(Text[place.End..])).TakeWhile(pair => pair.First == pair.Second).Count());

        bool StandsAround(TextSpan place)
        {
            var (left, right) = (Solid(first[around.Start..before.Start]), Solid(first[before.End..around.End]));
            var (leftThere, rightThere) = (Solid(Text[..place.Start]), Solid(Text[place.End..]));
            return (around.Start == 0 ? leftThere == left : leftThere.EndsWith(left, StringComparison.Ordinal))
                && (around.End == first.Length ? rightThere == right : rightThere.StartsWith(right, StringComparison.Ordinal));
        }
    }

    /// <summary>Whether a place has the same words as one of the first text, at the same place of the same whole sentences: then no reader finds other words there. Blanks do not count.</summary>
    /// <remarks>Which of several like sentences it is, this does not ask.</remarks>
    public bool StandsInTheSameSentence(TextSpan before, TextSpan after, string first)
    {
        var there = new TextSpan(SentenceBefore(Text, after.Start, true), SentenceBehind(Text, after.End, true));
        var here = new TextSpan(SentenceBefore(first, before.Start, true), SentenceBehind(first, before.End, true));
        return Solid(before.In(first)) == Solid(after.In(Text))
            && Solid(first[here.Start..before.Start]) == Solid(Text[there.Start..after.Start]) && Solid(first[before.End..here.End]) == Solid(Text[after.End..there.End]);
    }

    // How many letters around a place are the same as around the other one in the first text: more on one side, and as many on the other.
    private static bool IsFarther((int Left, int Right) one, (int Left, int Right) other) => one.Left >= other.Left && one.Right >= other.Right && one != other;

    private static string Solid(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter))).Replace('\'', '’');

    // Where the sentence begins that a place stands in; or the one before.
    private static int SentenceBefore(string text, int at, bool isWithin)
    {
        for (at -= isWithin ? 0 : 2; at > 0 && !IsBorder(text, at); at--)
        {
        }

        return Math.Max(0, at);
    }

    private static int SentenceBehind(string text, int at, bool isWithin)
    {
        for (at += isWithin ? 0 : 2; at < text.Length && !IsBorder(text, at); at++)
        {
        }

        return Math.Min(text.Length, at);
    }

    private static bool IsBorder(string text, int at) => text[at] == '\n' || IsEnd(text, at);

    // Marks that close a quotation belong to the sentence before them.
    private static bool IsEnd(string text, int at) => text[at] == ' ' && ".!?".Contains(text[at - 1], StringComparison.Ordinal) && at + 1 < text.Length && !"».".Contains(text[at + 1], StringComparison.Ordinal);

    /// <summary>Whether other letters were made from those of a place of the text as it is now, or they from others.</summary>
    public bool IsRepeated(TextSpan now)
    {
        var origins = Now.Letters[now.Start..now.End].Where(letter => letter.Origin >= 0).Select(letter => letter.Origin).ToHashSet();
        return Now.Letters.Where((letter, i) => (i < now.Start || i >= now.End) && origins.Contains(letter.Origin)).Any();
    }

    /// <summary>Whether copies of what stood at a place of the first text were made.</summary>
    public bool IsCopied(TextSpan before) => Now.Letters.Any(letter => letter.IsCopy && letter.Origin >= before.Start && letter.Origin < before.End);

    /// <summary>How much of a place, from 0 to 1, is made of characters that stood at a place of the first text; blanks do not count.</summary>
    public double Kept(TextSpan before, TextSpan after)
    {
        var letters = Now.Letters[after.Start..after.End].Where(letter => !char.IsWhiteSpace(letter.Char)).ToList();
        return (double)letters.Count(letter => !letter.IsCopy && letter.Origin >= before.Start && letter.Origin < before.End) / Math.Max(1, letters.Count);
    }

    private TextSpan Trimmed(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(Text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(Text[end - 1]))
            end--;
        return new TextSpan(start, end);
    }

    private IEnumerable<Letter> Written()
    {
        var isFirst = true;
        foreach (var paragraph in _paragraphs.Where(paragraph => paragraph.Exists(sentence => sentence.Count > 0)))
        {
            var separator = isFirst ? "" : "\n\n";
            isFirst = false;
            foreach (var sentence in paragraph.Where(sentence => sentence.Count > 0))
            {
                foreach (var letter in separator)
                    yield return new Letter(letter, New, false);
                // A headline stays a line by itself.
                separator = ".!?".Contains(sentence[^1].Char, StringComparison.Ordinal) ? " " : "\n";
                foreach (var letter in sentence)
                    yield return letter;
            }
        }
    }

    private readonly record struct Letter(char Char, int Origin, bool IsCopy);
}
