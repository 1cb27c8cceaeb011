using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Editing;
using NewsArchive.Text;

namespace NewsArchive.Returning;

/// <summary>The lines of one article: itself, its earlier texts, its annotations.</summary>
internal sealed class ArticleLines(string where, LinesOfJson.Article line, LineParser parser)
{
    private readonly SortedDictionary<int, Revision> _revisions = [];
    private readonly List<ReturnedQuote> _quotes = [];
    private readonly List<ReturnedMention> _mentions = [];

    public long Number => line.Id;

    public Message? Add(LinesOfJson.Revision revision)
    {
        // What stood around an earlier text is not in the file.
        if (RevisionOf(revision.Number, revision.Title, revision.TitleIsDerived, revision.Date, revision.Text, revision.Blocks, revision.File, revision.Encoding, revision.ImportedAt, []) is not { } proved)
            return new Message("return.bad-text");
        _revisions[revision.Number] = proved;
        return null;
    }

    public Message? Add(string at, LinesOfJson.Quote quote)
    {
        var parts = (quote.Parts ?? []).OfType<LinesOfJson.Span>().Select(Span).ToList();
        if (parts.Count is 0 or > QuoteDraft.MostParts)
            return new Message("edit.no-parts", QuoteDraft.MostParts);
        if (Words.NoteFault(quote.Note, QuoteDraft.LongestNote) is { } fault)
            return fault;
        _quotes.Add(new ReturnedQuote(at, quote.Revision, parts)
        {
            Cue = quote.Cue is null ? null : Span(quote.Cue),
            Speaker = quote.Speaker is null ? null : Span(quote.Speaker),
            Who = quote.Entity is { } entity ? new ReturnedWho(parser.EntityName(entity)) : null,
            Kind = Defined(quote.Kind),
            State = Defined(quote.State) ?? AnnotationState.Accepted,
            Origin = Origin(quote.Origin),
            Note = Words.Noted(quote.Note),
            Confidence = Confidence(quote.Confidence),
            Categories = [.. (quote.Categories ?? []).Select(number => ((long?)number, (string?)null))],
            Anchoring = Defined(quote.Anchoring) ?? Anchoring.Sure,
            Version = LineParser.Version(quote.Version),
        });
        return null;
    }

    public Message? Add(string at, LinesOfJson.Mention mention)
    {
        if (mention.Entity is not { } entity)
            return new Message("edit.no-name");
        _mentions.Add(new ReturnedMention(at, mention.Revision, Span(new(mention.Start, mention.End, mention.Exact)), new ReturnedWho(parser.EntityName(entity)))
        {
            State = Defined(mention.State) ?? AnnotationState.Accepted,
            Origin = Origin(mention.Origin),
            Confidence = Confidence(mention.Confidence),
            Anchoring = Defined(mention.Anchoring) ?? Anchoring.Sure,
            Version = LineParser.Version(mention.Version),
        });
        return null;
    }

    /// <summary>All of it.</summary>
    public Returned Done()
    {
        var key = Line(line.Key);
        if (key is null || RevisionOf(line.Revision, FiledTitle(), line.Corrected?.Title?.IsDerived ?? line.TitleIsDerived, line.Corrected?.Date?.ToString() ?? line.Date,
            line.Text, line.Blocks, line.File, line.Encoding, line.ImportedAt, Around()) is not { } current || !PartialDate.TryParse(line.Date, out var date))
            return new ReturnedFault(where, new Message("return.bad-text"));
        _revisions[line.Revision] = current;
        return new ReturnedArticle(key, Told.All)
        {
            Keys = [key],
            Url = Line(line.Url),
            Texts = _revisions.ToDictionary(revision => revision.Key, revision => revision.Value.Text),
            Content = _revisions.Keys.SequenceEqual(Enumerable.Range(1, line.Revision)) ? ContentOf(key, date, current) : null,
            Quotes = _quotes,
            Mentions = _mentions,
        };
    }

