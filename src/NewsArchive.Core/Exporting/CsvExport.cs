using System.Globalization;
using CsvHelper;
using NewsArchive.Annotations;
using NewsArchive.Entities;

namespace NewsArchive.Exporting;

/// <summary>Spreadsheets in a ZIP archive: articles, quotations, mentions and entities, a file each, as RFC 4180 has them.</summary>
/// <remarks>UTF-8 with its mark, the separator of the reader's language; a cell that a spreadsheet would take for a formula has an apostrophe before it. Places are UTF-16 code units.</remarks>
internal sealed class CsvExport : ExportFormat
{
    public override string Name => "csv";

    public override string Ending => "zip";

    public override string MediaType => "application/zip";

    public override IReadOnlyList<string> Lacks => ["blocks", "earlier", "rejected", "formulas", "long-cells", "originals", "history"];

    internal override Standing Tells => Standing.Broken;

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        var zip = await ZippedFiles.BeginAsync(output, export.At, cancellation);
        var categories = (await export.CategoriesAsync(cancellation)).ToDictionary(c => c.Id, c => c.Name);
        var collections = (await export.CollectionsAsync(cancellation)).ToDictionary(c => c.Id, c => c.Name);

        await WriteFileAsync("articles.csv", ["id", "key", "title", "titleIsDerived", "date", "source", "url", "authors", "section", "language", "categories", "collections", "revision", "text"], async csv =>
        {
            await foreach (var article in export.Articles(ExportParts.Text | ExportParts.Frame, cancellation))
            {
                Write(csv, article, Names(article.Article.Categories, categories), Names(article.Collections, collections));
                await csv.EndRecordAsync(cancellation);
            }
        });
        await WriteFileAsync("quotes.csv", ["id", "article", "key", "revision", "start", "end", "exact", "parts", "kind", "speakerId", "speaker", "speakerStart", "speakerEnd", "speakerExact", "cueStart", "cueEnd", "cueExact", "state", "origin", "confidence", "standing", "note", "categories"], async csv =>
        {
            await foreach (var article in export.Articles(ExportParts.Text | ExportParts.Quotes, cancellation))
            {
                export.Name(article.Entities);
                foreach (var quote in article.Quotes)
                {
                    Write(csv, article, quote, Names(quote.Quote.Categories, categories));
                    await csv.EndRecordAsync(cancellation);
                }
            }
        });
        await WriteFileAsync("mentions.csv", ["id", "article", "key", "revision", "start", "end", "exact", "entityId", "entity", "kind", "state", "origin", "confidence", "standing"], async csv =>
        {
            await foreach (var article in export.Articles(ExportParts.Text | ExportParts.Mentions, cancellation))
            {
                export.Name(article.Entities);
                foreach (var mention in article.Mentions)
                {
                    Write(csv, article, mention);
                    await csv.EndRecordAsync(cancellation);
                }
            }
        });
        await WriteFileAsync("entities.csv", ["id", "name", "kind", "aliases", "description", "functions", "identifiers"], async csv =>
        {
            await foreach (var entity in export.NamedEntitiesAsync(cancellation))
            {
                Write(csv, entity);
                await csv.EndRecordAsync(cancellation);
            }
        });
        await zip.CompleteAsync(Manifest.Whole(export), cancellation);

        async Task WriteFileAsync(string name, string[] header, Func<CsvWriter, Task> write)
        {
            await using var file = await zip.BeginFileAsync(name, cancellation);
            await Spreadsheet.WriteAsync(file, export.Request.Language, csv =>
            {
                csv.WriteHeader(header);
                return write(csv);
            }, cancellation);
        }
    }

    private static void Write(CsvWriter csv, ExportedArticle read, string categories, string collections)
    {
        var article = read.Article;
        csv.WriteField(article.Id);
        csv.WriteField(article.Key);
        csv.WriteField(article.Title);
        csv.WriteField(article.TitleIsDerived ? "true" : "false");
        csv.WriteField(article.Date.ToString());
        csv.WriteField(article.Source);
        csv.WriteField(article.Url);
        csv.WriteField(string.Join(" | ", article.Authors));
        csv.WriteField(article.Section);
        csv.WriteField(article.Language);
        csv.WriteField(categories);
        csv.WriteField(collections);
        csv.WriteField(article.Revision);
        csv.WriteField(read.Text);
    }

    private static void Write(CsvWriter csv, ExportedArticle read, ExportedQuote one, string categories)
    {
        var (quote, (start, end)) = (one.Quote, one.Extent);
        csv.WriteField(quote.Id);
        csv.WriteField(quote.ArticleId);
        csv.WriteField(read.Article.Key);
        csv.WriteField(quote.Revision);
        csv.WriteField(start);
        csv.WriteField(end);
        // What stands between the parts is told where it is at hand.
        csv.WriteField(one.Standing <= Standing.Check ? read.Text[start..end] : quote.Words);
        csv.WriteField(string.Join(' ', quote.Parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Start}:{part.End}"))));
        csv.WriteField(ExportJson.Word(quote.Kind));
        csv.WriteField(one.Entity?.Id);
        csv.WriteField(one.Entity?.Name);
        Write(csv, quote.Speaker);
        Write(csv, quote.Cue);
        csv.WriteField(ExportJson.Word(quote.State));
        csv.WriteField(quote.Origin);
        csv.WriteField(quote.Confidence?.ToString(CultureInfo.InvariantCulture));
        csv.WriteField(ExportJson.Word(one.Standing));
        csv.WriteField(quote.Note);
        csv.WriteField(categories);
    }

    private static void Write(CsvWriter csv, Anchor? anchor)
    {
        csv.WriteField(anchor?.Start);
        csv.WriteField(anchor?.End);
        csv.WriteField(anchor?.Exact);
    }

    private static void Write(CsvWriter csv, ExportedArticle read, ExportedMention one)
    {
        var mention = one.Mention;
        csv.WriteField(mention.Id);
        csv.WriteField(mention.ArticleId);
        csv.WriteField(read.Article.Key);
        csv.WriteField(mention.Revision);
        Write(csv, mention.Anchor);
        csv.WriteField(one.Entity.Id);
        csv.WriteField(one.Entity.Name);
        csv.WriteField(ExportJson.Word(one.Entity.Kind));
        csv.WriteField(ExportJson.Word(mention.State));
        csv.WriteField(mention.Origin);
        csv.WriteField(mention.Confidence?.ToString(CultureInfo.InvariantCulture));
        csv.WriteField(ExportJson.Word(one.Standing));
    }

    private static void Write(CsvWriter csv, Entity entity)
    {
        csv.WriteField(entity.Id);
        csv.WriteField(entity.Name);
        csv.WriteField(ExportJson.Word(entity.Kind));
        csv.WriteField(string.Join(" | ", entity.Aliases));
        csv.WriteField(entity.Description);
        csv.WriteField(string.Join(" | ", entity.Functions.Select(f => f.From is null && f.To is null ? f.Title : $"{f.Title} ({f.From}/{f.To})")));
        csv.WriteField(string.Join(" | ", entity.Identifiers.Select(id => $"{ExportJson.Word(id.Scheme)}:{id.Value}")));
    }

    private static string Names(IEnumerable<long> ids, Dictionary<long, string> names) => string.Join(" | ", ids.Select(id => names.GetValueOrDefault(id)).OfType<string>());
}
