namespace NewsArchive.Annotations;

/// <summary>
/// Somebody, or a part of the program, that makes changes: <c>local</c> on a single-user archive, <c>import</c> when a new
/// revision moved an annotation.
/// </summary>
/// <remarks>Changes name an actor by number: one who gets another name leaves the history as it is.</remarks>
public sealed class Actor
{
    /// <summary>The number, never given again while a change names it.</summary>
    public long Id { get; init; }

    /// <summary>The name that is shown.</summary>
    public required string Name { get; init; }
}
