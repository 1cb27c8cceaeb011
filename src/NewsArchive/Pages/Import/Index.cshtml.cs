using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Entities;
using NewsArchive.Importing;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Import;

/// <summary>Takes files from the browser and imports them, and lists the imports there were.</summary>
[RequestSizeLimit(LargestUpload)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestUpload, ValueCountLimit = 1024)]
public sealed class IndexModel(ArchiveContext context, ArchiveOptions options, ImportRuns runs, ChangeLog log) : PageModel
{
    private const long LargestUpload = 2L << 30;
    private const int Shown = 50;
    private const int LongestOrigin = 200;

    public string? Fault { get; private set; }

    public string? Publication { get; private set; }

    public List<ImportRun> Runs { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public ImportState StateOf(ImportRun run) => runs.StateOf(run);

    public double LargestFile => options.LargestFile / 1_048_576.0;

    public Task OnGetAsync(string? p, CancellationToken cancellation) => LoadAsync(p, cancellation);

    public async Task<IActionResult> OnPostAsync(List<IFormFile> files, string? publication, CancellationToken cancellation)
    {
        Publication = string.IsNullOrWhiteSpace(publication) ? null : Entity.Tidy(publication);
        var sent = files.Where(file => file.FileName.Length > 0).ToList();
        if (sent.Count == 0 || Publication?.Length > 200)
        {
            Fault = Texts.Say(sent.Count == 0 ? "import.no-files" : "import.long-publication");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await LoadAsync(null, cancellation);
            return Page();
        }

        await runs.RemoveLeftoversAsync();
        var folder = runs.NewFolder();
        try
        {
            foreach (var file in sent)
                await SaveAsync(file, folder, cancellation);
            return Redirect($"/import/{await runs.StartAsync(RequestFor(folder, sent), cancellation)}");
        }
        catch
        {
            // The disk is full, the archive busy, or the sender has left: nobody would ever import it.
            Directory.Delete(folder, recursive: true);
            throw;
        }
    }

    private ImportRequest RequestFor(string folder, List<IFormFile> sent)
    {
        var origin = string.Join(", ", sent.Take(20).Select(file => Path.GetFileName(file.FileName)));
        return new([folder], Publication)
        {
            Who = log.Who,
            Origin = FoundName.Of(origin.Length <= LongestOrigin ? origin : string.Concat(origin.AsSpan(0, LongestOrigin), "…")),
        };
    }

    // The names of a browser only name: what climbs, or is no name of a file, becomes one below the folder.
    private static async Task SaveAsync(IFormFile file, string folder, CancellationToken cancellation)
    {
        var parts = file.FileName.Split('/', '\\').Select(FoundName.Of).Where(part => part is not ("" or "." or "..")).TakeLast(12).ToList();
        var path = Path.Combine([folder, .. parts.DefaultIfEmpty("sans-nom.txt")]);
        for (var again = 2; System.IO.File.Exists(path) || Directory.Exists(path); again++)
            path = Path.Combine(Path.GetDirectoryName(path)!, $"{Path.GetFileNameWithoutExtension(path)}~{again}{Path.GetExtension(path)}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await using var copy = System.IO.File.Create(path);
        await file.CopyToAsync(copy, cancellation);
    }

    private async Task LoadAsync(string? p, CancellationToken cancellation)
    {
        var total = await context.ImportRuns.CountAsync(cancellation);
        Pager = Pager.At(p, Shown, total, number => $"/import?p={number}");
        Runs = await context.ImportRuns.AsNoTracking().OrderByDescending(run => run.Id).Skip((Pager.Page - 1) * Shown).Take(Shown).ToListAsync(cancellation);
    }
}
