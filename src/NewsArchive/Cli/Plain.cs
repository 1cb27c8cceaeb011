using System.Globalization;
using System.Text;

namespace NewsArchive.Cli;

/// <summary>Texts of others on a terminal: control and direction characters are replaced, so that no title can steer it.</summary>
internal static class Plain
{
    public static string Of(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var isSteering = char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            plain.Append(c == '\n' ? ' ' : isSteering ? '\uFFFD' : c);
        }

        return plain.ToString();
    }
}
