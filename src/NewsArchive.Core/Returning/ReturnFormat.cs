using System.Text;

namespace NewsArchive.Returning;

/// <summary>The forms in which annotations come back.</summary>
public enum ReturnFormat
{
    /// <summary>JSON lines, as <c>export jsonl</c> writes them.</summary>
    JsonLines,

    /// <summary>W3C Web Annotation, JSON-LD: one annotation, a list, a page or a collection.</summary>
    WebAnnotation,

    /// <summary>brat standoff: a ZIP archive with pairs of <c>.txt</c> and <c>.ann</c>.</summary>
    Brat,
}

/// <summary>Tells by the first bytes which form a file has; its name does not matter.</summary>
internal static class ReturnFormats
{
    private const int Looked = 64 * 1024;

    /// <returns>Null when it is none of them.</returns>
    public static ReturnFormat? Of(Stream stream)
    {
        var head = new byte[Looked];
        var read = stream.ReadAtLeast(head, Looked, throwOnEndOfStream: false);
        stream.Position = 0;
        if (head.AsSpan(0, read).StartsWith("PK\u0003\u0004"u8) || head.AsSpan(0, read).StartsWith("PK\u0005\u0006"u8))
            return ReturnFormat.Brat;
        var text = Encoding.UTF8.GetString(head, 0, read).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (text.Length == 0 || text[0] is not ('{' or '['))
            return null;
        // Every line of an export begins with its type; JSON-LD names the model's context or its types somewhere near the beginning.
        return text.StartsWith("{\"type\":\"", StringComparison.Ordinal) && JsonLinesReader.Types.Contains(text[9..].Split('"')[0])
            ? ReturnFormat.JsonLines
            : text.Contains("anno.jsonld", StringComparison.Ordinal) || text.Contains("\"Annotation", StringComparison.Ordinal) ? ReturnFormat.WebAnnotation : null;
    }
}
