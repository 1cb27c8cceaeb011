using System.Text;
using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Importing.Pages;

/// <summary>The text of an article in its stored form, made of blocks.</summary>
internal sealed class ArticleText
{
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];

    public IReadOnlyList<Block> Blocks => _blocks;

    /// <summary>How many invisible characters were left out.</summary>
    public int Dropped { get; private set; }

    public void Add(BlockKind kind, string text)
    {
        // Normalised after the invisible have gone: they keep a letter and its accent apart.
        var kept = Controls(TextForm.Of(text));
        if (kept.AsSpan().IsWhiteSpace())
            return;
        if (_text.Length > 0)
            _text.Append("\n\n");
        _blocks.Add(new Block(_text.Length, _text.Length + kept.Length, kind));
        _text.Append(kept);
    }

    public override string ToString() => _text.ToString();

    // Controls are no letters of a text; other blanks of lines become spaces.
    private string Controls(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Invisible.Is(c))
                Dropped++;
            else if (c is '\n' or '\t' || !char.IsControl(c))
                kept.Append(c);
        }

        return kept.ToString().Trim().Normalize();
    }
}
