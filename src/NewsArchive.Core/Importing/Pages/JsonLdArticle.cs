using System.Text.Json;

namespace NewsArchive.Importing.Pages;

/// <summary>One article described in JSON-LD.</summary>
/// <param name="node">Its object.</param>
/// <param name="named">All objects of the page by their <c>@id</c>, to which others refer.</param>
internal sealed class JsonLdArticle(JsonElement node, IReadOnlyDictionary<string, JsonElement> named)
{
    public void AddTo(PageFields fields)
    {
        fields.Add(PageField.Headline, JsonLd.Value(node, "headline") ?? JsonLd.Value(node, "name"), FieldOrigin.JsonLd);
        fields.Add(PageField.Standfirst, JsonLd.Value(node, "description"), FieldOrigin.JsonLd);
        foreach (var author in Names("author", ofOrganisations: true).DefaultIfEmpty(null).Concat(Names("creator", ofOrganisations: false)))
            fields.Add(PageField.Authors, author, FieldOrigin.JsonLd);
        foreach (var house in Names("author", ofOrganisations: true, ofPersons: false))
            fields.Add(PageField.House, house, FieldOrigin.JsonLd);
        foreach (var publisher in Names("publisher", ofOrganisations: true).Concat(Names("sourceOrganization", ofOrganisations: true)))
            fields.Add(PageField.Publication, publisher, FieldOrigin.JsonLd);
        JsonLd.AddDates(node, fields);
        fields.Add(PageField.Section, JsonLd.Value(node, "articleSection"), FieldOrigin.JsonLd);
        fields.Add(PageField.Address, JsonLd.Value(node, "mainEntityOfPage"), FieldOrigin.JsonLd);
        fields.Add(PageField.Address, JsonLd.Value(node, "url"), FieldOrigin.JsonLd);
        fields.Add(PageField.Language, JsonLd.Value(node, "inLanguage"), FieldOrigin.JsonLd);
    }

    private static bool IsOf(JsonElement item, string type) => item.ValueKind == JsonValueKind.Object && JsonLd.Types(item).Contains(type);

    // A person is a text, an object with a name, a reference to one, or a list of these.
    private IEnumerable<string?> Names(string property, bool ofOrganisations, bool ofPersons = true)
    {
        if (!node.TryGetProperty(property, out var value))
            yield break;
        JsonElement[] items = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        foreach (var item in items)
        {
            if (!ofPersons && !IsOf(item, "Organization") && !IsOf(item, "NewsMediaOrganization"))
                continue;
            if (item.ValueKind == JsonValueKind.String)
            {
                yield return JsonLd.Plain(JsonLd.Text(item));
                continue;
            }

            var person = item;
            if (JsonLd.Value(item, "name") is null && JsonLd.Value(item, "@id") is { } id && named.TryGetValue(id, out var other))
                person = other;
            if (!ofOrganisations && !JsonLd.Types(person).Contains("Person"))
                continue;
            if (JsonLd.Value(person, "name") is { } name)
                yield return name;
            else if (JsonLd.Value(person, "familyName") is { } family)
                yield return $"{JsonLd.Value(person, "givenName")} {family}";
        }
    }
}
