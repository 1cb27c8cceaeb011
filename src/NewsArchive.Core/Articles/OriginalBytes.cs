using System.IO.Compression;
using System.Security.Cryptography;

namespace NewsArchive.Articles;

/// <summary>The bytes of a saved page, as they are kept: packed with Brotli, known by their SHA-256.</summary>
/// <param name="Hash">SHA-256 of the bytes.</param>
/// <param name="Length">How many there are.</param>
/// <param name="Packed">The packed bytes.</param>
public sealed record OriginalBytes(byte[] Hash, int Length, byte[] Packed)
{
    // As small as with the highest quality but for some percent, in a tenth of the time.
    private const int Quality = 5;
    private const int Window = 22;

    /// <summary>Packs bytes.</summary>
    /// <param name="bytes">The bytes; may be empty.</param>
    public static OriginalBytes Of(byte[] bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes, packed, out var written, Quality, Window))
            throw new InvalidOperationException("The bytes do not fit in the greatest length they can have.");
        return new(SHA256.HashData(bytes), bytes.Length, packed[..written]);
    }

    /// <summary>Opens packed bytes for reading.</summary>
    /// <param name="packed">What <see cref="Packed"/> holds.</param>
    public static Stream Unpack(byte[] packed) => new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
}
