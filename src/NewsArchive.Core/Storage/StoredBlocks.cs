using NewsArchive.Articles;

namespace NewsArchive.Storage;

/// <summary>Proves that a text and its blocks, which lie in two columns, belong together.</summary>
public static class StoredBlocks
{
    /// <summary>The revision itself.</summary>
    /// <param name="revision">A revision as the database has it.</param>
    /// <exception cref="DamagedArchiveException">Its blocks are not those of its text.</exception>
    public static Revision Proved(this Revision revision)
    {
        Prove(revision.ArticleId, revision.Text, revision.Blocks);
        return revision;
    }

    /// <summary>Reads the blocks of a text.</summary>
    /// <param name="article">The number of the article.</param>
    /// <param name="text">The text.</param>
    /// <param name="stored">The blocks as the database has them.</param>
    /// <exception cref="DamagedArchiveException">They are not those of the text.</exception>
    internal static IReadOnlyList<Block> Of(long article, string text, string stored)
    {
        var blocks = BlockList.Read(stored);
        Prove(article, text, blocks);
        return blocks;
    }

    private static void Prove(long article, string text, IReadOnlyList<Block> blocks)
    {
        if (!Block.Cover(text, blocks))
            throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException($"The blocks of article {article} do not fit its text."));
    }
}
