namespace NewsArchive.Backups;

/// <summary>Thrown when a backup cannot be written or restored. The archive is as it was.</summary>
/// <param name="reason">What is wrong and what to do, for a person.</param>
public sealed class UnusableBackupException(Message reason) : Exception(reason.Key)
{
    /// <summary>What is wrong and what to do, for a person.</summary>
    public Message Reason { get; } = reason;
}
