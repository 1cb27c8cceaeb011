using System.Reflection;
using System.Text.Json;

namespace NewsArchive.Backups;

/// <summary>One file in a backup.</summary>
/// <param name="Name">Its name in the ZIP archive.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes, in small hexadecimal digits.</param>
public sealed record BackupMember(string Name, long Length, string Sha256);

/// <summary>What a backup says of itself: the member <c>manifest.json</c>.</summary>
/// <param name="Format">Always <see cref="FormatName"/>.</param>
/// <param name="Program">The version of the program that wrote it.</param>
/// <param name="Schema">The version of the schema of its database.</param>
/// <param name="Archive">The random name of the archive, or null where its schema is older than such names.</param>
/// <param name="Made">When the state was taken that it holds (UTC).</param>
/// <param name="WithKeys">Whether it holds the keys that protect forms and cookies; they are left out otherwise.</param>
/// <param name="Counts">How many rows the tables have that a person would count; deleted articles included.</param>
/// <param name="Members">Every other file in the backup.</param>
public sealed record BackupManifest(
    string Format, string Program, int Schema, Guid? Archive, DateTimeOffset Made, bool WithKeys, IReadOnlyDictionary<string, long> Counts, IReadOnlyList<BackupMember> Members)
{
    /// <summary>Tells our backups from other ZIP archives; another number means another form of them.</summary>
    public const string FormatName = "newsarchive-backup-1";

    /// <summary>The name of the manifest in the backup.</summary>
    public const string Name = "manifest.json";

    /// <summary>The name of the database in the backup.</summary>
    public const string Database = "archive.db";

    /// <summary>The folder of the keys in the backup.</summary>
    public const string Keys = "keys/";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    /// <summary>The version of this program.</summary>
    internal static string ThisProgram { get; } =
        typeof(BackupManifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    /// <summary>Writes it.</summary>
    internal byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    /// <summary>Reads it.</summary>
    /// <returns>Null when the bytes are no manifest.</returns>
    internal static BackupManifest? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes, Json) is { Format: FormatName } read && !read.Members.Contains(null!) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
