namespace NewsArchive.Storage;

/// <summary>How long somebody who writes much may have the database before others get a moment.</summary>
internal static class WriterTurn
{
    /// <summary>The longest transaction, the last piece of it aside.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(800);

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(10);

    /// <summary>Lets other writers, of this process or another, have the database for a moment.</summary>
    public static Task PauseAsync(CancellationToken cancellation) => Task.Delay(Breath, cancellation);
}
