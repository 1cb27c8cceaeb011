using System.Globalization;
using CsvHelper;

namespace NewsArchive.Exporting;

/// <summary>A CSV file that a spreadsheet opens as it is.</summary>
public static class Spreadsheet
{
    /// <summary>Writes one: UTF-8 with its mark, the separator of the reader's language, no formulas.</summary>
    /// <param name="output">Where to; it is written asynchronously only, and not closed. A failure in the first 64 kB leaves it untouched.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="write">Writes the rows.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task WriteAsync(Stream output, CultureInfo language, Func<CsvWriter, Task> write, CancellationToken cancellation)
    {
        var options = new CsvWriterOptions
        {
            Separator = language.TwoLetterISOLanguageName == "fr" ? ';' : ',',
            Injection = CsvInjection.Escape,
            WriteByteOrderMark = true,
        };
        var written = new WriteBehindStream(output, cancellation);
        // Disposed only when all is well: it writes its rest.
        var csv = CsvWriter.Create(written, options, leaveOpen: true);
        await write(csv);
        await csv.DisposeAsync();
        await written.CompleteAsync();
    }
}
