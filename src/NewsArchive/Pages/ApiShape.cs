using Microsoft.OpenApi;
using NewsArchive.Wording;

namespace NewsArchive.Pages;

/// <summary>What is sent or answered, field by field; of a word, those it can be.</summary>
public sealed record ApiShape(string Name, string? About, IReadOnlyList<string> Words, IReadOnlyList<ApiField> Fields)
{
    public static ApiShape Of(string name, IOpenApiSchema schema) => new(
        name, schema.Description, [.. (schema.Enum ?? []).Select(word => word.ToString())],
        [.. (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(field =>
            new ApiField(field.Key, ApiType.Of(field.Value), schema.Required?.Contains(field.Key) == true, DescriptionOf(field.Value), IsEnglish: true))]);

    private static string? DescriptionOf(IOpenApiSchema schema) => schema.Description ?? schema.OneOf?.Select(one => one.Description).FirstOrDefault(text => text is not null);
}

/// <summary>A field or a parameter.</summary>
public sealed record ApiField(string Name, ApiType Type, bool IsRequired, string? About, bool IsEnglish);

/// <summary>What a value is: in words, around its shape where that has a name.</summary>
public sealed record ApiType(string Before, string? Shape = null, string After = "")
{
    public static ApiType Of(IOpenApiSchema? schema)
    {
        switch (schema)
        {
            case null:
                return new("");
            case OpenApiSchemaReference reference:
                return new("", reference.Reference.Id);
            case { OneOf: { Count: > 0 } choices }:
                var of = choices.FirstOrDefault(choice => choice.Type != JsonSchemaType.Null) is { } other ? Of(other) : new("");
                return choices.Any(choice => choice.Type == JsonSchemaType.Null) ? of with { After = Joined(of.After, Texts.Say("api.or-null")) } : of;
            case { Items: { } items }:
                var item = Of(items);
                return item with { Before = Joined(Texts.Say("api.list-of"), item.Before), After = Joined(item.After, OrNull(schema.Type)) };
            case { Enum: { Count: > 0 } words }:
                return new(string.Join(" | ", words));
            default:
                return new(WordOf(schema.Type), After: OrNull(schema.Type));
        }
    }

    private static string WordOf(JsonSchemaType? type) => type is { } known ? (known & ~JsonSchemaType.Null).ToString().ToLowerInvariant() : Texts.Say("api.anything");

    private static string OrNull(JsonSchemaType? type) => type?.HasFlag(JsonSchemaType.Null) == true ? Texts.Say("api.or-null") : "";

    private static string Joined(string one, string other) => $"{one} {other}".Trim();
}
