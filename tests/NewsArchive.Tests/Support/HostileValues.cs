using System.Globalization;
using System.Text;

namespace NewsArchive.Tests.Support;

/// <summary>
/// Values that a request may have anywhere: what nobody would type, what no text can hold, and what only looks like a number, a date or
/// a query.
/// </summary>
internal sealed class HostileValues(Random random)
{
    private static readonly string[] Odd =
    [
        .. Attacks.All, "", " ", "\t", "\r\nSet-Cookie: a=b", "-1", "0", "007", "9223372036854775807", "9223372036854775808", "99999999999999999999999",
        "1e400", "NaN", "٣", "1.5", "0x10", "true", "null", "[]", "{}",
        "2023", "2023-13", "2023-02-30", "0000", "10000-01", "9999-12-31", "2023-09..2001", "hier", "((((((", "))))", "\"", "«", "a NEAR/99999999999 b",
        "NEAR/5", "*", "a*", "=", "=\"\"", "-", "SAUF", "ET OU SAUF",
        "titre:", "titre:(a OU", "date:", "date:..", "avant:9999", "personne:\"\"", "orateur:*", "source:=", "title:title:title:x", "\u0301\u0301\u0301",
        "\u202e\u2066", "\u00ad", "\ufeff", "\uffff", "ﬁﬀ", "œ", "İ", "ß",
        "//evil.example", "/\\evil.example", "http://evil.example/", "..\\..\\windows", "file:///etc/passwd", "CON", "a/b", "quote-1", "mention-1",
        "quote-99999999999999999999", "W/\"1\"", "\"1\"", "local", "fr", "en", "jsonl",
    ];

    /// <summary>Any of them, seldom a very long one; it may hold half a surrogate pair.</summary>
    public string Next() => random.Next(20) switch
    {
        0 => Letters(random.Next(1, 40)),
        1 => new string(random.GetItems("()\"«»*=-:/.., "[..].ToCharArray(), random.Next(1, 200))),
        2 => $"{Pick(Odd)}\ud83d",
        3 => $"\ude00{Pick(Odd)}",
        4 => random.Next(8) == 0 ? string.Concat(Enumerable.Repeat(Letters(3), random.Next(1_000, 100_000))) : Letters(2_100),
        5 or 6 or 7 => random.Next(40).ToString(CultureInfo.InvariantCulture),
        _ => Pick(Odd),
    };

    /// <summary>A short one that fits into a line of a request.</summary>
    public string Short() => Next() is var value && value.Length > 4_000 ? value[..4_000] : value;

    /// <summary>A value percent-encoded, seldom wrongly.</summary>
    public string Encoded(string value) => random.Next(12) switch
    {
        0 => Pick("%", "%0", "%zz", "%u0041", "%C0%AF", "%ED%A0%80", "%FF%FE", "%F8%88%80%80%80", "%00", "%2e%2e%2f", "%252e%252e%252f"),
        1 => Ascii(value),
        _ => string.Concat(Encoding.UTF8.GetBytes(value).Select(letter => char.IsAsciiLetterOrDigit((char)letter) ? $"{(char)letter}" : $"%{letter:X2}")),
    };

    public string Letters(int length) => new(random.GetItems("abcdefghijklmnopqrstuvwxyzéèàçœABC 0123456789'’-.\u0000\u200d😀".ToCharArray(), length));

    public T Pick<T>(params T[] any) => any[random.Next(any.Length)];

    // Everything that would end the line or the address is left out.
    private static string Ascii(string value) => new([.. value.Where(letter => letter is > ' ' and < '\u007f' and not ('#' or '?' or '&'))]);
}
