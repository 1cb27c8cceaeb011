using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NewsArchive.Entities;

/// <summary>Who gives an identifier.</summary>
public enum IdentifierScheme
{
    /// <summary>Wikidata: Q and a number.</summary>
    Wikidata,

    /// <summary>Virtual International Authority File: a number.</summary>
    Viaf,

    /// <summary>International Standard Name Identifier, ISO 27729: fifteen digits and a check character.</summary>
    Isni,

    /// <summary>IdRef of the French universities (ABES), a PPN: eight digits and a check character.</summary>
    Idref,
}

/// <summary>By what an entity is known elsewhere.</summary>
/// <param name="Scheme">Who gave it.</param>
/// <param name="Value">The identifier without blanks, such as <c>Q535</c> or <c>0000000121200982</c>.</param>
public sealed partial record EntityIdentifier(IdentifierScheme Scheme, string Value)
{
    /// <summary>The most identifiers an entity has.</summary>
    public const int Most = 50;

    /// <summary>Where it leads.</summary>
    [JsonIgnore]
    public string Address => Scheme switch
    {
        IdentifierScheme.Wikidata => $"https://www.wikidata.org/wiki/{Value}",
        IdentifierScheme.Viaf => $"https://viaf.org/viaf/{Value}",
        IdentifierScheme.Isni => $"https://isni.org/isni/{Value}",
        _ => $"https://www.idref.fr/{Value}",
    };

    /// <summary>As it is printed: an ISNI in four groups.</summary>
    [JsonIgnore]
    public string Printed => Scheme == IdentifierScheme.Isni ? string.Join(' ', Value.Chunk(4).Select(group => new string(group))) : Value;

    /// <summary>Reads an identifier as typed or pasted, the address of its page too.</summary>
    /// <param name="scheme">Who gave it.</param>
    /// <param name="typed">What was typed.</param>
    /// <returns>Null when it has not the form of the scheme, or its check character does not fit.</returns>
    public static EntityIdentifier? Read(IdentifierScheme scheme, string typed)
    {
        var form = scheme switch
        {
            IdentifierScheme.Wikidata => Wikidata(),
            IdentifierScheme.Viaf => Viaf(),
            IdentifierScheme.Isni => Isni(),
            _ => Idref(),
        };
        if (typed.Length > 200 || form.Match(typed.Trim()) is not { Success: true } match)
            return null;
        var value = string.Concat(match.Groups[1].Value.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return scheme switch
        {
            IdentifierScheme.Isni when value.Length != 16 || value[^1] != IsniCheck(value.AsSpan(0, 15)) => null,
            IdentifierScheme.Idref when value[^1] != PpnCheck(value.AsSpan(0, 8)) => null,
            _ => new(scheme, value),
        };
    }

    // ISO/IEC 7064, MOD 11-2, as ISO 27729 asks for.
    private static char IsniCheck(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        foreach (var digit in digits)
            sum = (sum + digit - '0') * 2 % 11;
        return Sign((12 - sum) % 11);
    }

    // The PPN of the Pica systems: weights 2, 3… from the right, the whole divisible by eleven.
    private static char PpnCheck(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
            sum += (digits[i] - '0') * (digits.Length + 1 - i);
        return Sign((11 - (sum % 11)) % 11);
    }

    private static char Sign(int value) => value == 10 ? 'X' : (char)('0' + value);

    [GeneratedRegex(@"^(?:https?://(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]{0,11})$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Wikidata();

    [GeneratedRegex(@"^(?:https?://(?:www\.)?viaf\.org/viaf/)?([1-9][0-9]{0,21})/?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Viaf();

    [GeneratedRegex(@"^(?:https?://(?:www\.)?isni\.org/(?:isni/)?)?(?:ISNI:?[ ]*)?([0-9](?:[ \u00A0-]?[0-9]){14}[ \u00A0-]?[0-9X])$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Isni();

    [GeneratedRegex(@"^(?:https?://(?:www\.)?idref\.fr/)?([0-9]{8}[0-9X])(?:/id)?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Idref();
}
