using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using NewsArchive.Contract;
using NewsArchive.Entities;
using NewsArchive.Search.Concordance;
using NewsArchive.Search.Entities;
using NewsArchive.Search.Language;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>The parameters of an operation in the description of the API. They are bound as texts, because <see cref="ListRequest"/> reads them and says what is wrong; what they hold is told here.</summary>
internal sealed class DescribedParameters(string path, OpenApiOperation operation)
{
    private string Id => operation.OperationId!;

    private bool IsOfQuotes => Id is "listQuotes" or "downloadQuotes" or "downloadSpeakers";

    public void Complete()
    {
        operation.Parameters ??= [];
        if (Id is "listAnnotations" or "headAnnotations")
        {
            Add("iris", ParameterLocation.Query);
            Add("p", ParameterLocation.Query);
            Add("Prefer", ParameterLocation.Header);
        }

        if (operation.Responses!.ContainsKey("428"))
            Add("If-Match", ParameterLocation.Header, isRequired: true);
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>())
        {
            parameter.Description = TextOf(parameter.Name!);
            parameter.Schema = SchemaOf(parameter.Name!) ?? parameter.Schema;
            if (parameter.Name == "q")
                parameter.Example = JsonValue.Create("onu");
            else if (parameter.Name is "If-Match")
                parameter.Example = JsonValue.Create("\"3\"");
        }

        if (operation.Parameters.Count == 0)
            operation.Parameters = null;
    }

    private void Add(string name, ParameterLocation where, bool isRequired = false) => operation.Parameters!.Add(new OpenApiParameter
    {
        Name = name,
        In = where,
        Required = isRequired,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    });

    private string TextOf(string name)
    {
        if (name.EndsWith('!'))
            return Texts.Say("parameter.not", name[..^1]);
        return Texts.Say($"parameter.{(name == "p" && path == "/annotations/" ? "annotation-page" : name.ToLowerInvariant())}");
    }

    private OpenApiSchema? SchemaOf(string name) => name switch
    {
        "sort" => Words(Id switch
        {
            "listConcordance" or "downloadConcordance" => Enum.GetNames<ConcordanceSort>(),
            "listEntities" => Enum.GetNames<EntitySort>(),
            _ => IsOfQuotes ? Enum.GetNames<QuoteSort>() : Enum.GetNames<ArticleSort>(),
        }),
        "kind" when Id == "listEntities" => Words(Enum.GetNames<EntityKind>()),
        "in" => Words(["article", "list", "archive"]),
        "of" => Words(["articles", "quotes"]),
        "ending" => Words(["bib", "ris"]),
        "format" => Words(Exporting.ExportFormat.All.Select(format => format.Name)),
        "proposals" or "fold" or "iris" => Words(["0", "1"]),
        "p" => Number(path == "/annotations/" ? 0 : 1),
        "size" when Id == "listQuotes" => new OpenApiSchema { OneOf = [Number(1, ListRequest.LargestPage), Words(["all"])] },
        "size" => Number(1, ListRequest.LargestPage),
        "window" => Number(1, ConcordanceQuery.WidestWindow),
        "since" or "article" or "last" => Number(0),
        _ => null,
    };

    private static OpenApiSchema Words(IEnumerable<string> words) =>
        new() { Type = JsonSchemaType.String, Enum = [.. words.Select(word => (JsonNode)JsonValue.Create(word.ToLowerInvariant()))] };

    private static OpenApiSchema Number(int least, int? most = null) =>
        new() { Type = JsonSchemaType.Integer, Minimum = $"{least}", Maximum = most is null ? null : $"{most}" };
}
