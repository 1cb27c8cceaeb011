using CsvHelper;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>An answer for a spreadsheet: UTF-8 with its mark, the separator of the reader's language, no formulas.</summary>
internal static class CsvAnswer
{
    public static CsvWriter Begin(HttpResponse response, string file)
    {
        response.ContentType = "text/csv; charset=utf-8; header=present";
        response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        var options = new CsvWriterOptions
        {
            Separator = Texts.Language.Name == "fr" ? ';' : ',',
            Injection = CsvInjection.Escape,
            WriteByteOrderMark = true,
        };
        return CsvWriter.Create(response.Body, options, leaveOpen: true);
    }
}
