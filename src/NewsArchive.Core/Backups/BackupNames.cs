using System.Text.RegularExpressions;

namespace NewsArchive.Backups;

/// <summary>The names a file in a backup can have. Everything else is refused, so that no name leads anywhere.</summary>
internal static partial class BackupNames
{
    /// <summary>Whether a member has a name that our backups have.</summary>
    public static bool IsKnown(string name) =>
        name is BackupManifest.Name or BackupManifest.Database || (name.StartsWith(BackupManifest.Keys, StringComparison.Ordinal) && IsKey(name[BackupManifest.Keys.Length..]));

    /// <summary>Whether a file's name is that of a key.</summary>
    public static bool IsKey(string name) => Key().IsMatch(name);

    // \z and not $, which allows a line end.
    [GeneratedRegex(@"\Akey-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.xml\z")]
    private static partial Regex Key();
}
