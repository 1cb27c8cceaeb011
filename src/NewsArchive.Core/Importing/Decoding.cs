using System.Text;

namespace NewsArchive.Importing;

/// <summary>A file's bytes as text.</summary>
/// <param name="Text">The text, without its byte order mark.</param>
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

    /// <summary>The encoding of a file too large to be held: UTF-8 as long as all of it is, else Windows-1252. A byte order mark is left to the reader.</summary>
    /// <param name="stream">The bytes; read to the end.</param>
    public static Encoding Of(Stream stream)
    {
        var decoder = StrictUtf8.GetDecoder();
        var (bytes, chars) = (new byte[65536], new char[65536]);
        try
        {
            for (int read; (read = stream.Read(bytes)) > 0;)
            {
                if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                    return Encoding.UTF8;
                decoder.Convert(bytes, 0, read, chars, 0, chars.Length, flush: false, out _, out _, out _);
            }

            decoder.Convert([], 0, 0, chars, 0, chars.Length, flush: true, out _, out _, out _);
            return Encoding.UTF8;
        }
        catch (DecoderFallbackException)
        {
            return Windows1252;
        }
    }

    private static Decoded? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, .. var rest] => new(Encoding.UTF32.GetString(rest), "utf-32"),
        [0xFF, 0xFE, .. var rest] => new(Encoding.Unicode.GetString(rest), "utf-16"),
        [0xFE, 0xFF, .. var rest] => new(Encoding.BigEndianUnicode.GetString(rest), "utf-16be"),
        _ => null,
    };

    private static Decoded ByContent(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes);
            return new(text.StartsWith('\uFEFF') ? text[1..] : text, "utf-8");
        }
        catch (DecoderFallbackException)
        {
            return new(Windows1252.GetString(bytes), "windows-1252");
        }
    }

    // Texts have no NUL and hardly any control characters; Windows-1252 would accept every byte of a picture.
    internal static bool LooksBinary(string text)
    {
        var strange = 0;
        foreach (var c in text)
        {
            if (c == '\0')
                return true;
            if (c == '\uFFFD' || (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u0085')))
                strange++;
        }

        return strange > 2 + (text.Length / 100);
    }
}
