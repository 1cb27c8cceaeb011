using System.Data.Common;
using System.Text.Json;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>The part of an archive that was found damaged, by which a person sees what to do.</summary>
public enum DamagedPart
{
    /// <summary>The search index: computed from the rest, and rebuilt by <c>reindex</c>.</summary>
    Index,

    /// <summary>The bytes of a saved page: only a backup has them.</summary>
    Original,

    /// <summary>Anything else: <c>check</c> tells what, and a backup may have it.</summary>
    Data,
}

/// <summary>Thrown where stored data cannot be read because it is damaged. It is no bug, and is told to a person in a sentence.</summary>
/// <param name="part">What is damaged.</param>
/// <param name="cause">What was thrown where it was read.</param>
public sealed class DamagedArchiveException(DamagedPart part, Exception cause) : Exception(cause.Message, cause)
{
    /// <summary>What is damaged.</summary>
    public DamagedPart Part { get; } = part;

    /// <summary>Finds damage in an exception or in what caused it.</summary>
    /// <param name="fault">What was thrown, by whatever layer.</param>
    /// <returns>What is damaged, or null when the exception tells of something else.</returns>
    public static DamagedPart? In(Exception? fault) => fault switch
    {
        null => null,
        DamagedArchiveException damaged => damaged.Part,
        DbException sqlite when sqlite.Is(StoreFault.Damaged) => DamagedPart.Data,
        // What a row names is looked up before it is stored: where it is not found then, the row of it is damaged.
        _ when SqliteFaults.IsOfForeignKey(fault) || SqliteFaults.IsOfValue(fault) => DamagedPart.Data,
        AggregateException { InnerExceptions: [var first, ..] } => In(first),
        _ => In(fault.InnerException),
    };

    /// <summary>Whether an exception is one of those that reading damaged bytes ends with, and not one that tells of a lock, a full disk or a stop.</summary>
    internal static bool IsLikely(Exception fault) => fault switch
    {
        DbException sqlite => SqliteFaults.MayBeDamage(sqlite),
        JsonException or InvalidDataException or FormatException or InvalidOperationException or InvalidCastException => true,
        ArgumentException or ArithmeticException or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException => true,
        DamagedArchiveException => true,
        _ => false,
    };
}
