namespace NewsArchive.Exporting;

/// <summary>How an annotation stands to the text it is exported with; each value is less certain than the one before.</summary>
internal enum Standing
{
    /// <summary>Every span has its words in the current text.</summary>
    Sure,

    /// <summary>So it is, but an import found the place and a person has yet to look.</summary>
    Check,

    /// <summary>Its words stand in an earlier text of the article, the one it names.</summary>
    Earlier,

    /// <summary>Its words do not stand where it says, in whatever text.</summary>
    Broken,
}
