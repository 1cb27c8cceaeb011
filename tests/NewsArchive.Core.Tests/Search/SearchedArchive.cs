using NewsArchive.Search.Language;

namespace NewsArchive.Search;

/// <summary>An archive of a few articles that tests search in; none of them changes it.</summary>
public sealed class SearchedArchive : IAsyncLifetime
{
    public static readonly (string Key, string File)[] Articles =
    [
        ("onu", "date 2023-09-15 La Corée défie l’ONU\n\nLe Conseil de sécurité s’est réuni. Aujourd’hui, Kim Jong-un a visité Komsomolsk-sur-l’Amour."),
        ("ete", "date 2023-09 L’ÉTÉ à Séoul\n\nUne œuvre d’art, mar\u00ADché conclu. La coopération militaire inquiète."),
        ("annee", "date 2000 Une année sans titre mois\n\nMilitaire, la coopération ne l’est pas. On parle de sécurité."),
        ("sommet", "date 2023-10-01 Le sommet de Vostochny\n\nOn y parle de la Russie. L’ONU et encore l’ONU, toujours l’ONU."),
        ("derive", "date 1999-12-31 Le baleinier est rentré au port hier soir sans son équipage."),
        ("balise", "date 2024-02 </mark><script>alert(1)</script> & « 100% »\n\nUn texte_avec des signes 😀 et e\u0301te\u0301."),
    ];

    public TempArchive Archive { get; } = new();

    public async Task InitializeAsync()
    {
        foreach (var (key, file) in Articles)
            await Archive.AddAsync(key, file);
    }

    public Task DisposeAsync()
    {
        Archive.Dispose();
        return Task.CompletedTask;
    }

    public async Task<List<ArticleHit>> FindAsync(ArticleQuery query, long skip = 0, long size = 100)
    {
        using var context = Archive.Context();
        var hits = new List<ArticleHit>();
        await foreach (var hit in Searches.Articles(context).FindAsync(query, skip, size))
            hits.Add(hit);
        return hits;
    }

    public async Task<long> CountAsync(ArticleQuery query)
    {
        using var context = Archive.Context();
        return await Searches.Articles(context).CountAsync(query);
    }
}
