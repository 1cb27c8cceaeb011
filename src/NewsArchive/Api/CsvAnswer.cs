using CsvHelper;
using NewsArchive.Exporting;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>An answer for a spreadsheet.</summary>
internal static class CsvAnswer
{
    public const string MediaType = "text/csv";

    public static CsvWriter Begin(HttpResponse response, string file)
    {
        response.ContentType = $"{MediaType}; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        return Spreadsheet.Begin(response.Body, Texts.Language);
    }
}
