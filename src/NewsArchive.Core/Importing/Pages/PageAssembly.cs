using AngleSharp.Dom;
using NewsArchive.Articles;

namespace NewsArchive.Importing.Pages;

/// <summary>Puts the fields and the body of a page together.</summary>
internal sealed class PageAssembly(PageFields fields, Headline? headline, DecodedPage decoded)
{
    /// <summary>A body of fewer characters makes one look again without trust in classes.</summary>
    private const int Suspicious = 250;

    private readonly Dictionary<PageField, FieldOrigin> _origins = [];

    public (ReadPage? Page, Message? Rejected) Make(IElement root, ForeignElements foreign, string? saidText, ForeignElements byNameAlone)
    {
        var (date, dateField, dateFrom, impossible) = PublicationDate.Choose(fields);
        var publication = Publication();
        var (authors, authorsFrom) = AuthorNames.Choose(fields.Of(PageField.Authors), [.. fields.Of(PageField.Publication).Concat(fields.Of(PageField.House)).Select(found => found.Value)]);
        var descriptions = fields.Of(PageField.Standfirst).Select(found => found.Value).ToList();
        var body = Body.Of(root, PageBlocks.Of(root, foreign), headline, authors, descriptions);
        if (body.Length < Suspicious && Body.Of(root, PageBlocks.Of(root, byNameAlone), headline, authors, descriptions) is var wider && wider.Length > 3 * body.Length)
            body = wider;

        var text = new ArticleText();
        if (headline is not null)
            text.Add(BlockKind.Headline, headline.Text);
        foreach (var block in body.Standfirst)
            text.Add(BlockKind.Standfirst, block);
        var blocksBefore = text.Blocks.Count;
        foreach (var (kind, block) in body.Blocks)
            text.Add(kind, block);
        if (text.Blocks.Count == blocksBefore && saidText is not null)
            AddSaid(text, saidText);
        if (text.Blocks.Count == blocksBefore)
            return (null, new Message("import.page-no-text"));
        if (date is null)
            return (null, impossible is null ? new Message("import.page-no-date") : new Message("import.page-impossible-date", impossible));

        _origins[dateField] = dateFrom;
        if (headline is not null)
            _origins[PageField.Headline] = headline.Origin;
        if (authors.Count > 0)
            _origins[PageField.Authors] = authorsFrom;
        return (new ReadPage(
            headline?.Text, Standfirst(body, descriptions), authors, publication, date.Value, First(PageField.Section, Section) ?? First(PageField.Way, Section, PageField.Section),
            First(PageField.Address, CanonicalAddress.Of), First(PageField.Language, LanguageTag.Of), text.ToString(), text.Blocks, _origins,
            decoded.Encoding, decoded.IsMisdeclared ? decoded.Declared : null, text.Dropped), null);
    }

    // « seine-et-marne-77 » is a piece of an address.
    private string? Section(string name) => name.Length > 100 || (name.Contains('-') && !name.Any(c => char.IsUpper(c) || c == ' ')) || headline is not null && Likeness.AreSame(name, headline.Text) || fields.Of(PageField.Publication).Any(found => Likeness.AreSame(found.Value, name)) ? null : name;

    private string? Standfirst(Body body, IReadOnlyList<string> descriptions)
    {
        if (body.Standfirst.Count > 0)
        {
            var printed = Headlines.Clean(string.Join('\n', body.Standfirst));
            _origins[PageField.Standfirst] = fields.Of(PageField.Standfirst).Where(found => Likeness.AreSame(found.Value, printed)).Select(found => found.Origin).DefaultIfEmpty(FieldOrigin.Document).First();
            return printed;
        }

        // What repeats the beginning of the text, or stops short, is an excerpt.
        var start = Likeness.Bare(string.Concat(body.Blocks.Take(3).Select(block => block.Text)));
        foreach (var (value, origin) in fields.Of(PageField.Standfirst))
        {
            var isExcerpt = value.EndsWith('…') || value.EndsWith("...", StringComparison.Ordinal) || value.EndsWith("[…]", StringComparison.Ordinal)
                || Likeness.Bare(value) is not { Length: > 20 } bare || start.Contains(bare[..Math.Min(bare.Length, 60)], StringComparison.Ordinal);
            if (isExcerpt || (headline is not null && Likeness.AreSame(value, headline.Text)))
                continue;
            _origins[PageField.Standfirst] = origin;
            return value;
        }

        return null;
    }

    // « Le Monde.fr » gives way to « Le Monde », if the page says both.
    private string? Publication()
    {
        var first = First(PageField.Publication, name => name.Length <= 100 ? name : null);
        if (first?.EndsWith(".fr", StringComparison.OrdinalIgnoreCase) == true && fields.Of(PageField.Authors).Any(author => first.Equals(author.Value + ".fr", StringComparison.OrdinalIgnoreCase)))
            return first[..^3];
        return first is null ? null : fields.Of(PageField.Publication).Select(found => found.Value).Where(name => name.Length < first.Length && name.Contains(' ') && (Headlines.IsName(name, first) || $" {first} ".Contains($" {name} ", StringComparison.Ordinal))).DefaultIfEmpty(first).First();
    }

    private string? First(PageField field, Func<string, string?> read, PageField? known = null)
    {
        foreach (var (value, origin) in fields.Of(field))
        {
            if (read(value) is not { } good)
                continue;
            _origins[known ?? field] = origin;
            return good;
        }

        return null;
    }

    // Pages that a script fills may hold the text only there.
    private static void AddSaid(ArticleText text, string said)
    {
        foreach (var paragraph in said.Split('\n'))
            text.Add(BlockKind.Paragraph, Blanks.OnOneLine(paragraph));
    }
}
