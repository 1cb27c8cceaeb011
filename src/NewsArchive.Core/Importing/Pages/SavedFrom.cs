using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsArchive.Importing.Pages;

/// <summary>The address that browsers and their extensions note in a comment when they save a page.</summary>
internal static partial class SavedFrom
{
    // The comment stands before the head or right at its beginning.
    private const int Nodes = 30;

    public static void Read(IDocument document, PageFields fields)
    {
        foreach (var (node, _) in Tree.Walk(document).Take(Nodes))
        {
            if (node is IComment comment && Note().Match(comment.Data) is { Success: true } note)
                fields.Add(PageField.Address, note.Groups["address"].Value, FieldOrigin.Document);
        }
    }

    // « saved from url=(0042)https://… » of Edge and Chrome, « url: https://… » of SingleFile.
    [GeneratedRegex(@"saved\s+from\s+url=\([0-9]+\)(?<address>https?://\S+)|saved\s+with\s+SingleFile\s+url:\s*(?<address>https?://\S+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Note();
}
