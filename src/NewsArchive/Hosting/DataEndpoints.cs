namespace NewsArchive.Hosting;

/// <summary>Marks an endpoint that answers data or a file and no page: its failures are problem documents.</summary>
internal sealed class DataEndpoints
{
    /// <summary>Begins a group of them; each that answers GET answers HEAD as well (see <see cref="HeadRequests"/>).</summary>
    public static RouteGroupBuilder Group(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("").WithMetadata(new DataEndpoints());
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { HttpMethods: ["GET"] } get)
                endpoint.Metadata[endpoint.Metadata.IndexOf(get)] = new HttpMethodMetadata(["GET", "HEAD"]);
        });
        return group;
    }
}
