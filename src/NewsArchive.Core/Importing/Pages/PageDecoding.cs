using System.Text;
using System.Text.RegularExpressions;

namespace NewsArchive.Importing.Pages;

/// <summary>A page's bytes as text.</summary>
/// <param name="Text">The text, without its byte order mark.</param>
/// <param name="Encoding">The name of the encoding it was read in.</param>
/// <param name="Declared">The encoding the page claims, in small letters; null when it claims none.</param>
/// <param name="IsMisdeclared">Whether the claim was found wrong.</param>
internal sealed record DecodedPage(string Text, string Encoding, string? Declared, bool IsMisdeclared);

/// <summary>Bytes of a page to text: the byte order mark, then UTF-8 checked strictly, then what the page declares, else Windows-1252.</summary>
/// <remarks>
/// Valid UTF-8 with letters beyond ASCII is hardly ever anything else, so it wins over any declaration. « iso-8859-1 » means
/// Windows-1252, as in every browser (WHATWG Encoding). A page of UTF-8 with a few bytes that are none (an insert of
/// another system, a cut at the end) keeps its letters: only those bytes are read as Windows-1252.
/// </remarks>
internal static partial class PageDecoding
{
    // Browsers look no further than 1024 bytes; saved pages begin with comments of the program that saved them.
    private const int Head = 8192;

    /// <returns>The text, or null when the bytes are not a text at all.</returns>
    public static DecodedPage? Decode(ReadOnlySpan<byte> bytes)
    {
        var declared = DeclaredIn(bytes);
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
            return Decoding.Decode(bytes) is { } marked ? new(marked.Text, marked.Encoding, declared, false) : null;
        var page = Read(bytes, declared);
        return Decoding.LooksBinary(page.Text) ? null : page;
    }

    private static DecodedPage Read(ReadOnlySpan<byte> bytes, string? declared)
    {
        var encoding = EncodingOf(declared);
        var claimsUtf8 = encoding is UTF8Encoding;
        try
        {
            var text = Decoding.StrictUtf8.GetString(bytes);
            var isAscii = text.Length == bytes.Length;
            // ISO-2022-JP and its like are made of ASCII bytes alone.
            if (!isAscii || encoding is null || claimsUtf8 || !bytes.Contains((byte)0x1B))
                return new(text.StartsWith('\uFEFF') ? text[1..] : text, "utf-8", declared, !isAscii && encoding is not null && !claimsUtf8);
        }
        catch (DecoderFallbackException)
        {
            if (Mixed(bytes) is { } mixed)
                return new(mixed, "utf-8", declared, true);
        }

        if (encoding is null || claimsUtf8)
            return new(Decoding.Windows1252.GetString(bytes), "windows-1252", declared, claimsUtf8);
        // Bytes that ISO-8859-15 has for control characters are quotation marks and dashes of Windows-1252.
        if (encoding.CodePage is 28605 && bytes.ContainsAnyInRange((byte)0x80, (byte)0x9F))
            return new(Decoding.Windows1252.GetString(bytes), "windows-1252", declared, true);
        return new(encoding.GetString(bytes), encoding.CodePage == 1252 ? "windows-1252" : encoding.WebName, declared, false);
    }

    /// <returns>The text where UTF-8 outweighs the bytes that are none; else null.</returns>
    private static string? Mixed(ReadOnlySpan<byte> bytes)
    {
        var (sound, strange) = (0, 0);
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune);
                if (length > 1)
                    sound++;
            }
            else
            {
                length = 1;
                text.Append(Decoding.Windows1252.GetString(bytes[..1]));
                strange++;
            }

            bytes = bytes[length..];
        }

        return sound > 4 * strange ? text.ToString().TrimStart('\uFEFF') : null;
    }

    private static string? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Head)]);
        var match = Declaration().Match(head);
        return match.Success ? match.Groups["name"].Value.ToLowerInvariant() : null;
    }

    // A page whose declaration could be read as ASCII is not UTF-16, whatever it says; nobody may ask for UTF-7.
    private static Encoding? EncodingOf(string? name)
    {
        if (name is null or "utf-7" || name.StartsWith("utf-16", StringComparison.Ordinal) || name.StartsWith("utf-32", StringComparison.Ordinal))
            return null;
        if (name is "utf8" or "unicode-1-1-utf-8" or "utf-8")
            return Encoding.UTF8;
        if (name is "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "l1" or "us-ascii" or "ascii" or "cp1252" or "windows-1252" or "x-cp1252" or "ansi")
            return Decoding.Windows1252;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"<meta\b[^>]{0,300}?\bcharset\s*=\s*[""']?\s*(?<name>[A-Za-z0-9_:.-]{2,40})|^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[""'](?<name>[A-Za-z0-9_:.-]{2,40})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Declaration();
}
