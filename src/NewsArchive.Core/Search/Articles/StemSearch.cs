using Microsoft.Data.Sqlite;
using NewsArchive.Search.Catalog;
using NewsArchive.Search.Clauses;
using NewsArchive.Search.Postings;

namespace NewsArchive.Search.Articles;

/// <summary>Asks the index of stems, which knows every place of a word.</summary>
internal static class StemSearch
{
    /// <summary>Finds the articles that a clause fits, each with its score. A phrase beside other parts is as rare as its words together.</summary>
    /// <param name="session">The search.</param>
    /// <param name="make">Makes what is asked, for each thread that asks.</param>
    public static ArticleList Find(SearchSession session, Func<Clause> make)
    {
        var isSplit = session.Catalogue.Count >= session.Catalogue.SplitFrom;
        var middle = isSplit ? session.State.LastArticle / 2 : long.MaxValue;
        SecondHalf? second = isSplit ? new(session, connection => Part(connection, middle + 1, long.MaxValue)) : null;
        second?.Begin();
        var found = Part(session.Connection, 1, middle);
        if (second is not null)
            found = found.Followed(second.Result());
        // How rare a single word or phrase is, shows at the end.
        return make().IsLeaf ? found.Weighed(Rarities.Of(session.Catalogue.Count, found.Count)) : found;

        ArticleList Part(SqliteConnection connection, long from, long to) =>
            Gathering.Of(session, "article_index", (index, found) => Read(session, index, found, make(), (int)from, to), connection);
    }

    private static void Read(SearchSession session, IndexReader index, Gathering found, Clause clause, int from, long to)
    {
        clause.Open(index);
        if (!clause.IsLeaf && session.IsRanked)
            clause.Weigh(new Rarities(session.Catalogue, index));
        for (var article = clause.Next(from); article != TermCursor.End && article <= to && found.GoesOn(); article = clause.Next(article + 1))
        {
            var row = found.Row(article);
            var score = session.IsRanked ? clause.Score(row) : clause.Fits(row) ? 0 : -1;
            if (score >= 0)
                found.Add(article, score);
        }
    }
}
