using System.Buffers.Binary;
using System.IO.Compression;
using System.Resources;
using System.Runtime.CompilerServices;

namespace NewsArchive.Proposals.Names;

/// <summary>Reads what was learned or listed: a compressed resource, as a whole.</summary>
internal ref struct ResourceReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _at;

    public ResourceReader(Stream compressed)
    {
        using var brotli = new BrotliStream(compressed, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        brotli.CopyTo(bytes);
        _bytes = bytes.GetBuffer().AsSpan(0, (int)bytes.Length);
    }

    public static Stream Open(string name) =>
        typeof(ResourceReader).Assembly.GetManifestResourceStream("NewsArchive.Proposals.Names." + name) ?? throw new MissingManifestResourceException(name);

    public int Number() => BinaryPrimitives.ReadInt32LittleEndian(Bytes(4));

    public float Real() => BinaryPrimitives.ReadSingleLittleEndian(Bytes(4));

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var bytes = _bytes.Slice(_at, count);
        _at += count;
        return bytes;
    }

    /// <summary>Reads ascending keys.</summary>
    // Optimised at once: it runs a single time, and long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public uint[] Keys(int count)
    {
        var (keys, last) = (new uint[count], 0u);
        for (var i = 0; i < count; i++)
        {
            var (step, shift, part) = (0u, 0, 0);
            do
            {
                part = _bytes[_at++];
                step |= (uint)(part & 0x7F) << shift;
                shift += 7;
            }
            while (part >= 0x80);
            keys[i] = last += step;
        }

        return keys;
    }

    /// <summary>Writes what <see cref="Keys"/> reads.</summary>
    public static void Write(BinaryWriter writer, IEnumerable<uint> ascending)
    {
        var last = 0u;
        foreach (var key in ascending)
        {
            writer.Write7BitEncodedInt((int)(key - last));
            last = key;
        }
    }
}
