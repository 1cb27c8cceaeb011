using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Storage;

namespace NewsArchive.Importing;

/// <summary>Says in a sentence why an import, or one file of it, failed.</summary>
public static class RunFault
{
    /// <summary>Why a whole run failed.</summary>
    /// <param name="fault">What was thrown.</param>
    /// <param name="folder">The data directory.</param>
    public static Message Of(Exception fault, string folder) => StoreFaults.Of(fault) switch
    {
        StoreFault.Busy => new("import-fault.busy"),
        StoreFault.Full => new("failure.disk-full"),
        StoreFault.ReadOnly => new("store.read-only", folder),
        StoreFault.NoAccess => new("store.no-access", folder),
        StoreFault.Damaged => new("import-fault.damaged"),
        StoreFault.Device => new("store.device", folder),
        _ => (fault is DbUpdateException { InnerException: { } inner } ? inner : fault) switch
        {
            DbException other => new("failure.database", other.Message),
            IOException other => new("failure.io", other.Message),
            _ => new("import-fault.unexpected", fault.GetType().Name),
        },
    };

    /// <summary>Why one file is rejected that the program failed on.</summary>
    /// <param name="fault">What was thrown.</param>
    internal static Message OfFile(Exception fault) => fault switch
    {
        IOException or UnauthorizedAccessException => new("import.not-readable"),
        DamagedArchiveException => new("import.damaged"),
        _ => new("import.fault", fault.GetType().Name),
    };
}
