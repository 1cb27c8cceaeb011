using NewsArchive.Search.Concordance;
using NewsArchive.Wording;

namespace NewsArchive.Contract;

/// <summary>A page of a concordance, as <c>GET /api/concordance</c> gives it.</summary>
public sealed record ConcordanceShape(
    long Total, long Articles, bool IsPartial, string Understood, IReadOnlyList<NoticeShape> Notices, IReadOnlyList<ConcordanceItem> Items, string? Next)
{
    public static ConcordanceShape Of(ConcordancePage page, ConcordanceQuery query, IReadOnlyDictionary<string, string> names, string? next)
    {
        var notices = NoticeShape.Of(query.Articles.Query);
        if (!query.HasKeyword && !query.Articles.Query.IsNotUnderstood)
            notices = [.. notices, new NoticeShape(Texts.Say("concordance.no-keyword"), 0)];
        return new(page.Total, page.Articles, page.IsPartial, Wording.Understood.Sentence(query, names), notices, [.. page.Lines.Select(ConcordanceItem.Of)], next);
    }
}

/// <summary>A line. Offsets are UTF-16 code units of the article's text.</summary>
public sealed record ConcordanceItem(long Article, string Key, string Date, string? Source, string Left, string Keyword, string Right, int Start, int End)
{
    public static ConcordanceItem Of(ConcordanceLine line) =>
        new(line.Article, line.Key, line.Date.ToString(), line.Source, line.Left, line.Keyword, line.Right, line.Start, line.End);
}
