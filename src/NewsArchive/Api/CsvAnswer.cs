using CsvHelper;
using NewsArchive.Exporting;
using NewsArchive.Wording;

namespace NewsArchive.Api;

/// <summary>An answer for a spreadsheet, written while it is read.</summary>
/// <param name="file">The name of the file.</param>
/// <param name="write">Writes the rows.</param>
internal sealed class CsvAnswer(string file, Func<CsvWriter, Task> write) : IResult
{
    public const string MediaType = "text/csv";

    /// <summary>Maps a list that is answered so.</summary>
    public static void MapList(IEndpointRouteBuilder app, string address, string name, Delegate answer) => app.MapGet(address, answer)
        .WithName(name).Produces<string>(200, MediaType).ProducesProblem(400).ProducesProblem(503);

    public Task ExecuteAsync(HttpContext http)
    {
        http.Response.ContentType = $"{MediaType}; charset=utf-8; header=present";
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        return Spreadsheet.WriteAsync(http.Response.Body, Texts.Language, write, http.RequestAborted);
    }
}
