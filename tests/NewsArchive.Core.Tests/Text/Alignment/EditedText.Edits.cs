using System.Globalization;

namespace NewsArchive.Text.Alignment;

/// <summary>What may be done to a text.</summary>
internal enum TextEdit
{
    DeleteSentence,
    InsertSentence,
    ReplaceSentence,
    MoveSentence,
    CopySentence,
    TwinBeside,
    TwinElsewhere,
    ExchangeWord,
    DeleteWord,
    InsertWord,
    ChangeCase,
    ChangeNumber,
    Typeset,
    SwapParagraphs,
    DeleteParagraph,
    DoubleParagraph,
    DoubleParagraphAndDeleteOne,
}

internal sealed partial class EditedText
{
    /// <summary>One edit at a random place; none where there is nothing to edit.</summary>
    /// <param name="edit">Which.</param>
    /// <param name="other">A sentence from elsewhere, whose words are taken in.</param>
    public void Edit(TextEdit edit, string other)
    {
        _now = null;
        var filled = _paragraphs.FindAll(paragraph => paragraph.Count > 0);
        if (filled.Count == 0)
            return;
        var paragraph = filled[_random.Next(filled.Count)];
        var at = _random.Next(paragraph.Count);
        var sentence = paragraph[at];
        switch (edit)
        {
            case TextEdit.DeleteSentence:
                Delete(paragraph, at);
                break;
            case TextEdit.InsertSentence:
                paragraph.Insert(at, Foreign(other));
                break;
            case TextEdit.ReplaceSentence:
                Delete(paragraph, at);
                paragraph.Insert(at, Foreign(other));
                break;
            case TextEdit.MoveSentence:
                paragraph.RemoveAt(at);
                PutAnywhere(sentence);
                break;
            case TextEdit.CopySentence:
                PutAnywhere(Copy(sentence));
                break;
            case TextEdit.TwinBeside:
                paragraph.Insert(at + _random.Next(2), Twin(sentence, other));
                break;
            case TextEdit.TwinElsewhere:
                PutAnywhere(Twin(sentence, other));
                break;
            case TextEdit.Typeset:
                Typeset(sentence);
                break;
            case TextEdit.SwapParagraphs:
                var (i, j) = (_random.Next(_paragraphs.Count), _random.Next(_paragraphs.Count));
                (_paragraphs[i], _paragraphs[j]) = (_paragraphs[j], _paragraphs[i]);
                break;
            case TextEdit.DeleteParagraph:
                DeleteParagraph(paragraph);
                break;
            case TextEdit.DoubleParagraph:
                _paragraphs.Insert(_random.Next(_paragraphs.Count + 1), paragraph.ConvertAll(Copy));
                break;
            case TextEdit.DoubleParagraphAndDeleteOne:
                var copy = paragraph.ConvertAll(Copy);
                _paragraphs.Insert(_random.Next(_paragraphs.Count + 1), copy);
                DeleteParagraph(_random.Next(2) == 0 ? copy : paragraph);
                break;
            default:
                ChangeWord(sentence, edit, other);
                break;
        }
    }

    private static List<Letter> Foreign(string sentence) => [.. sentence.Select(letter => new Letter(letter, New, false))];

    private static List<Letter> Copy(List<Letter> sentence) => sentence.ConvertAll(letter => letter with { IsCopy = true });

    private List<Letter> Twin(List<Letter> sentence, string other)
    {
        var twin = Copy(sentence);
        ChangeWord(twin, TextEdit.ExchangeWord, other);
        return twin;
    }

    private void PutAnywhere(List<Letter> sentence)
    {
        var target = _paragraphs[_random.Next(_paragraphs.Count)];
        target.Insert(_random.Next(target.Count + 1), sentence);
    }

    private void DeleteParagraph(List<List<Letter>> paragraph)
    {
        var at = _paragraphs.FindIndex(other => ReferenceEquals(other, paragraph));
        var besides = _paragraphs.Where((other, i) => Math.Abs(i - at) == 1 && other.Count == paragraph.Count && other.Zip(paragraph).All(pair => IsCopyOf(pair.First, pair.Second))).ToList();
        if (besides is [var heir])
        {
            heir.ForEach(Inherit);
            paragraph.Clear();
        }

        while (paragraph.Count > 0)
            Delete(paragraph, 0);
    }

