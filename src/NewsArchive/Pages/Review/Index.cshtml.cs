using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Editing.Annotations;
using NewsArchive.Pages.Shared;
using NewsArchive.Storage;
using NewsArchive.Wording;

namespace NewsArchive.Pages.Review;

/// <summary>What the program proposes, one after another, to be accepted or rejected by keys alone.</summary>
public sealed class IndexModel(
    ArchiveOptions options, WaitingProposals proposals, WaitingAnchors anchors, Proposing proposing, AnnotationDecisions decisions) : PageModel
{
    private const int UsualItems = 10;

    public ListRequest List { get; private set; } = null!;

    public long? ArticleId { get; private set; }

    public bool OfMentions { get; private set; }

    public ProposalOrder Order { get; private set; }

    public int QuoteTotal { get; private set; }

    public int MentionTotal { get; private set; }

    /// <summary>How many annotations wait since a text has changed.</summary>
    public int AnchorTotal { get; private set; }

    /// <summary>How many articles the program has not read yet.</summary>
    public int Unread { get; private set; }

    public IReadOnlyList<WaitingProposal> Items { get; private set; } = [];

    public string? Fault { get; private set; }

    public int Total => OfMentions ? MentionTotal : QuoteTotal;

    public Pager Pager => new(List.Page, List.Size, Total, page => AddressOf(p: page));

    /// <summary>This list with something else about it.</summary>
    public string AddressOf(bool? ofMentions = null, ProposalOrder? order = null, int p = 1, bool inAll = false, string? handler = null)
    {
        var parameters = new List<(string Name, string? Value)>
        {
            ("of", ofMentions ?? OfMentions ? "mention" : null),
            ("by", (order ?? Order) is var by and not ProposalOrder.Confidence ? Word(by) : null),
            ("article", inAll ? null : ArticleId?.ToString(CultureInfo.InvariantCulture)),
            ("p", p > 1 ? p.ToString(CultureInfo.InvariantCulture) : null),
            ("handler", handler),
        };
        var query = string.Join('&', parameters.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={pair.Value}"));
        return query.Length == 0 ? "/review" : $"/review?{query}";
    }

    public Task OnGetAsync(CancellationToken cancellation) => LoadAsync(cancellation);

    /// <summary>Accepts or rejects a proposal, named with the version that was seen. The list is shown as it is now, also where nothing was saved.</summary>
    public Task<IActionResult> OnPostDecideAsync(DecisionForm form, CancellationToken cancellation) =>
        form.AnswerAsync(this, decisions, null, _ => AddressOf(p: List.Page), () => LoadAsync(cancellation), Refuse, cancellation);

    private PageResult Refuse(Message reason)
    {
        Fault = Texts.Say(reason);
        return Page();
    }

    private async Task LoadAsync(CancellationToken cancellation)
    {
        List = new ListRequest(Request, options.LongestQuery, UsualItems);
        ArticleId = long.TryParse(List.Text("article"), NumberStyles.None, CultureInfo.InvariantCulture, out var article) ? article : null;
        OfMentions = List.Text("of") == "mention";
        Order = List.Word<ProposalOrder>("by") ?? ProposalOrder.Confidence;
        (QuoteTotal, MentionTotal) = await proposals.CountAsync(ArticleId, cancellation);
        AnchorTotal = await anchors.CountAsync(ArticleId, cancellation);
        Unread = await proposing.WaitingAsync(cancellation);
        // What was decided last on the last page leaves the page before it.
        var skip = (int)Math.Min(List.Skip, Math.Max(0, (Total - 1) / List.Size * (long)List.Size));
        Items = OfMentions
            ? await proposals.MentionsAsync(ArticleId, Order, skip, List.Size, cancellation)
            : await proposals.QuotesAsync(ArticleId, Order, skip, List.Size, cancellation);
    }

    private static string Word(ProposalOrder order) => order.ToString().ToLowerInvariant();
}
