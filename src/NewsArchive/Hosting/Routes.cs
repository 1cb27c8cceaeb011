using NewsArchive.Api;

namespace NewsArchive.Hosting;

/// <summary>Every address that is not a page.</summary>
internal static class Routes
{
    public static void Map(WebApplication site)
    {
        var app = DataEndpoints.Group(site);
        Health.Map(app);
        var api = app.MapGroup("/api");
        ArticlesApi.Map(api);
        FacetsApi.Map(api);
        QuotesApi.Map(api);
        MentionsApi.Map(api);
        EntitiesApi.Map(api);
        ChangesApi.Map(api);
        TaggingApi.Map(api);
        ImportsApi.Map(api);
        AcceptanceApi.Map(api);
        ConcordanceApi.Map(api);
        SearchesApi.Map(api);
        CollectionsApi.Map(api);
        CategoriesApi.Map(api);
        AnnotationContainer.Map(app);
        AnnotationResource.Map(app);
        ArticlesCsv.Map(app);
        ConcordanceCsv.Map(app);
        HistogramCsv.Map(app);
        QuotesCsv.Map(app);
        SpeakersCsv.Map(app);
        ImportCsv.Map(app);
        ExportDownload.Map(app);
        OriginalDownload.Map(app);
        CitationDownload.Map(app);
        AtomFeed.Map(app);
        app.MapOpenApi();
    }
}
