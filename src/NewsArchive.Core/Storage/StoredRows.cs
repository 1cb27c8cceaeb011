using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Storage;

/// <summary>Reads rows that other rows of the archive refer to, and that are therefore there.</summary>
internal static class StoredRows
{
    /// <summary>The one row of a query.</summary>
    /// <exception cref="DamagedArchiveException">There is none, although another row refers to it.</exception>
    public static async Task<T> SingleStoredAsync<T>(this IQueryable<T> rows, CancellationToken cancellation) =>
        await rows.Take(2).ToListAsync(cancellation) is [var row] ? row : throw Missing<T>();

    /// <inheritdoc cref="SingleStoredAsync{T}"/>
    public static T SingleStored<T>(this IQueryable<T> rows) => rows.Take(2).ToList() is [var row] ? row : throw Missing<T>();

    private static DamagedArchiveException Missing<T>() =>
        new(DamagedPart.Data, new InvalidDataException($"A row that another one refers to is missing ({typeof(T).Name})."));
}
