using System.Collections.Frozen;

namespace NewsArchive.Articles;

/// <summary>The names of months in French and English, whole and shortened, with accents or without.</summary>
internal static class MonthNames
{
    /// <summary>Every name as part of an expression.</summary>
    internal const string Pattern =
        @"(?<name>janvier|janv|january|jan|f[ée]vrier|f[ée]vr|f[ée]v|february|feb|mars|march|mar|avril|april|avr|apr|mai|may|juin|june|jun|juillet|juill|juil|july|jul"
        + @"|ao[ûu]t|august|aug|septembre|september|sept|sep|octobre|october|oct|novembre|november|nov|d[ée]cembre|december|d[ée]c)\b\.?";

    private static readonly FrozenDictionary<string, int> Numbers = new (int, string[])[]
    {
        (1, ["janvier", "janv", "january", "jan"]), (2, ["fevrier", "fevr", "fev", "february", "feb"]), (3, ["mars", "march", "mar"]),
        (4, ["avril", "april", "avr", "apr"]), (5, ["mai", "may"]), (6, ["juin", "june", "jun"]), (7, ["juillet", "juill", "juil", "july", "jul"]),
        (8, ["aout", "august", "aug"]), (9, ["septembre", "september", "sept", "sep"]), (10, ["octobre", "october", "oct"]),
        (11, ["novembre", "november", "nov"]), (12, ["decembre", "december", "dec"]),
    }.SelectMany(month => month.Item2.Select(name => (Name: name, Number: month.Item1))).ToFrozenDictionary(month => month.Name, month => month.Number);

    /// <returns>1 to 12, or null when there is no such month.</returns>
    public static int? Number(string name) =>
        Numbers.TryGetValue(name.ToLowerInvariant().Replace('é', 'e').Replace('û', 'u'), out var number) ? number : null;
}