    // The copy beside it takes its place; where there is none, the only exact copy does.
    private void Delete(List<List<Letter>> paragraph, int at)
    {
        var gone = paragraph[at];
        paragraph.RemoveAt(at);
        var origins = gone.Where(letter => letter is { Origin: >= 0, IsCopy: false }).Select(letter => letter.Origin).ToHashSet();
        if (origins.Count == 0)
            return;
        var number = _paragraphs.FindIndex(other => ReferenceEquals(other, paragraph));
        var (before, behind) = (_paragraphs.Take(number).LastOrDefault(other => other.Count > 0), _paragraphs.Skip(number + 1).FirstOrDefault(other => other.Count > 0));
        var besides = new[] { at > 0 ? paragraph[at - 1] : before?[^1], at < paragraph.Count ? paragraph[at] : behind?[0] }.OfType<List<Letter>>().Where(other => other.Exists(letter => letter.IsCopy && origins.Contains(letter.Origin))).ToList();
        var exact = _paragraphs.SelectMany(other => other).Where(other => IsCopyOf(other, gone)).ToList();
        if (besides.Count == 1 || exact.Count == 1)
            Inherit(besides.Count == 1 ? besides[0] : exact[0]);
    }

    private static bool IsCopyOf(List<Letter> copy, List<Letter> sentence) =>
        copy.Count == sentence.Count && copy.Zip(sentence).All(pair => Solid($"{pair.First.Char}") == Solid($"{pair.Second.Char}") && pair.First.Origin == pair.Second.Origin && pair.First.IsCopy);

    private static void Inherit(List<Letter> heir)
    {
        for (var i = 0; i < heir.Count; i++)
            heir[i] = heir[i] with { IsCopy = false };
    }

    private static void Typeset(List<Letter> sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
            sentence[i] = sentence[i] with { Char = sentence[i].Char switch { '’' => '\'', '\'' => '’', ' ' => '\u00A0', '\u00A0' => ' ', var same => same } };
    }

    private void ChangeWord(List<Letter> sentence, TextEdit edit, string other)
    {
        var words = Words(sentence.ConvertAll(letter => letter.Char)).Where(word => edit != TextEdit.ChangeNumber || char.IsAsciiDigit(sentence[word.Start].Char)).ToList();
        var others = Words([.. other]);
        if (words.Count == 0 || others.Count == 0)
            return;
        var (start, end) = words[_random.Next(words.Count)];
        var old = string.Concat(sentence[start..end].Select(letter => letter.Char));
        var foreign = others[_random.Next(others.Count)].In(other);
        var word = edit switch
        {
            TextEdit.ExchangeWord => foreign,
            TextEdit.ChangeCase => (char.IsUpper(old[0]) ? char.ToLowerInvariant(old[0]) : char.ToUpperInvariant(old[0])) + old[1..],
            TextEdit.ChangeNumber => (char)('0' + ((old[0] - '0' + 1 + _random.Next(8)) % 10)) + old[1..],
            TextEdit.InsertWord => " " + foreign,
            _ => "",
        };
        if (word == old)
            return;
        if (edit == TextEdit.InsertWord)
            start = end;
        else if (edit == TextEdit.DeleteWord && start > 0 && sentence[start - 1].Char == ' ')
            start--;
        sentence.RemoveRange(start, end - start);
        sentence.InsertRange(start, Foreign(word));
    }

    // Letters and digits, with their accents and halves.
    private static List<TextSpan> Words(List<char> text)
    {
        var words = new List<TextSpan>();
        for (var at = 0; at < text.Count; at++)
        {
            var start = at;
            while (at < text.Count && (char.IsLetterOrDigit(text[at]) || char.IsSurrogate(text[at]) || char.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark))
                at++;
            if (at > start)
                words.Add(new TextSpan(start, at));
        }

        return words;
    }
}
