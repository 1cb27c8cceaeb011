using NewsArchive.Storage;

namespace NewsArchive.Hosting;

/// <summary>What damage of the archive this site has met since its start: those who watch it are told, until the damaged part was built anew.</summary>
internal sealed class DamageRecord(ArchiveOptions options, ILogger<DamageRecord> log)
{
    // How often the index had been built when damage was met; below zero when none was.
    private long _index = -1, _data = -1, _original = -1;

    /// <summary>Notes damage, if an exception tells of any: one line in the log for each part.</summary>
    /// <returns>Whether it does.</returns>
    public bool Note(Exception fault)
    {
        switch (DamagedArchiveException.In(fault))
        {
            case DamagedPart.Index:
                Note(ref _index, fault, "The search index is damaged; run « reindex »");
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

    /// <summary>Whether the index was found damaged and has not been built since.</summary>
    public bool IsIndexDamaged(long build) => Interlocked.Read(ref _index) == build;

    /// <summary>Whether anything else was found damaged and nothing was repaired since.</summary>
    public bool IsDataDamaged(long build) => Interlocked.Read(ref _data) == build;

    private void Note(ref long met, Exception fault, string what)
    {
        var build = Build();
        if (Interlocked.Exchange(ref met, build) != build)
            log.LogError("{Damage}: {Reason}", what, fault.GetBaseException().Message.ReplaceLineEndings(" "));
    }

    private long Build()
    {
        try
        {
            using var connection = Database.Open(options);
            return SearchIndex.BuildOf(connection);
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
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
            record.Note(fault);
            throw;
        }
    }
}
