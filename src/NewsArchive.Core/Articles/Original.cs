using System.IO.Compression;
using System.Security.Cryptography;

namespace NewsArchive.Articles;

/// <summary>The bytes of a saved page: known by their SHA-256, packed with Brotli, kept once however many revisions come from them.</summary>
public sealed class Original
{
    // As small as with the highest quality but for some percent, in a tenth of the time.
    private const int Quality = 5;
    private const int Window = 22;

    private const int Piece = 64 * 1024;

    /// <summary>SHA-256 of the bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>How many there are.</summary>
    public int Length { get; init; }

    /// <summary>The packed bytes.</summary>
    public required byte[] Packed { get; init; }

    /// <summary>Packs bytes.</summary>
    /// <param name="bytes">The bytes; may be empty.</param>
    public static Original Of(byte[] bytes)
    {
        var packed = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
        if (!BrotliEncoder.TryCompress(bytes, packed, out var written, Quality, Window))
            throw new InvalidOperationException("The bytes do not fit in the greatest length they can have.");
        return new() { Hash = SHA256.HashData(bytes), Length = bytes.Length, Packed = packed[..written] };
    }

    /// <summary>Opens packed bytes for reading.</summary>
    /// <param name="packed">What <see cref="Packed"/> holds.</param>
    public static Stream Unpack(byte[] packed) => Unpack(new MemoryStream(packed));

    /// <summary>Opens packed bytes for reading.</summary>
    /// <param name="packed">What <see cref="Packed"/> holds; closed with what is returned.</param>
    public static Stream Unpack(Stream packed) => new BrotliStream(packed, CompressionMode.Decompress);

    /// <summary>Whether packed bytes are still those they were made of. They are read in pieces, never whole.</summary>
    /// <param name="packed">What <see cref="Packed"/> holds.</param>
    /// <param name="hash">The hash the page is known by.</param>
    /// <param name="length">How many bytes it has; damaged bytes may unpack to any number, of which no more are read.</param>
    public static bool IsSound(Stream packed, ReadOnlySpan<byte> hash, long length)
    {
        using var bytes = Unpack(packed);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = new byte[Piece];
        try
        {
            for (int read; (read = bytes.Read(piece)) > 0 && length >= 0; length -= read)
                sum.AppendData(piece, 0, read);
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException)
        {
            // How the decoder tells of bytes that no encoder makes.
            return false;
        }

        return length == 0 && sum.GetHashAndReset().AsSpan().SequenceEqual(hash);
    }
}

/// <summary>Which bytes a revision was read from.</summary>
public sealed class RevisionOriginal
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The number of the revision.</summary>
    public int Number { get; init; }

    /// <summary>The hash of the bytes.</summary>
    public required byte[] Hash { get; init; }
}
