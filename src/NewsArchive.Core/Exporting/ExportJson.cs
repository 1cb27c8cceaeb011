using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>JSON as it leaves the archive: names in camel case, letters as they are, and nothing in it that a page or a line reader could trip over.</summary>
internal static class ExportJson
{
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    public static readonly JsonSerializerOptions Options = new(StoredJson.Options) { Encoder = Encoder };

    public static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    public static readonly JsonWriterOptions Writing = new() { Encoder = Encoder };

    /// <summary>The word of a kind or a state.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
