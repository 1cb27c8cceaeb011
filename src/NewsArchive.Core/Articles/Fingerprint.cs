using System.Security.Cryptography;
using System.Text;

namespace NewsArchive.Articles;

/// <summary>The hashes by which an import knows what it has already: SHA-256 over UTF-8.</summary>
public static class Fingerprint
{
    /// <summary>Equal for equal texts, whatever their date.</summary>
    /// <param name="text">A text in its stored form.</param>
    public static byte[] OfText(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Equal when nothing of an article differs.</summary>
    /// <param name="date">Its date.</param>
    /// <param name="title">Its title.</param>
    /// <param name="titleIsDerived">Whether the title was derived.</param>
    /// <param name="textHash">The hash of its text (<see cref="OfText"/>).</param>
    /// <param name="around">What else is known of it, in a fixed order; equal to nothing at all when all of it is null.</param>
    public static byte[] OfContent(PartialDate date, string title, bool titleIsDerived, byte[] textHash, params IReadOnlyList<string?> around)
    {
        var known = around.All(string.IsNullOrEmpty) ? "" : string.Concat(around.Select(field => $"{field}\n"));
        return SHA256.HashData([.. Encoding.UTF8.GetBytes($"{date}\n{titleIsDerived}\n{title}\n{known}"), .. textHash]);
    }
}
