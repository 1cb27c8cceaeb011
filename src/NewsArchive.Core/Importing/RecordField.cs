using System.Collections.Frozen;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>What a line or a row can say of an article.</summary>
internal enum RecordField
{
    Id,
    Date,
    Title,
    TitleIsDerived,
    Text,
    Source,
    Url,
    Author,
    Section,
    Language,
}

/// <summary>The names that exports give the fields, in French and in English.</summary>
internal static class RecordFields
{
    // Folded, without signs. The names of the program's own lines come first.
    private static readonly FrozenDictionary<string, RecordField> Names = new (RecordField Field, string Names)[]
    {
        (RecordField.Id, "id key cle identifiant identifier reference docid articleid numero"),
        (RecordField.Date, "date datepublication datedepublication dateparution datedeparution parution publiele publishedat published publicationdate pubdate datepublished publishdate jour"),
        (RecordField.Title, "title titre headline intitule grostitre"),
        (RecordField.TitleIsDerived, "titleisderived"),
        (RecordField.Text, "text texte body content contenu corps article fulltext texteintegral articlebody"),
        (RecordField.Source, "source publication journal media newspaper outlet titredepresse support"),
        (RecordField.Url, "url lien link adresse address permalink uri web"),
        (RecordField.Author, "author authors auteur auteurs autrice autrices auteures signature byline journaliste journalistes"),
        (RecordField.Section, "section rubrique category categorie desk"),
        (RecordField.Language, "language langue lang inlanguage"),
    }.SelectMany(line => line.Names.Split(' ').Select(name => KeyValuePair.Create(name, line.Field))).ToFrozenDictionary();

    /// <summary>The field of this name, or null.</summary>
    /// <param name="name">The name as written: case, accents and signs do not matter.</param>
    public static RecordField? Of(string name) =>
        Names.TryGetValue(string.Concat(Folding.Fold(name).Where(char.IsLetterOrDigit)), out var field) ? field : null;

    /// <summary>How names were understood, such as « date ← Date de parution, text ← Corps »; null when they are the program's own.</summary>
    public static string? Understood(IReadOnlyList<string> names)
    {
        var pairs = names.Select(name => (Name: name.Trim(), Field: Of(name))).Where(pair => pair.Field is not null).ToList();
        return pairs.All(pair => Own(pair.Field!.Value) == pair.Name) ? null : string.Join(", ", pairs.Select(pair => $"{Own(pair.Field!.Value)} ← {pair.Name}"));
    }

    private static string Own(RecordField field) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(field.ToString());
}
