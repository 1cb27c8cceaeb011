using NewsArchive.Annotations;
using NewsArchive.Text;

namespace NewsArchive.Articles;

/// <summary>One text of an article, exactly as it was imported. A revision is never changed.</summary>
public sealed class Revision
{
    /// <summary>The number of the row.</summary>
    public long Id { get; init; }

    /// <summary>The article it belongs to.</summary>
    public long ArticleId { get; init; }

    /// <summary>Counts the revisions of the article, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The headline or the derived title of this text.</summary>
    public required string Title { get; init; }

    /// <summary>Whether <see cref="Title"/> was derived.</summary>
    public bool TitleIsDerived { get; init; }

    /// <summary>The date this text came with.</summary>
    public PartialDate Date { get; init; }

    /// <summary>The text: NFC, <c>\n</c> only, beginning with the headline if there is one. All offsets count its UTF-16 code units.</summary>
    public required string Text { get; init; }

    /// <summary>The blocks of <see cref="Text"/>, in order.</summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    /// <summary>SHA-256 of date, kind of title, title and text: an equal hash means nothing to import.</summary>
    public required byte[] ContentHash { get; init; }

    /// <summary>The path of the file it was read from, as given to the import.</summary>
    public required string File { get; init; }

    /// <summary>The encoding of that file, such as <c>utf-8</c> or <c>windows-1252</c>.</summary>
    public required string Encoding { get; init; }

    /// <summary>When it was imported.</summary>
    public DateTimeOffset ImportedAt { get; init; }

    /// <summary>Proves that a stretch of the text has these words and can be cut there.</summary>
    /// <param name="span">The stretch, in UTF-16 code units; any values are allowed.</param>
    /// <param name="exact">The words that must stand there, or null when the caller has none to compare.</param>
    /// <param name="anchor">The proved anchor.</param>
    /// <returns>Null, or what is wrong: the place is not in the text, cuts a character, or has other words.</returns>
    public Message? Prove(TextSpan span, string? exact, out Anchor? anchor)
    {
        anchor = null;
        if (span.Start < 0 || span.End > Text.Length || span.Start >= span.End)
            return new Message("edit.out-of-text", span.Start, span.End, Text.Length);
        if (!Offsets.Fits(Text, span))
            return new Message("edit.cuts-character", span.Start, span.End);
        var found = span.In(Text);
        if (exact is not null && exact != found)
            return new Message("edit.not-exact", span.Start, span.End, found);
        anchor = new Anchor(span.Start, span.End, found);
        return null;
    }
}
