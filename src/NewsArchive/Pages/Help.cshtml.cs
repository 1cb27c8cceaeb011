using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Wording;

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
        ("(cheval OU chevaux) course", "helping.or"),
        ("avocat -général", "helping.not"),
        ("coopér*", "helping.prefix"),
        ("=marché", "helping.exact"),
        ("militaire PROCHE/5 Pyongyang", "helping.near"),
        ("titre:avertissement", "helping.title"),
        ("date:2023-09 date:2001..2003", "helping.date"),
        ("source:monde", "helping.source"),
        ("personne:poutine", "helping.people"),
        ("orateur:\"Kim Jong-un\"", "helping.speaker"),
        ("cite:coopération", "helping.quote"),
    ];

    /// <summary>The search language in EBNF (ISO/IEC 14977).</summary>
    public const string Grammar = """
        query   = all, { ( "OU" | "OR" ), all } ;
        all     = unary, { [ "ET" | "AND" ], unary } ;
        unary   = [ "SAUF" | "NOT" | "-" ], near ;
        near    = primary, [ ( "PROCHE" | "NEAR" ), [ "/", number ], ( word | phrase ) ] ;
        primary = "(", query, ")" | date | [ field, ":" ], value ;
        value   = [ "=" ], ( word | phrase ) | word, "*" ;
        phrase  = '"', text, '"' | "«", text, "»" | "“", text, "”" ;
        date    = "date:", period, [ "..", period ] | ( "avant:" | "après:" ), period ;
        period  = year, [ "-", month, [ "-", day ] ] ;
        field   = "titre" | "source" | "personne" | "lieu" | "organisation" | "orateur" | "cite" ;
        """;

    public static readonly IReadOnlyList<(string[] Keys, string Key)> Keys =
    [
        (["/"], "keys.search"),
        (["n", "N"], "keys.hits"),
        (["j", "k"], "keys.results"),
        (["key.enter"], "keys.open"),
        (["u"], "keys.list"),
        (["←", "→"], "keys.words"),
        (["↑", "↓"], "keys.sentences"),
        (["g", "G"], "keys.candidates"),
        (["⇧ ←", "⇧ →", "⇧ ↑", "⇧ ↓"], "keys.extend"),
        (["q"], "keys.quote"),
        (["e"], "keys.mention"),
        (["z", "Ctrl Z"], "keys.undo"),
        (["Ctrl ⇧ Z", "Ctrl Y"], "keys.redo"),
        (["A"], "keys.accept-all"),
        (["c"], "keys.category"),
        (["F2", "F4", "F8"], "keys.card"),
        (["l"], "keys.list-text"),
        (["key.enter"], "keys.edit"),
        (["<", ">"], "keys.borders"),
        (["key.delete"], "keys.delete"),
        (["a", "x"], "keys.accept"),
        (["←", "→", "⇧ ←", "⇧ →"], "keys.bars"),
        (["j", "k", "a", "x"], "keys.anchors"),
        (["key.escape"], "keys.leave"),
        (["?"], "keys.help"),
    ];

    public static readonly IReadOnlyList<(string Address, string Key)> Pages =
    [
        ("/", "nav.articles"),
        ("/facets/{facet}", "page.facet"),
        ("/articles/{id}", "page.article"),
        ("/articles/{id}/edit", "correct.title"),
        ("/articles/edit", "correct.several"),
        ("/concordance", "page.concordance"),
        ("/quotes", "page.quotes"),
        ("/quotes/facets/{facet}", "page.quotes-facet"),
        ("/quotes/speakers", "page.speakers"),
        ("/quotes/{id}", "quote.edit"),
        ("/mentions/{id}", "mention.edit"),
        ("/entities", "nav.entities"),
        ("/entities/{id}", "page.entity"),
        ("/entities/{id}/tag", "page.tag"),
        ("/entities/{id}/tag/{run}", "page.tagging"),
        ("/entities/{id}/merge", "page.merge"),
        ("/entities/{id}/split", "page.split"),
        ("/entities/duplicates", "page.duplicates"),
        ("/import", "page.import"),
        ("/import/{id}", "page.import-run"),
        ("/export", "page.export"),
        ("/searches", "page.searches"),
        ("/searches/{id}", "searches.edit"),
        ("/searches/{id}/feed.atom", "page.feed"),
        ("/collections", "page.collections"),
        ("/collections/{id}", "page.collection"),
        ("/codebook", "page.codebook"),
        ("/codebook/{id}", "categories.edit"),
        ("/articles/{id}/categories", "categories.of-article"),
        ("/review", "page.review"),
        ("/review/anchors", "page.anchors"),
        ("/history", "nav.history"),
        ("/help", "nav.help"),
        ("/help/api", "page.help-api"),
        ("/annotations/", "page.annotations"),
        ("/articles.csv", "page.csv"),
        ("/concordance.csv", "page.concordance-csv"),
        ("/histogram.csv", "page.histogram"),
        ("/quotes.csv", "page.quotes-csv"),
        ("/quotes/speakers.csv", "page.speakers-csv"),
        ("/export/{format}", "page.export-file"),
        ("/feed.atom", "page.list-feed"),
        ("/openapi/v1.json", "page.api"),
    ];

    public static readonly IReadOnlyList<string> Verbs = Texts.Verbs;

    // A page takes only what it has a handler for.
    public void OnGet()
    {
    }
}
