using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsArchive.Pages;

/// <summary>Search syntax, keys, pages and verbs.</summary>
public sealed class HelpModel : PageModel
{
    public static readonly IReadOnlyList<(string Example, string Key)> Searches =
    [
        ("corée militaire", "helping.words"),
        ("onu", "helping.elision"),
        ("« Conseil de sécurité »", "helping.phrase"),
        ("porte-parole", "helping.hyphen"),
    ];

    public static readonly IReadOnlyList<(string[] Keys, string Key)> Keys =
    [
        (["/"], "keys.search"),
        (["n", "N"], "keys.hits"),
        (["←", "→"], "keys.words"),
        (["↑", "↓"], "keys.sentences"),
        (["⇧ ←", "⇧ →", "⇧ ↑", "⇧ ↓"], "keys.extend"),
        (["q"], "keys.quote"),
        (["e"], "keys.mention"),
        (["Escape"], "keys.leave"),
        (["?"], "keys.help"),
    ];

    public static readonly IReadOnlyList<(string Address, string Key)> Pages =
    [
        ("/", "nav.articles"),
        ("/articles/{id}", "page.article"),
        ("/quotes", "nav.quotes"),
        ("/quotes/{id}", "quote.edit"),
        ("/mentions/{id}", "mention.edit"),
        ("/entities", "nav.entities"),
        ("/entities/{id}", "page.entity"),
        ("/history", "nav.history"),
        ("/help", "nav.help"),
        ("/articles.csv", "page.csv"),
        ("/openapi/v1.json", "page.api"),
    ];

    public static readonly IReadOnlyList<string> Verbs = ["import", "search", "check", "reindex", "help"];

    // A page takes only what it has a handler for.
    public void OnGet()
    {
    }
}
