using System.Text;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>How articles are written in a file.</summary>
internal enum SourceForm
{
    /// <summary>One article: a line « date 2023-09 Headline » and blocks below it.</summary>
    Seed,

    /// <summary>One article: a saved web page.</summary>
    Page,

    /// <summary>One article to a line, as a JSON object.</summary>
    JsonLines,

    /// <summary>One of these lines.</summary>
    JsonLine,

    /// <summary>One article to a row below a header.</summary>
    Table,

    /// <summary>Files of all forms.</summary>
    Zip,
}

/// <summary>A file to import, or what stands for one inside of another file: an entry, a line, a row. Or a reason why it is not imported.</summary>
/// <param name="Path">Where the file lies; for a link, its target.</param>
/// <param name="Shown">How the report names it: below the path that was asked for, in NFC; entries of an archive behind <c>!/</c>, lines and rows behind a colon.</param>
/// <param name="Key">The key its article gets where it names none itself: the name without the ending, in NFC.</param>
internal sealed record FoundFile(string Path, string Shown, string Key)
{
    /// <summary>How to read it.</summary>
    public SourceForm Form { get; init; }

    /// <summary>How the report names the file on disk that it lies in; null when it is that file itself.</summary>
    public string? Container { get; init; }

    /// <summary>Its content, where it lies inside of another file; else null.</summary>
    public byte[]? Bytes { get; init; }

    /// <summary>What a row holds, where it was read already; else null.</summary>
    public ArticleRecord? Record { get; init; }

    /// <summary>Why it is rejected before it is read, or null.</summary>
    public Message? Rejected { get; init; }

    /// <summary>Why a file of this kind is not imported, or null.</summary>
    public Message? Skipped { get; init; }

    /// <summary>What is to be known of a file that holds others, or null.</summary>
    public Message? Told { get; init; }

    /// <summary>The form that the ending of a name promises, or null when such files are not imported.</summary>
    public static SourceForm? FormOf(string name) => System.IO.Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".txt" => SourceForm.Seed,
        ".html" or ".htm" or ".xhtml" => SourceForm.Page,
        ".jsonl" or ".ndjson" => SourceForm.JsonLines,
        ".csv" or ".tsv" => SourceForm.Table,
        ".zip" => SourceForm.Zip,
        _ => null,
    };

    /// <summary>The key for an article in a file of this name.</summary>
    public static string KeyOf(string name) => Clean(System.IO.Path.GetFileNameWithoutExtension(name));

    /// <summary>A name as it is stored and shown.</summary>
    public static string Clean(string name) => TextForm.WithoutLoneSurrogates(name).Replace('\0', '\uFFFD').Normalize(NormalizationForm.FormC);
}
