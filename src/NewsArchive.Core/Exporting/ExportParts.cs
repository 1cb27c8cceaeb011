namespace NewsArchive.Exporting;

/// <summary>What is read of each article, beside its own fields.</summary>
[Flags]
internal enum ExportParts
{
    None = 0,

    /// <summary>The current text.</summary>
    Text = 1,

    Quotes = 2,

    Mentions = 4,

    /// <summary>Its collections and the files that had the same text.</summary>
    Frame = 8,

    Annotations = Text | Quotes | Mentions,
}
