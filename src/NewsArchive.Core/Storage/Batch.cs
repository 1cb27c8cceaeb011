namespace NewsArchive.Storage;

/// <summary>The changes of one decision while they are made; see <see cref="ChangeLog.BeginBatch"/>.</summary>
public sealed class Batch : IDisposable
{
    private readonly ChangeLog _log;
    private readonly Batch? _outer;
    private long? _id;

    internal Batch(ChangeLog log, Batch? outer, long? continued) => (_log, _outer, _id) = (log, outer, continued);

    /// <summary>The number of its first change, by which it is named; null until something is noted.</summary>
    public long? Id => _outer is null ? _id : _outer.Id;

    /// <summary>Ends the batch; what is noted from now on stands alone.</summary>
    public void Dispose() => _log.End(this);

    internal long Take(long change) => _id ??= change;

    // Its first change was rolled back.
    internal void Forget() => _id = null;
}
