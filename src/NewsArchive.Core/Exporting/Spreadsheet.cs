using System.Globalization;
using CsvHelper;

namespace NewsArchive.Exporting;

/// <summary>A CSV file that a spreadsheet opens as it is.</summary>
public static class Spreadsheet
{
    /// <summary>Begins one: UTF-8 with its mark, the separator of the reader's language, no formulas.</summary>
    /// <param name="output">Where it is written; it stays open.</param>
    /// <param name="language">The reader's language.</param>
    public static CsvWriter Begin(Stream output, CultureInfo language)
    {
        var options = new CsvWriterOptions
        {
            Separator = language.TwoLetterISOLanguageName == "fr" ? ';' : ',',
            Injection = CsvInjection.Escape,
            WriteByteOrderMark = true,
        };
        return CsvWriter.Create(output, options, leaveOpen: true);
    }
}
