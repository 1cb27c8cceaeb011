namespace NewsArchive.Text.Alignment;

/// <summary>A text that is edited at random and remembers of every character where it stood before.</summary>
internal sealed class EditedText
{
    // Letters of a copy remember their origin below this, so that they are told from those of the original.
    private const int New = -1, Copy = -2;

    private readonly List<List<List<(char Letter, int Origin)>>> _paragraphs = [];
    private readonly Random _random;

    /// <param name="text">Paragraphs with blank lines between, sentences with one blank.</param>
    /// <param name="random">Chooses the edits.</param>
    public EditedText(string text, Random random)
    {
        _random = random;
        var at = 0;
        foreach (var paragraph in text.Split("\n\n"))
        {
            var sentences = new List<List<(char, int)>>();
            for (var start = 0; start < paragraph.Length;)
            {
                var end = start;
                while (end < paragraph.Length && !(paragraph[end] == ' ' && end > start && ".!?".Contains(paragraph[end - 1], StringComparison.Ordinal)))
                    end++;
                sentences.Add([.. paragraph[start..end].Select((letter, i) => (letter, at + start + i))]);
                start = end + 1;
            }

            _paragraphs.Add(sentences);
            at += paragraph.Length + 2;
        }
    }

    public string Text => string.Concat(Letters().Select(letter => letter.Letter));

    /// <summary>One edit; the number chooses which kind.</summary>
    /// <param name="kind">0 to 9.</param>
    /// <param name="other">A sentence from elsewhere.</param>
    public void Edit(int kind, string other)
    {
        var paragraph = _paragraphs[_random.Next(_paragraphs.Count)];
        var at = _random.Next(Math.Max(1, paragraph.Count));
        List<(char, int)> foreign = [.. other.Select(letter => (letter, New))];
        if (paragraph.Count == 0)
        {
            paragraph.Add(foreign);
            return;
        }

        var sentence = paragraph[at];
        switch (kind)
        {
            case 0:
                paragraph.RemoveAt(at);
                break;
            case 1:
                paragraph.Insert(at, foreign);
                break;
            case 2:
                paragraph[at] = foreign;
                break;
            case 3:
                paragraph.RemoveAt(at);
                var target = _paragraphs[_random.Next(_paragraphs.Count)];
                target.Insert(_random.Next(target.Count + 1), sentence);
                break;
            case 4:
                var copies = _paragraphs[_random.Next(_paragraphs.Count)];
                copies.Insert(_random.Next(copies.Count + 1), [.. sentence.Select(letter => (letter.Letter, letter.Origin >= 0 ? Copy - letter.Origin : letter.Origin))]);
                break;
            case 5:
                var i = _random.Next(_paragraphs.Count);
                var j = _random.Next(_paragraphs.Count);
                (_paragraphs[i], _paragraphs[j]) = (_paragraphs[j], _paragraphs[i]);
                break;
            case 6:
                Typeset(sentence);
                break;
            default:
                ChangeWord(sentence, kind, other);
                break;
        }
    }

    /// <summary>Whether a place of the edited text has exactly the characters that stood at a place of the first one; blanks do not count.</summary>
    /// <remarks>Where the sentence was changed or deleted, a copy of it that was not is as good: nobody could tell them apart.</remarks>
    public bool IsWhere(TextSpan before, TextSpan after, string first)
    {
        var origins = Origins(Letters().Skip(after.Start).Take(after.Length));
        var wanted = Wanted(before, first);
        return origins.SequenceEqual(wanted) || (!Keeps(Sentences.Around(first, before), first) && origins.Select(origin => origin <= Copy ? Copy - origin : origin).SequenceEqual(wanted));
    }

    /// <summary>Whether all characters of a place are still there, one behind the other.</summary>
    public bool Keeps(TextSpan before, string first)
    {
        var wanted = Wanted(before, first);
        var origins = Origins(Letters());
        var at = origins.IndexOf(wanted[0]);
        return at >= 0 && origins.Skip(at).Take(wanted.Count).SequenceEqual(wanted);
    }

    /// <summary>How much of a place is still there, from 0 to 1, and how much of another place is made of it.</summary>
    public double Kept(TextSpan before, TextSpan after) =>
        (double)Letters().Skip(after.Start).Take(after.Length).Count(letter => letter.Origin >= before.Start && letter.Origin < before.End) / before.Length;

    private static List<int> Origins(IEnumerable<(char Letter, int Origin)> letters) => [.. letters.Where(letter => !char.IsWhiteSpace(letter.Letter)).Select(letter => letter.Origin)];

    private static List<int> Wanted(TextSpan before, string first) => [.. Enumerable.Range(before.Start, before.Length).Where(at => !char.IsWhiteSpace(first[at]))];

    private IEnumerable<(char Letter, int Origin)> Letters()
    {
        var isFirst = true;
        foreach (var paragraph in _paragraphs.Where(paragraph => paragraph.Count > 0))
        {
            var separator = isFirst ? "" : "\n\n";
            isFirst = false;
            foreach (var sentence in paragraph)
            {
                foreach (var letter in separator)
                    yield return (letter, New);
                separator = " ";
                foreach (var letter in sentence)
                    yield return letter;
            }
        }
    }

    private static void Typeset(List<(char Letter, int Origin)> sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            var letter = sentence[i].Letter switch { '’' => '\'', '\'' => '’', ' ' => '\u00A0', '\u00A0' => ' ', var same => same };
            sentence[i] = (letter, sentence[i].Origin);
        }
    }

    private void ChangeWord(List<(char Letter, int Origin)> sentence, int kind, string other)
    {
        var start = sentence.Count == 0 ? -1 : sentence.FindIndex(_random.Next(sentence.Count), letter => letter.Letter == ' ');
        if (start < 0)
            return;
        var end = sentence.FindIndex(start + 1, letter => letter.Letter == ' ');
        end = end < 0 ? sentence.Count : end;
        var word = other.Split(' ')[0];
        if (kind is 7 or 8)
            sentence.RemoveRange(start, end - start);
        if (kind is 7 or 9)
            sentence.InsertRange(start, $" {word}".Select(letter => (letter, New)));
    }
}
