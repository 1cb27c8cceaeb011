using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Storage;

namespace NewsArchive.Editing;

/// <summary>Corrects an article in memory, with its line in the log.</summary>
internal static class Correcting
{
    /// <returns>The line, or null when everything is so already.</returns>
    public static Change? Correct(this Article article, Correction correction, ChangeLog log)
    {
        var every = ArticleState.Of(article, Enum.GetValues<ArticleField>());
        var changed = article.Correct(correction);
        if (changed.Count == 0)
            return null;
        article.Version++;
        return log.Note(article, every.Of(changed), ArticleState.Of(article, changed));
    }

    /// <summary>Gives the fields of a state what they had: what a person said, or what the file says now.</summary>
    public static Change Restore(this Article article, ArticleState state, ChangeLog log, long undoes)
    {
        var fields = state.Fields().ToList();
        var now = ArticleState.Of(article, fields);
        foreach (var field in fields)
            article.Set(field, state.Over(article.Head), state.Corrected!.Contains(field));
        article.Version++;
        return log.Note(article, now, ArticleState.Of(article, fields), undoes);
    }
}
