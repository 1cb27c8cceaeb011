using System.Text;
using System.Text.RegularExpressions;
using NewsArchive.Text;

namespace NewsArchive.Proposals;

/// <summary>A text with what is expected of it: <c>&lt;q&gt;</c> a part of the content, <c>&lt;c&gt;</c> the cue, <c>&lt;s&gt;</c> the speaker.</summary>
internal sealed partial class Marked
{
    private Marked(string source)
    {
        var text = new StringBuilder();
        var open = new Stack<int>();
        foreach (var piece in Tag().Split(source))
        {
            if (piece is "<q>" or "<c>" or "<s>")
                open.Push(text.Length);
            else if (piece is "</q>")
                Parts.Add(new TextSpan(open.Pop(), text.Length));
            else if (piece is "</c>")
                Cue = new TextSpan(open.Pop(), text.Length);
            else if (piece is "</s>")
                Speaker = new TextSpan(open.Pop(), text.Length);
            else
                text.Append(piece);
        }

        Text = text.ToString();
    }

    public string Text { get; }

    public List<TextSpan> Parts { get; } = [];

    public TextSpan? Cue { get; }

    public TextSpan? Speaker { get; }

    public static Marked Of(string source) => new(source);

    /// <summary>A text with a proposal marked in the same way.</summary>
    public static string Show(string text, ProposedQuotation quotation)
    {
        var marks = quotation.Parts.Select(part => (part, "q")).ToList();
        if (quotation.Cue is { } cue)
            marks.Add((cue, "c"));
        if (quotation.Speaker is { } speaker)
            marks.Add((speaker, "s"));
        var shown = new StringBuilder();
        for (var i = 0; i <= text.Length; i++)
        {
            foreach (var (_, tag) in marks.Where(mark => mark.part.End == i).OrderByDescending(mark => mark.part.Start))
                shown.Append("</").Append(tag).Append('>');
            foreach (var (_, tag) in marks.Where(mark => mark.part.Start == i).OrderByDescending(mark => mark.part.End))
                shown.Append('<').Append(tag).Append('>');
            if (i < text.Length)
                shown.Append(text[i]);
        }

        return shown.ToString();
    }

    [GeneratedRegex("(</?[qcs]>)")]
    private static partial Regex Tag();
}
