using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>The description of the API at <c>/openapi/v1.json</c>, in the reader's language. What an endpoint takes and answers is declared where it is mapped; all that follows from it is added here.</summary>
public static partial class Description
{
    public static void Configure(OpenApiOptions options)
    {
        // HEAD is answered everywhere as GET is; the protocol of annotations demands it, so there it is described.
        options.ShouldInclude = operation =>
            operation.HttpMethod != HttpMethods.Head || operation.RelativePath!.StartsWith("annotations/", StringComparison.Ordinal);
        options.AddSchemaTransformer((schema, context, _) =>
        {
            Correct(schema, context);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Complete(document);
            return Task.CompletedTask;
        });
    }

    private static void Complete(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "NewsArchive",
            Version = typeof(Description).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
            Description = Texts.Say("api.about"),
            Contact = new OpenApiContact { Name = "NewsArchive" },
        };
        // Wherever it is read from, there it is.
        document.Servers = [new OpenApiServer { Url = "/" }];
        if (document.Paths.Remove("/annotations", out var container))
            document.Paths["/annotations/"] = container;
        foreach (var (path, item) in document.Paths)
        {
            foreach (var (method, operation) in item.Operations ?? [])
            {
                // One endpoint, two operations: getAnnotation and headAnnotation.
                if (method == HttpMethod.Head)
                    operation.OperationId = LeadingVerb().Replace(operation.OperationId!, "head");
                new DescribedOperation(document, path, method, operation).Complete();
            }
        }

        foreach (var schema in document.Components?.Schemas?.Values.OfType<OpenApiSchema>() ?? [])
            Open(schema);
        document.Components?.Schemas?.Remove(nameof(JsonNode));
        document.Tags = DescribedOperation.Groups.Select(group => new OpenApiTag { Name = group, Description = Texts.Say($"group.{group}") }).ToHashSet();
    }

    // What may be any JSON has no shape, and may be null as well.
    private static void Open(OpenApiSchema schema)
    {
        foreach (var (name, field) in schema.Properties?.ToList() ?? [])
        {
            var isAny = IsAny(field) || field.OneOf?.Any(IsAny) == true;
            if (isAny)
                schema.Properties![name] = new OpenApiSchema { Description = field.Description ?? field.OneOf?.Select(one => one.Description).FirstOrDefault(text => text is not null) };
            else if (field is OpenApiSchema { Type: { } type } list && type.HasFlag(JsonSchemaType.Array) && (list.Items is null || IsAny(list.Items)))
                list.Items = new OpenApiSchema();
        }
    }

    [GeneratedRegex("^(get|list)")]
    private static partial Regex LeadingVerb();

    private static bool IsAny(IOpenApiSchema schema) => schema is OpenApiSchemaReference { Reference.Id: nameof(JsonNode) };

    private static void Correct(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        // Numbers are read as text, too; nobody needs to know.
        if (schema.Type is { } type && type.HasFlag(JsonSchemaType.String) && (type & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
            schema.Type = type & ~JsonSchemaType.String;
        if (schema.Type is { } number && (number & (JsonSchemaType.Integer | JsonSchemaType.Number)) != 0)
            schema.Pattern = null;
        if (schema.Enum is { Count: > 0 })
            schema.Type ??= JsonSchemaType.String;
        if (context.JsonPropertyInfo is { IsGetNullable: false } && schema.Type is { } nullable)
            schema.Type = nullable & ~JsonSchemaType.Null;
        var described = context.JsonTypeInfo.Type;
        if (described == typeof(ProblemDetails))
            Extend(schema);
        else if (context.JsonPropertyInfo is null && schema.Properties is { Count: > 0 } properties && IsAnswer(described))
            schema.Required = properties.Keys.ToHashSet();
    }

    // Every field of an answer is always there; annotations are the W3C's own.
    private static bool IsAnswer(Type type) =>
        type.Namespace == "NewsArchive.Contract" && !type.Name.EndsWith("Draft", StringComparison.Ordinal) && !type.Name.StartsWith("Annotation", StringComparison.Ordinal);

    private static void Extend(OpenApiSchema problem)
    {
        problem.Description = Texts.Say("api.problem");
        problem.Required = new HashSet<string> { "type", "title", "status" };
        problem.Properties!["code"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = Texts.Say("api.problem-code"), Examples = ["edit.not-exact"] };
        problem.Properties["current"] = new OpenApiSchema { Description = Texts.Say("api.problem-current") };
        problem.Properties["traceId"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = Texts.Say("api.problem-trace") };
        problem.Properties["mergedInto"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = Texts.Say("api.problem-merged") };
    }
}
