using NewsArchive.Search.Index;
using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>What damage of the archive this site has met since its start: those who watch it are told, until the damaged part was repaired.</summary>
internal sealed class DamageRecord(ArchiveOptions options, SearchSnapshots snapshots, ILogger<DamageRecord> log)
{
    // The last repair there had been when damage was met; below zero when none was.
    private long _data = -1, _original = -1;

    /// <summary>Notes damage, if an exception tells of any: one line in the log for each part.</summary>
    /// <returns>Whether it does.</returns>
    public bool Note(Exception fault)
    {
        switch (DamagedArchiveException.In(fault))
        {
            case DamagedPart.Index:
                // A search may have failed in an index that has been replaced since.
                if (snapshots.NoteDamageIfAny())
                    Log("The search index is damaged; run « reindex »", fault);
                return true;
            case DamagedPart.Data:
                Note(ref _data, fault, "The archive is damaged; run « check »");
                return true;
            case DamagedPart.Original:
                Note(ref _original, fault, "A saved page is damaged; run « check »");
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether anything but the index was found damaged and nothing was repaired since.</summary>
    /// <param name="lastRepair">The last repair (<see cref="ChangeFeed.LastReset"/>).</param>
    public bool IsDataDamaged(long lastRepair)
    {
        var met = Interlocked.Read(ref _data);
        if (met >= lastRepair)
            return true;
        // For good: the row of a repair is removed from the feed one day.
        Interlocked.CompareExchange(ref _data, -1, met);
        return false;
    }

    private void Note(ref long met, Exception fault, string what)
    {
        var last = LastRepair();
        if (Interlocked.Exchange(ref met, last) != last)
            Log(what, fault);
    }

    private void Log(string what, Exception fault) => log.LogError("{Damage}: {Reason}", what, fault.GetBaseException().Message.ReplaceLineEndings(" "));

    private long LastRepair()
    {
        try
        {
            using var connection = Database.Open(options);
            return ChangeFeed.LastReset(connection);
        }
        catch (System.Data.Common.DbException)
        {
            // Not even that can be read.
            return 0;
        }
    }
}

/// <summary>Notes the damage that a request ends with.</summary>
internal sealed class NoteDamage(RequestDelegate next, DamageRecord record)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault)
        {
            if (!record.Note(fault) || !context.Response.HasStarted)
                throw;
            // No answer can say it any more: the reader sees that the download was broken off.
            context.Abort();
        }
    }
}
