using NewsArchive.Articles;

namespace NewsArchive.Wording;

/// <summary>Dates as a person writes them, never more precise than known: « 2023 », « septembre 2023 », « 1er septembre 2023 ».</summary>
public static class Dates
{
    public static string Shown(PartialDate date)
    {
        if (date.Month is null)
            return date.ToString();
        var month = date.FirstDay.ToString("MMMM yyyy", Texts.Language);
        return date.Day switch
        {
            null => month,
            1 when Texts.Language.Name == "fr" => $"1er {month}",
            { } day => $"{day} {month}",
        };
    }
}
