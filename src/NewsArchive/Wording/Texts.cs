using System.Globalization;
using System.Resources;

namespace NewsArchive.Wording;

/// <summary>Every text a person reads, in the language of the moment: French, or English beside it.</summary>
public static class Texts
{
    public static readonly IReadOnlyList<CultureInfo> Languages = [CultureInfo.GetCultureInfo("fr"), CultureInfo.GetCultureInfo("en")];

    /// <summary>The verbs that have a text <c>help.verb</c>, in the order of the help.</summary>
    public static readonly IReadOnlyList<string> Verbs = ["import", "search", "propose", "analyze", "export", "annotations", "backup", "restore", "check", "reindex", "help"];

    private static readonly ResourceManager Resources = new("NewsArchive.Wording.Texts", typeof(Texts).Assembly);

    /// <summary>The language of the moment.</summary>
    public static CultureInfo Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? Languages[1] : Languages[0];

    /// <summary>The sentence of a key, with its places filled; a <see cref="Message"/> among the arguments is said in the same language.</summary>
    /// <exception cref="KeyNotFoundException">No such sentence: a test finds every key that is used.</exception>
    public static string Say(string key, params object?[] arguments)
    {
        var text = Resources.GetString(key, Language) ?? throw new KeyNotFoundException($"No text for « {key} ».");
        return arguments.Length == 0 ? text : string.Format(Language, text, [.. arguments.Select(argument => argument is Message message ? Say(message) : argument)]);
    }

    /// <summary>The sentence of a message.</summary>
    public static string Say(Message message) => Say(message.Key, message.Arguments);

    /// <summary>A sentence that counts: <c>key.one</c> or <c>key.many</c>. In French zero is singular, in English plural.</summary>
    public static string Count(string key, long count, params object?[] arguments)
    {
        var isOne = count == 1 || (count == 0 && Language.Name == "fr");
        return Say($"{key}.{(isOne ? "one" : "many")}", [count, .. arguments]);
    }

    /// <summary>Whether a key has a sentence.</summary>
    public static bool Has(string key) => Resources.GetString(key, Language) is not null;
}
