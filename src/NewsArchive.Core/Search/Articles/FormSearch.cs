using NewsArchive.Search.Catalog;
using NewsArchive.Search.Clauses;
using NewsArchive.Search.Postings;

namespace NewsArchive.Search.Articles;

/// <summary>Asks the index of written forms, which knows only whether a word stands in the headline or behind it.</summary>
internal static class FormSearch
{
    private const string Index = "word_index";

    private const int Title = 1 << Clause.Title, Both = Title | (1 << Clause.Body);

    // By number of an article: the columns that have what is asked. The thread keeps it, and it is always left empty.
    [ThreadStatic]
    private static byte[]? _kept;

    /// <summary>The articles that have some forms, all of them.</summary>
    /// <param name="session">The search.</param>
    /// <param name="forms">The forms, folded.</param>
    /// <param name="inTitle">Whether only the headline counts.</param>
    public static ArticleList All(SearchSession session, IReadOnlyList<string> forms, bool inTitle) => Gathering.Of(session, Index, (index, found) =>
    {
        TermCursor[] cursors = [.. forms.Select(index.Find)];
        var wanted = inTitle ? Title : Both;
        for (var from = 1; found.GoesOn();)
        {
            var (first, last) = (TermCursor.End, 0);
            foreach (var cursor in cursors)
            {
                var article = cursor.MoveTo(from);
                (first, last) = (Math.Min(first, article), Math.Max(last, article));
            }

            if (last == TermCursor.End)
                break;
            from = first == last ? first + 1 : last;
            if (first == last && Array.TrueForAll(cursors, cursor => (cursor.Columns & wanted) != 0))
                found.Add(first, Score(found.Row(first), cursors[0].Columns & wanted));
        }

        found.Weigh();
    });

    /// <summary>The articles that have a form with a beginning.</summary>
    /// <param name="session">The search.</param>
    /// <param name="beginning">The beginning, folded.</param>
    /// <param name="inTitle">Whether only the headline counts.</param>
    public static ArticleList Beginning(SearchSession session, string beginning, bool inTitle) => Gathering.Of(session, Index, (index, found) =>
    {
        // Each form has its articles by number; all together have them in no order.
        var (columns, last) = (Empty(session.State.LastArticle), 0);
        try
        {
            foreach (var form in index.Beginning(beginning))
            {
                while (form.Next() && found.GoesOn() && form.Article < columns.Length)
                {
                    columns[form.Article] |= form.Columns;
                    last = Math.Max(last, form.Article);
                }

                if (!found.GoesOn())
                    break;
            }

            for (var article = 1; article <= last; article++)
            {
                article += Math.Max(0, columns.AsSpan(article, last + 1 - article).IndexOfAnyExcept((byte)0));
                if ((columns[article] & (inTitle ? Title : Both)) is var has and not 0)
                    found.Add(article, Score(found.Row(article), has));
            }
        }
        finally
        {
            columns.AsSpan(0, last + 1).Clear();
        }

        found.Weigh();
    });

    private static float Score(in ArticleRow row, int columns) =>
        row.Saturated(((columns & Title) != 0 ? Clause.Weights[Clause.Title] : 0) + ((columns & ~Title) != 0 ? Clause.Weights[Clause.Body] : 0));

    private static byte[] Empty(long lastArticle) =>
        _kept is { } kept && kept.Length > lastArticle ? kept : _kept = new byte[lastArticle + (lastArticle / 8) + 1024];
}
