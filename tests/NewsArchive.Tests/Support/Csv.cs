using System.Text;

namespace NewsArchive.Tests.Support;

/// <summary>Reads CSV as RFC 4180 and spreadsheets do, with a mind of its own: not with the library that wrote it.</summary>
public static class Csv
{
    public static List<string[]> Read(string text, char separator)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted)
            {
                if (text[i] != '"')
                    cell.Append(text[i]);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    cell.Append(text[i++]);
                else
                    isQuoted = false;
            }
            else if (text[i] == '"' && cell.Length == 0)
            {
                isQuoted = true;
            }
            else if (text[i] == separator || text[i] is '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (text[i] != '\n')
                    continue;
                rows.Add([.. row]);
                row.Clear();
            }
            else if (text[i] != '\r')
            {
                cell.Append(text[i]);
            }
        }

        Assert.False(isQuoted, "A quoted cell was never closed.");
        Assert.Equal(0, cell.Length);
        return rows;
    }
}
