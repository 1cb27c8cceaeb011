using System.Security.Cryptography;

namespace NewsArchive.Backups;

/// <summary>Copies bytes and hashes them on the way.</summary>
internal static class HashedCopy
{
    /// <returns>How many bytes there were, at most one portion more than allowed, and their SHA-256 in small hexadecimal digits.</returns>
    public static (long Length, string Sha256) Of(Stream from, Stream to, long most, Pace pace)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        var length = 0L;
        for (int read; length <= most && (read = from.Read(buffer)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
            pace.Step();
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
