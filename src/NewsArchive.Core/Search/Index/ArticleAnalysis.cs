using NewsArchive.Articles;
using NewsArchive.Text;

namespace NewsArchive.Search.Index;

/// <summary>Reads the words of a text block by block, each with its distance to the word before.</summary>
/// <remarks>One is used again for the next text.</remarks>
internal sealed class ArticleAnalysis
{
    /// <summary>Names the analysis. It grows whenever the terms of any text change; an index of another number is built anew.</summary>
    public const int Version = 4;

    /// <summary>How many positions are left free between two blocks: more than NEAR can bridge, so that nothing is found across.</summary>
    public const int BlockGap = 128;

    private readonly List<IndexedWord> _words = [];
    private bool _isNewBlock;

    /// <summary>The words, those of the title first.</summary>
    public IReadOnlyList<IndexedWord> Words => _words;

    /// <summary>How many of the words are those of the title; 0 where there is none.</summary>
    public int TitleCount { get; private set; }

    /// <summary>Reads an article.</summary>
    /// <param name="text">The text; may be empty.</param>
    /// <param name="blocks">Its blocks; any values are allowed: a border outside of the text or out of order is none.</param>
    /// <param name="correctedTitle">The title a person gave it, or null. It is the title in place of the headline, whose words then are of the body.</param>
    public void Read(string text, IReadOnlyList<Block> blocks, string? correctedTitle)
    {
        _words.Clear();
        var from = 0;
        if (correctedTitle is not null)
            ReadBlock(correctedTitle);
        else if (blocks is [{ Kind: BlockKind.Headline } headline, ..])
            ReadBlock(text.AsSpan(0, from = Math.Clamp(headline.End, 0, text.Length)));
        TitleCount = _words.Count;
        foreach (var block in blocks)
        {
            if (block.Start <= from || block.Start > text.Length)
                continue;
            ReadBlock(text.AsSpan(from, block.Start - from));
            from = block.Start;
        }

        ReadBlock(text.AsSpan(from));
    }

    /// <summary>Reads a text without blocks.</summary>
    public void Read(string text)
    {
        _words.Clear();
        TitleCount = 0;
        ReadBlock(text);
    }

    private void ReadBlock(ReadOnlySpan<char> text)
    {
        _isNewBlock = true;
        var reader = new WordReader(text);
        while (reader.Read())
        {
            _words.Add(new IndexedWord(reader.Term, _isNewBlock && _words.Count > 0 ? 1 + BlockGap : 1));
            _isNewBlock = false;
        }
    }
}
