namespace NewsArchive.Browser.Tests;

/// <summary>The addresses of all pages of an archive that has something on each of them.</summary>
internal static class EveryPage
{
    /// <summary>Puts two quotations and two names into an article and names the pages, the 404 page last.</summary>
    public static async Task<IReadOnlyList<string>> PrepareAsync(ArticlePage article)
    {
        var quote = await article.AddQuoteAsync("Aucun accord n’a été signé sur cette question ou sur toute autre question", "Dmitri Peskov", "à vérifier");
        await article.AddQuoteAsync("agir de manière responsable");
        var mention = await article.AddMentionAsync("Dmitri Peskov", "Dmitri Peskov");
        await article.AddMentionAsync("Washington", "Washington", "place");
        var named = mention.GetProperty("entity").GetProperty("id").GetInt64();
        var like = await article.AddEntityAsync("D. Peskov");
        var search = await article.SaveSearchAsync("russie");
        var frame = await article.AddFrameAsync(quote.GetProperty("id").GetInt64());
        await article.LeaveInDoubtAsync("un");
        await article.ProposeInOthersAsync();
        return
        [
            "/", "/?q=russie", "/?q=russie+introuvable&from=1999", "/?q=%21%21", "/?q=russie&p=99", "/?from=hier",
            "/?q=russie&period=2023-09&share=1", "/?q=russie&from=2023-09-15&proposals=1", "/?q=russie&period=1999", "/facets/person", "/facets/period?find=introuvable",
            $"/articles/{article.Id}", $"/articles/{article.Id}?q=russie&sort=newest",
            "/concordance", "/concordance?q=russie&sort=left", "/concordance?q=date:2023", "/concordance?q=russie+introuvable", "/concordance?q=russie&p=99",
            "/quotes", "/quotes?q=question&speaker=Peskov&kind!=mixed", "/quotes?q=introuvable", "/quotes?q=%21%21", "/quotes?p=99", "/quotes/speakers", "/quotes/facets/speaker", $"/quotes/{quote.GetProperty("id")}", $"/mentions/{mention.GetProperty("id")}",
            $"/entities/{mention.GetProperty("entity").GetProperty("id")}/tag?in=article&article={article.Id}&q=russie", $"/history?quote={quote.GetProperty("id")}", $"/history?article={article.Id}",
            "/entities", "/entities?q=introuvable", "/entities?kind=person&sort=quotes", $"/entities/{named}", $"/entities/{like}", $"/entities/{like}/merge",
            $"/entities/{like}/merge?q=peskov", $"/entities/{like}/merge?with={named}", $"/entities/{named}/split", "/entities/duplicates",
            "/?q=russie&since=1", "/searches", $"/searches/{search.GetProperty("id")}", "/collections", $"/collections/{frame.Fixed}", $"/collections/{frame.Living}", $"/?collection={frame.Fixed}&category={frame.Category}",
            "/codebook", $"/codebook/{frame.Category}", $"/articles/{article.Id}/categories", $"/articles/{article.Id}/edit", "/articles/edit?q=russie", "/articles/edit?q=russie&change=publication&publication=AFP&preview=1", "/articles/edit?q=russie&change=date&date=2023-13", "/import", "/import/1", "/import/1?outcome=rejected", "/export?q=russie", "/export?of=quotes", "/export?q=introuvable", "/review/anchors", "/review", "/review?of=mention&by=speaker", "/history", "/help", "/help/api", "/nulle-part",
        ];
    }
}
