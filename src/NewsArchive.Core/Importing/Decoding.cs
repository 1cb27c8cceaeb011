using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>A file's bytes as text.</summary>
/// <param name="Text">The text, without its byte order mark. Halves of surrogate pairs stay in it: see <see cref="StorableText"/>.</param>
/// <param name="Encoding">The name of the encoding they were read in.</param>
internal sealed record Decoded(string Text, string Encoding);

/// <summary>Third stage of an import: bytes to text. UTF-8 checked strictly, UTF-16 and UTF-32 by their marks, else Windows-1252.</summary>
internal static class Decoding
{
    internal static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    internal static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <returns>The text, or null when the bytes are not a text at all.</returns>
    public static Decoded? Decode(ReadOnlySpan<byte> bytes)
    {
        var decoded = ByMark(bytes) ?? ByContent(bytes);
        return LooksBinary(decoded.Text) ? null : decoded;
    }

    /// <summary>The encoding of a file too large to be held: by its mark, else UTF-8 as long as all of it is, else Windows-1252.</summary>
    /// <param name="stream">The bytes; read to the end.</param>
    /// <returns>An encoding that reads what is no character in it as U+FFFE.</returns>
    public static Encoding Of(Stream stream)
    {
        var decoder = StrictUtf8.GetDecoder();
        var (bytes, chars, kept) = (new byte[65536], new char[65536], 0);
        try
        {
            // The last bytes wait for the next ones: three may belong together.
            for (int read; (read = stream.Read(bytes, kept, bytes.Length - kept)) > 0;)
            {
                var length = kept + read;
                if (kept == 0 && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                    return StorableText.Marking(bytes[0] == 0xFF ? "utf-16" : "utf-16BE");
                for (var at = IndexOfSurrogate(bytes.AsSpan(0, length)); at < length; at += IndexOfSurrogate(bytes.AsSpan(at, length - at)))
                    bytes.AsSpan(at, 3).Fill((byte)' ');
                kept = Math.Min(2, length);
                decoder.Convert(bytes, 0, length - kept, chars, 0, chars.Length, flush: false, out _, out _, out _);
                bytes.AsSpan(length - kept, kept).CopyTo(bytes);
            }

            decoder.Convert(bytes, 0, kept, chars, 0, chars.Length, flush: true, out _, out _, out _);
            return StorableText.Marking("utf-8");
        }
        catch (DecoderFallbackException)
        {
            return Windows1252;
        }
    }

    private static Decoded? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, .. var rest] => new(Encoding.UTF32.GetString(rest), "utf-32"),
        [0xFF, 0xFE, .. var rest] => new(Utf16(rest, isBigEndian: false), "utf-16"),
        [0xFE, 0xFF, .. var rest] => new(Utf16(rest, isBigEndian: true), "utf-16be"),
        _ => null,
    };

    // Not by Encoding.Unicode, which would replace halves of pairs without a word.
    private static string Utf16(ReadOnlySpan<byte> bytes, bool isBigEndian)
    {
        var units = MemoryMarshal.Cast<byte, ushort>(bytes).ToArray();
        if (isBigEndian == BitConverter.IsLittleEndian)
            BinaryPrimitives.ReverseEndianness(units, units);
        var text = new string(MemoryMarshal.Cast<ushort, char>(units));
        return bytes.Length % 2 == 0 ? text : text + '\uFFFD';
    }

    private static Decoded ByContent(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes);
            return new(text.StartsWith('\uFEFF') ? text[1..] : text, "utf-8");
        }
        catch (DecoderFallbackException)
        {
            return WithSurrogates(bytes) is { } text ? new(text, "cesu-8") : new(Windows1252.GetString(bytes), "windows-1252");
        }
    }

    // Some programs write the halves of surrogate pairs as if each were a character: UTF-8 but for these three bytes.
    private static string? WithSurrogates(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        try
        {
            for (var from = 0; from < bytes.Length;)
            {
                var to = from + IndexOfSurrogate(bytes[from..]);
                text.Append(StrictUtf8.GetString(bytes[from..to]));
                if (to < bytes.Length)
                    text.Append((char)(0xD000 | ((bytes[to + 1] & 0x3F) << 6) | (bytes[to + 2] & 0x3F)));
                from = to + 3;
            }

            return text.ToString();
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // The length where there is none.
    private static int IndexOfSurrogate(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; bytes[at..].IndexOf((byte)0xED) is >= 0 and var found; at++)
        {
            at += found;
            if (at + 2 < bytes.Length && bytes[at + 1] is >= 0xA0 and <= 0xBF && bytes[at + 2] is >= 0x80 and <= 0xBF)
                return at;
        }

        return bytes.Length;
    }

    // Texts have no NUL and hardly any control characters; Windows-1252 would accept every byte of a picture.
    internal static bool LooksBinary(string text)
    {
        var strange = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\0')
                return true;
            if (at + 1 < text.Length && char.IsSurrogatePair(c, text[at + 1]))
                at++;
            else if (c == '\uFFFD' || char.IsSurrogate(c) || (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085')))
                strange++;
        }

        return strange > 2 + (text.Length / 100);
    }
}
