using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace NewsArchive.Pages;

/// <summary>The description of the API for people: read from the document that programs read, so that both say the same.</summary>
public sealed class HelpApiModel([FromKeyedServices("v1")] IOpenApiDocumentProvider description) : PageModel
{
    public string? About { get; private set; }

    public IReadOnlyList<ApiGroup> Groups { get; private set; } = [];

    public IReadOnlyList<ApiShape> Shapes { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var document = await description.GetOpenApiDocumentAsync(HttpContext.RequestAborted);
        var operations = (
            from path in document.Paths
            from operation in path.Value.Operations ?? []
            select (Group: operation.Value.Tags!.Single().Name, Operation: ApiOperation.Of($"{Request.Scheme}://{Request.Host}", path.Key, operation.Key, operation.Value))).ToLookup(one => one.Group, one => one.Operation);
        About = document.Info.Description;
        Groups = [.. document.Tags!.Select(tag => new ApiGroup(tag.Name!, tag.Description!, [.. operations[tag.Name!]]))];
        Shapes = [.. (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).Select(schema => ApiShape.Of(schema.Key, schema.Value)).OrderBy(shape => shape.Name, StringComparer.Ordinal)];
    }
}

/// <summary>Operations that belong together.</summary>
public sealed record ApiGroup(string Name, string About, IReadOnlyList<ApiOperation> Operations);
