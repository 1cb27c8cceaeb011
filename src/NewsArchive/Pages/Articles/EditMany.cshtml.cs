using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Articles;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Language;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Articles;

/// <summary>What shall become of many articles: each field only where it is ticked, or where something was typed.</summary>
public sealed class ManyForm
{
    private static readonly (string Name, ArticleField Field)[] Fields = [("publication", ArticleField.Source), ("authors", ArticleField.Authors), ("date", ArticleField.Date)];

    public List<string> Change { get; set; } = [];

    public string? Date { get; set; }

    public string? Publication { get; set; }

    public string? Authors { get; set; }

    /// <summary>The fields that shall be again as in the file.</summary>
    public List<string> AsFiled { get; set; } = [];

    public bool IsEmpty => Change.Count == 0 && AsFiled.Count == 0;

    public CorrectionDraft Draft => new(Of("date", Date), null, Of("publication", Publication), Of("authors", Authors))
    {
        AsFiled = [.. Fields.Where(one => AsFiled.Contains(one.Name)).Select(one => one.Field)],
    };

    /// <summary>Ticks the fields that something was typed into: it was meant, and the page shows it.</summary>
    public ManyForm Ticked()
    {
        foreach (var (name, typed) in new[] { ("publication", Publication), ("authors", Authors), ("date", Date) })
        {
            if (!string.IsNullOrWhiteSpace(typed) && !Change.Contains(name))
                Change.Add(name);
        }

        return this;
    }

    private string? Of(string name, string? typed) => Change.Contains(name) ? typed ?? "" : null;
}

/// <summary>Date, publication and authors of all articles of a list, or of those that were ticked in it: a preview, then one decision.</summary>
public sealed class EditManyModel(ArticleSearch search, ArchiveContext context, ArchiveOptions options, BulkCorrection correcting, TimeProvider time) : PageModel
{
    private IReadOnlyList<long> _articles = [];

    public ListRequest List { get; private set; } = null!;

    public ArticleQuery Query { get; private set; } = null!;

    /// <summary>How the list was understood, unless articles were ticked.</summary>
    public string? UnderstoodAs { get; private set; }

    public bool IsTicked => UnderstoodAs is null;

    /// <summary>The articles that were ticked; none for the whole list.</summary>
    public IReadOnlyList<long> Ticked => IsTicked ? _articles : [];

    public long Total { get; private set; }

    public ManyForm Form { get; private set; } = new();

    public IReadOnlyDictionary<ArticleField, Message> Faults { get; private set; } = new Dictionary<ArticleField, Message>();

    public string? Fault { get; private set; }

    public CorrectionPreview? Preview { get; private set; }

    public string AddressOfList => ListAddress.Of("/", Query);

    /// <summary>This page, with the same articles.</summary>
    public string Address => AddressOf(Query, Ticked);

    public async Task OnGetAsync(ManyForm form, string? preview, CancellationToken cancellation)
    {
        Form = form.Ticked();
        if (!await LoadAsync(cancellation) || (preview is null && form.IsEmpty))
            return;
        if (Read() is { } correction)
            Preview = await correcting.PreviewAsync(_articles, correction, cancellation);
    }

    /// <summary>Takes the articles that were ticked in a list into the address of this page.</summary>
    public IActionResult OnPostTicked(string? address, long[] article)
    {
        var (known, _) = ListAddress.Read(address, options.LongestQuery);
        var query = ListAddress.Open(known ?? "/", options.LongestQuery).Articles();
        if (article.Length > 0)
            return Redirect(AddressOf(query, article));
        (List, Query) = (new ListRequest(Request, options.LongestQuery), query);
        return Refuse(StatusCodes.Status422UnprocessableEntity, new Message("collections.nothing-ticked"));
    }

    public async Task<IActionResult> OnPostAsync(ManyForm form, string? seen, CancellationToken cancellation)
    {
        Form = form.Ticked();
        if (!await LoadAsync(cancellation) || Read() is not { } correction)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        switch (await correcting.CorrectAsync(_articles, correction, seen, cancellation))
        {
            case Edit<CorrectionPreview>.Saved saved:
                Flash.Set(this, "done.corrected-many", saved.ChangeId);
                return Redirect(AddressOfList);
            case Edit<CorrectionPreview>.Stale stale:
                (Preview, Total) = (stale.Current, stale.Current.Articles);
                return Refuse(StatusCodes.Status409Conflict, new Message("correct.list-changed"));
            default:
                return Refuse(StatusCodes.Status422UnprocessableEntity, new Message("correct.nothing"));
        }
    }

    private static string AddressOf(ArticleQuery query, IEnumerable<long> articles) =>
        ListAddress.Of("/articles/edit", query, [.. articles.Distinct().Select(id => ("article", (string?)$"{id}"))]);

    private Correction? Read()
    {
        if (Form.Draft is { Date: null, Source: null, Authors: null, AsFiled.Count: 0 })
        {
            Fault = Texts.Say("correct.no-field");
            return null;
        }

        var correction = Form.Draft.Read(DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), out var faults);
        Faults = faults;
        return correction;
    }

    private PageResult Refuse(int status, Message reason)
    {
        Response.StatusCode = status;
        Fault = Texts.Say(reason);
        return Page();
    }

    /// <returns>False when there are no articles that could be corrected.</returns>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery);
        Query = List.Articles();
        // A number that cannot be read ticks nothing; it must not mean everything.
        if (Request.Query.TryGetValue("article", out var ticked))
        {
            var numbers = ticked.Select(sent => long.TryParse(sent, out var id) ? id : 0).Distinct().ToList();
            (_articles, Total) = (numbers, await context.LivingArticles.LongCountAsync(a => numbers.Contains(a.Id), cancellation));
            return Total > 0;
        }

        UnderstoodAs = Understood.Sentence(Query, await search.NamesAsync(Query, cancellation));
        if (Query.Query.IsNotUnderstood)
            return false;
        var results = await search.ResultsAsync(Query, cancellation: cancellation);
        if (results.IsPartial)
        {
            // Half of what a search would find is not what anybody means by all.
            Fault = Texts.Say("edit.search-partial");
            return false;
        }

        (_articles, Total) = (results.Articles(0, results.Total), results.Total);
        return Total > 0;
    }
}