    private ReturnedContent ContentOf(string key, PartialDate date, Revision current)
    {
        var filed = line.Corrected;
        var article = new Article
        {
            Key = key,
            Version = LineParser.Version(line.Version),
            Title = current.Title,
            TitleIsDerived = current.TitleIsDerived,
            Date = current.Date,
            Source = filed?.Source is { } source ? Line(source) : Line(line.Source),
            Url = Line(line.Url),
            Authors = FiledAuthors(),
            Section = Line(line.Section),
            Language = Line(line.Language),
            Origins = [.. (line.Origins ?? []).Where(origin => origin is { Field: not null, From: not null }).Take(20)],
            Revision = line.Revision,
            TextHash = Fingerprint.OfText(current.Text),
            Categories = [.. (line.Categories ?? []).Distinct()],
        };
        article.Correct(new Correction { Date = date, Title = Line(line.Title) ?? article.Title, Source = Line(line.Source) ?? "", Authors = Authors(line.Authors) });
        article.Revisions.AddRange(_revisions.Values);
        var duplicates = (line.Duplicates ?? []).OfType<LinesOfJson.Duplicate>().Select(other => Line(other.Key) is { } same && PartialDate.TryParse(other.Date, out var on)
            ? new Duplicate { Key = same, File = Line(other.File) ?? "", Date = on } : null).OfType<Duplicate>();
        return new ReturnedContent(article, current, line.Collections ?? [], [.. duplicates]);
    }

    private List<string> FiledAuthors() => Authors(line.Corrected?.Authors ?? line.Authors);

    private string?[] Around() => [Line(line.Url), Line(line.Section), Line(line.Language), .. FiledAuthors()];

    private string? FiledTitle() => line.Corrected?.Title is { } filed ? filed.Words : line.Title;

    private static Revision? RevisionOf(
        int number, string? title, bool isDerived, string? date, string? text, List<LinesOfJson.Block?>? written, string? file, string? encoding, DateTimeOffset? at,
        IReadOnlyList<string?> around)
    {
        // The words of a text are the archive's own: what is not as the archive would have stored it would move every place in it.
        var blocks = (written ?? []).ConvertAll(block => block is null ? default : new Block(block.Start, block.End, block.Kind));
        if (number < 1 || string.IsNullOrEmpty(text) || text != TextForm.Of(text) || Line(title) is not { } named || !PartialDate.TryParse(date, out var on) || !Block.Fit(text, blocks) || !blocks.TrueForAll(block => Enum.IsDefined(block.Kind)))
            return null;
        return new Revision
        {
            Number = number,
            Title = named,
            TitleIsDerived = isDerived,
            Date = on,
            Text = text,
            Blocks = blocks,
            ContentHash = Fingerprint.OfContent(on, named, isDerived, Fingerprint.OfText(text), around),
            File = Line(file) ?? "",
            Encoding = Line(encoding) ?? "utf-8",
            ImportedAt = at ?? DateTimeOffset.UnixEpoch,
        };
    }

    private static ReturnedSpan Span(LinesOfJson.Span span) => new((span.Start, span.End), span.Exact ?? "");

    private static List<string> Authors(IEnumerable<string>? authors) => [.. (authors ?? []).Select(Line).OfType<string>().Distinct().Take(Article.MostAuthors)];

    /// <summary>Who or which rule made an annotation; « person » for what nobody could read.</summary>
    public static string Origin(string? origin) => origin is { Length: > 0 and <= 100 } && origin.All(c => c is > ' ' and < '\u007f' || char.IsLetter(c)) ? origin : "person";

    private static double? Confidence(double? confidence) => confidence is >= 0 and <= 1 ? confidence : null;

    private static T? Defined<T>(T? value)
        where T : struct, Enum => value is { } known && Enum.IsDefined(known) ? known : null;

    private static string? Line(string? written)
    {
        if (written is null)
            return null;
        var line = string.Concat(TextForm.Of(written).Where(c => !char.IsControl(c))).Trim();
        return line.Length == 0 ? null : line.Length <= 2000 ? line : line[..Offsets.LastBorder(line, 2000)];
    }
}
