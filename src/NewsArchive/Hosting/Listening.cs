using System.Net;

namespace NewsArchive.Hosting;

/// <summary>Where the site listens, and with which bounds. Without accounts only on addresses of this machine.</summary>
internal static class Listening
{
    private const int LongestRequestLine = 128 * 1024;
    private const int LargestBody = 1024 * 1024;

    /// <exception cref="UnusableSettingsException">An address can be reached from other machines.</exception>
    public static void Configure(WebApplicationBuilder builder, string defaultAddress)
    {
        var configured = builder.Configuration["urls"];
        var hasEndpoints = builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (string.IsNullOrEmpty(configured) && !hasEndpoints)
            builder.WebHost.UseUrls(configured = defaultAddress);
        foreach (var address in (configured ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!IsLoopback(HostOf(address)))
                throw Refuse(address);
        }

        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestBufferSize = 2 * LargestBody;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            // Whatever setting an endpoint comes from, it is bound here.
            kestrel.ConfigureEndpointDefaults(endpoint =>
            {
                if (endpoint.IPEndPoint is { } ip && !IPAddress.IsLoopback(ip.Address))
                    throw Refuse(ip.ToString());
            });
        });
    }

    private static string HostOf(string address)
    {
        try
        {
            if (BindingAddress.Parse(address) is { Scheme: "http" or "https", Port: >= 0 and <= IPEndPoint.MaxPort } parsed)
                return parsed.Host;
        }
        catch (FormatException)
        {
            // Said below.
        }

        throw new UnusableSettingsException([new Message("settings.not-an-address", address)]);
    }

    private static bool IsLoopback(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith("unix:", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip));

    private static UnusableSettingsException Refuse(string address) => new([new Message("settings.not-loopback", address)]);
}
