namespace NewsArchive.Annotations;

/// <summary>How certain it is that an annotation stands where its anchors say.</summary>
public enum Anchoring
{
    /// <summary>A person put it there, or its words stand there unchanged.</summary>
    Sure,

    /// <summary>A new revision changed its words or moved its parts: an import found the place, and a person has yet to look.</summary>
    Check,
}
