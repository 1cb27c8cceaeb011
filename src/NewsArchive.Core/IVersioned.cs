namespace NewsArchive;

/// <summary>Something whose changes are counted, so that a save of an older state can be refused.</summary>
public interface IVersioned
{
    /// <summary>Counts the changes, from 1.</summary>
    int Version { get; set; }
}

/// <summary>Something whose whole changeable content is one value, so that a change can be logged and undone.</summary>
/// <typeparam name="TContent">The type of that value.</typeparam>
public interface IVersioned<TContent> : IVersioned
{
    /// <summary>Everything that can change.</summary>
    TContent Content { get; }

    /// <summary>Takes on other content.</summary>
    /// <param name="content">The new content.</param>
    void Become(TContent content);
}
