using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Storage;

/// <summary>What tells an archive from any other, wherever it lies: names for what leaves it, the same in every copy.</summary>
/// <param name="Uuid">The archive's own name, given at random when it was made.</param>
/// <param name="CreatedAt">When that was.</param>
public sealed record ArchiveIdentity(Guid Uuid, DateTimeOffset CreatedAt)
{
    /// <summary>Reads it.</summary>
    /// <param name="context">The archive.</param>
    /// <param name="cancellation">Stops the query.</param>
    public static async Task<ArchiveIdentity> ReadAsync(ArchiveContext context, CancellationToken cancellation = default)
    {
        var row = await context.Database.SqlQuery<Row>($"SELECT uuid AS Uuid, created_at AS CreatedAt FROM archive").SingleAsync(cancellation);
        return Guid.TryParse(row.Uuid, out var uuid)
            ? new ArchiveIdentity(uuid, Mapping.ReadMoment(row.CreatedAt))
            : throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException($"Not the identifier of an archive: {row.Uuid}"));
    }

    private const string UrnPrefix = "urn:uuid:";

    /// <summary>The archive's own name as what leaves it says it.</summary>
    public string Urn => $"{UrnPrefix}{Uuid}";

    /// <summary>The archive that something left; when it was made nobody says.</summary>
    /// <param name="urn">From <see cref="Urn"/>.</param>
    /// <returns>Null when it is no such name.</returns>
    public static ArchiveIdentity? OfUrn(string? urn) =>
        urn?.StartsWith(UrnPrefix, StringComparison.Ordinal) == true && Guid.TryParse(urn.AsSpan(UrnPrefix.Length), out var uuid) ? new(uuid, default) : null;

    /// <summary>The name of something in the archive.</summary>
    /// <param name="what">What it is, such as <c>article 000</c>; compared letter by letter.</param>
    /// <returns>A <c>urn:uuid:</c> made of the archive's name and this one (RFC 9562, version 8, by SHA-256).</returns>
    public string UrnOf(string what)
    {
        var name = SHA256.HashData([.. Uuid.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(what)])[..16];
        name[6] = (byte)((name[6] & 0x0F) | 0x80);
        name[8] = (byte)((name[8] & 0x3F) | 0x80);
        return $"{UrnPrefix}{new Guid(name, bigEndian: true)}";
    }

    private sealed record Row(string Uuid, long CreatedAt);
}
