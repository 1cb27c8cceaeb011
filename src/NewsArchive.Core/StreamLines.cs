using System.Text;
using NewsArchive.Text;

namespace NewsArchive;

/// <summary>The lines of a stream, one in memory at a time, and none longer than can be held.</summary>
internal static class StreamLines
{
    /// <summary>The lines in UTF-8 without their ends; those of a stream in UTF-16 with its mark are converted.</summary>
    /// <param name="stream">A stream that can be set back; it is closed at the end.</param>
    /// <param name="longest">The longest line, in bytes.</param>
    /// <returns>Each line and its length; of one that is too long only the length.</returns>
    public static IEnumerable<(byte[]? Bytes, long Length)> Of(Stream stream, long longest)
    {
        using var text = InUtf8(stream);
        foreach (var line in InBytes(text, longest))
            yield return line;
    }

    // UTF-16 is rare, but its line ends are none in bytes.
    private static Stream InUtf8(Stream stream)
    {
        Span<byte> mark = stackalloc byte[2];
        var read = stream.ReadAtLeast(mark, 2, throwOnEndOfStream: false);
        stream.Position = 0;
        return read == 2 && mark is [0xFF, 0xFE] ? Encoding.CreateTranscodingStream(stream, StorableText.Marking("utf-16"), Encoding.UTF8)
            : read == 2 && mark is [0xFE, 0xFF] ? Encoding.CreateTranscodingStream(stream, StorableText.Marking("utf-16BE"), Encoding.UTF8)
            : stream;
    }

    private static IEnumerable<(byte[]? Bytes, long Length)> InBytes(Stream stream, long longest)
    {
        var buffer = new byte[65536];
        using var line = new MemoryStream();
        var length = 0L;
        while (stream.Read(buffer) is > 0 and var read)
        {
            for (var from = 0; from < read;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', from, read - from);
                var stop = end < 0 ? read : end;
                length += stop - from;
                if (length <= longest)
                    line.Write(buffer, from, stop - from);
                from = stop + 1;
                if (end < 0)
                    break;
                yield return Taken();
            }
        }

        if (length > 0)
            yield return Taken();

        (byte[]?, long) Taken()
        {
            var taken = (length <= longest ? line.ToArray() : null, length);
            line.SetLength(0);
            length = 0;
            return taken;
        }
    }
}
