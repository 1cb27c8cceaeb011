using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;

namespace NewsArchive.Tests.Support;

/// <summary>A form as a page has it.</summary>
internal sealed record FoundForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields);

/// <summary>A request byte by byte.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="IsHttp">Whether it is HTTP, so that there must be an answer.</param>
internal sealed record HostileRequest(byte[] Bytes, bool IsHttp)
{
    public override string ToString() => Encoding.Latin1.GetString(Bytes.AsSpan(0, Math.Min(Bytes.Length, 3_000)));
}

/// <summary>Requests that want to break the site, at every endpoint it has.</summary>
/// <param name="seed">Chooses them.</param>
/// <param name="host">As the requests name it.</param>
/// <param name="endpoints">All of the program.</param>
/// <param name="forms">The forms of its pages.</param>
/// <param name="cookie">The cookie that the antiforgery token belongs to.</param>
/// <param name="token">The antiforgery token.</param>
internal sealed partial class HostileRequests(int seed, string host, IReadOnlyList<RouteEndpoint> endpoints, IReadOnlyList<FoundForm> forms, string cookie,
    string token)
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "TRACE", "get", "FOO"];

    private static readonly string[] Parameters =
        ["q", "from", "to", "sort", "window", "p", "size", "speaker", "kind", "state", "article", "since", "handler", "period", "source", "source!",
            "person", "place!", "proposals", "share", "find", "of", "with", "change", "publication", "authors", "date", "in", "iris", "id", "into", "version"];

    private static readonly string[] Headers =
    [
        "Accept", "Accept-Language", "Range", "If-None-Match", "If-Modified-Since", "Origin", "Prefer", "Slug", "Link", "X-HTTP-Method-Override",
        "X-Forwarded-For", "Referer", "Content-Encoding", "Cookie",
    ];

    private static readonly string[] Paths =
        ["/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd", "/js/..%5c..%5cappsettings.json",
            "/css/%2e%2e/%2e%2e/appsettings.json", "//", "///api//articles", "/%00", "/api/articles/1%00", "/articles/1/../../api/articles", "/.", "/..",
                "/%", "/%zz", "/articles/%2f1", "/appsettings.json", "/NewsArchive.dll", "/.data/archive.db"];

    private readonly Random _random = new(seed);
    private readonly HostileValues _values = new(new Random(seed + 1));

    private readonly RouteEndpoint[] _changing =
        [.. endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Any(method =>
            method is "POST" or "PUT" or "DELETE") == true && !IsPage(endpoint))];

    private HostileBodies? _bodies;

    private HostileBodies Bodies => _bodies ??= new HostileBodies(_random, _values, token);

    public HostileRequest Next() => _random.Next(20) switch
    {
        0 => new HostileRequest(Garbage(), false),
        1 => Request(_values.Pick(Methods), _values.Pick(Paths) + Query(), _random.Next(2) == 0 ? null : Bodies.Bytes()),
        2 or 3 or 4 or 5 or 6 when forms.Count > 0 && _values.Pick([.. forms]) is var form => Request("POST", form.Address, Bodies.Form(form.Fields)),
        < 13 when _changing.Length > 0 => AtEndpoint(_values.Pick(_changing)),
        _ => AtEndpoint(endpoints[_random.Next(endpoints.Count)]),
    };

    private HostileRequest AtEndpoint(RouteEndpoint endpoint)
    {
        var isPage = IsPage(endpoint);
        string[] taken = isPage ? ["GET", "GET", "GET", "POST"] : [.. endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]];
        var method = _values.Pick(_random.Next(6) == 0 ? Methods : taken);
        var path = "/" + Parameter().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), found => Argument(found.Groups["name"].Value));
        if (method is "GET" or "HEAD")
            return Request(method, path + Query(), _random.Next(20) == 0 ? Bodies.Bytes() : null);
        var body = _random.Next(12) == 0 ? Bodies.Bytes() : isPage ? Bodies.Form([]) : Bodies.Json(endpoint.RoutePattern.RawText);
        return Request(method, _random.Next(3) == 0 ? path + Query() : path, body);
    }

    private string Argument(string name) => (_random.Next(5), name) switch
    {
        (0, _) => _values.Encoded(_values.Short() is { Length: > 0 } value ? value : "x"),
        (_, "name") => $"{_values.Pick("quote", "mention")}-{_random.Next(1, 30)}",
        (_, "format") => _values.Pick("tei", "brat", "csv", "jsonl", "conll", "uima", "w3c", "ris", "bib"),
        (_, "ending") => _values.Pick("bib", "ris"),
        (_, "facet") => _values.Pick("source", "person", "place", "period", "kind", "speaker"),
        (_, "documentName") => "v1",
        _ => _random.Next(1, _random.Next(2) == 0 ? 4 : 30).ToString(CultureInfo.InvariantCulture),
    };

    private string Query()
    {
        var count = _random.Next(5);
        return count == 0 ? "" : "?" + string.Join('&', Enumerable.Range(0, count)
            .Select(_ => $"{_values.Pick(Parameters)}={_values.Encoded(_values.Short())}"));
    }

    private HostileRequest Request(string method, string address, HostileBody? body)
    {
        var head = new StringBuilder($"{method} {address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {cookie}\r\n");
        if (_random.Next(5) > 0 && method is "PUT" or "DELETE" or "POST")
            head.Append(CultureInfo.InvariantCulture, $"If-Match: {_values.Pick("*", "*", "*", "*", "\"1\"", "\"2\"", "W/\"1\"", "1", "\"\"", ",", Line(_values.Short()))}\r\n");
        for (var more = _random.Next(3) == 0 ? _random.Next(4) : 0; more > 0; more--)
            head.Append(CultureInfo.InvariantCulture, $"{_values.Pick(Headers)}: {Line(_values.Short())}\r\n");
        if (body is null)
            return new HostileRequest(Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), true);
        if (body.Type is { } type)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {type}\r\n");
        // Sometimes more is announced than comes.
        var missing = _random.Next(30) == 0 ? _random.Next(1, 100) : 0;
        head.Append(CultureInfo.InvariantCulture, $"Content-Length: {body.Bytes.Length + missing}\r\n\r\n");
        return new HostileRequest([.. Encoding.UTF8.GetBytes(head.ToString()), .. body.Bytes], missing == 0);
    }

    private byte[] Garbage() => _random.Next(9) switch
    {
        0 => Bodies.Bytes().Bytes,
        1 => Encoding.UTF8.GetBytes($"GET {_values.Next()} HTTP/1.1\r\n\r\n"),
        2 => Encoding.UTF8.GetBytes($"GET / HTTP/{_random.Next(4)}.{_random.Next(4)}\r\nHost: {_values.Next()}\r\n\r\n"),
        3 => Encoding.UTF8.GetBytes($"POST /api/entities HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\n"
            + $"Transfer-Encoding: chunked\r\n\r\n{_values.Pick("zz", "-1", "FFFFFFFFFFFFFFFF", "5;x=y")}\r\n{{}}\r\n0\r\n\r\n"),
        4 => Encoding.UTF8.GetBytes($"POST /api/entities HTTP/1.1\r\nHost: {host}\r\nContent-Length: {_values.Short()}\r\n\r\n{{}}"),
        5 => Encoding.UTF8.GetBytes($"GET / HTTP/1.1\r\nHost: {host}\r\n{string.Concat(Enumerable.Range(0, 300).Select(i => $"X-{i}: {i}\r\n"))}\r\n"),
        6 => Encoding.UTF8.GetBytes($"GET / HTTP/1.1\r\nHost: {host}\r\nX: {new string('x', 100_000)}\r\n\r\n"),
        7 => Encoding.UTF8.GetBytes($"GET /?q={new string('x', 200_000)} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        _ => Encoding.UTF8.GetBytes($"POST /import HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n"
            + $"Content-Type: multipart/form-data; boundary={_values.Short()}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
    };

    private static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;

    private static string Line(string value) => new([.. value.Where(letter => letter is >= ' ' and < '\u007f')]);

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
