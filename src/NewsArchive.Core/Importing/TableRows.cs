using CsvHelper;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Spreadsheets with an article to a row below a header: CSV as RFC 4180 and as French programs write it.</summary>
internal static class TableRows
{
    private const string Separators = ",;\t|";

    /// <summary>The rows of a file. One row is in memory at a time.</summary>
    /// <param name="file">The file they stand in.</param>
    /// <param name="stream">Its bytes; it is read twice, first for the encoding.</param>
    /// <param name="longest">The longest row, in bytes.</param>
    public static IEnumerable<FoundFile> In(FoundFile file, Stream stream, long longest)
    {
        var encoding = Decoding.Of(stream);
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var separator = SeparatorOf(text);
        using var rows = CsvReader.Create(text, new CsvReaderOptions
        {
            Separator = separator,
            HasHeader = false,
            TrackLineNumbers = true,
            SkipEmptyLines = true,
            MaxRecordSize = (int)Math.Min(longest, int.MaxValue),
            FieldCountMismatch = CsvFieldCountHandling.Allow,
        });
        var fields = Array.Empty<RecordField?>();
        var blank = 0L;
        Message? fault = null;
        while (fault is null && Next(rows, longest, out fault))
        {
            if (fields.Length > 0)
            {
                var cells = Cells(rows);
                if (Array.TrueForAll(cells, string.IsNullOrWhiteSpace))
                    blank++;
                else
                    yield return file with { Shown = $"{file.Shown}:{rows.LineNumber}", Key = $"{file.Key}-{rows.RowNumber - 1}", Record = RecordOf(fields, cells) };
                continue;
            }

            var names = Array.ConvertAll(Cells(rows), StorableText.Blanked);
            fields = [.. names.Select(RecordFields.Of)];
            if (!fields.Contains(RecordField.Date) || !(fields.Contains(RecordField.Text) || fields.Contains(RecordField.Title)))
                fault = new Message("import.no-columns", string.Join(", ", names.Select(name => name.Trim()).Take(12)));
            else if (RecordFields.Understood(names) is { } understood)
                yield return file with { Told = new Message("import.fields", understood) };
            if (encoding.CodePage == 1252)
                yield return file with { Told = new Message("import.encoding", "windows-1252") };
        }

        if (blank > 0)
            yield return file with { Told = new Message("import.blank-rows", blank) };
        if (fault is not null)
            yield return file with { Rejected = fault };
        else if (fields.Length == 0)
            yield return file with { Rejected = new Message("import.empty") };
    }

    // The sign the header has most of, outside of quotation marks.
    private static char SeparatorOf(StreamReader text)
    {
        text.BaseStream.Position = 0;
        var (counts, isQuoted) = (new int[Separators.Length], false);
        for (int c; (c = text.Read()) >= 0 && (c is not ('\n' or '\r') || isQuoted || counts.Sum() == 0);)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (!isQuoted && Separators.IndexOf((char)c, StringComparison.Ordinal) is >= 0 and var at)
                counts[at]++;
        }

        text.BaseStream.Position = 0;
        text.DiscardBufferedData();
        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    private static bool Next(CsvReader rows, long longest, out Message? fault)
    {
        fault = null;
        try
        {
            return rows.Read();
        }
        catch (CsvFormatException)
        {
            // As a rule a quotation mark that never closes: what follows cannot be told apart any more.
            fault = new Message("import.long-row", rows.RowNumber + 1, longest / 1_048_576.0);
            return false;
        }
    }

    private static string[] Cells(CsvReader row) => [.. Enumerable.Range(0, row.FieldCount).Select(row.GetString)];

    private static ArticleRecord RecordOf(RecordField?[] fields, string[] row) => ArticleRecord.Of(field =>
        [.. row.Take(fields.Length).Where((value, column) => fields[column] == field && !string.IsNullOrWhiteSpace(value)).SelectMany(value => Split(field, value))]);

    // Several authors stand in one cell.
    private static string[] Split(RecordField field, string value) =>
        field == RecordField.Author ? value.Split([';', '|', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [value];
}
