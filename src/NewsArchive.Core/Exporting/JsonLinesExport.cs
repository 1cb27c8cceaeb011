using System.Text.Json;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Entities;

namespace NewsArchive.Exporting;

/// <summary>JSON lines: everything, one object a line, each with its <c>type</c>; what a line names by number stands in a line before it.</summary>
/// <remarks>
/// In this order: <c>manifest</c>; every <c>category</c> and <c>collection</c>; for each article the <c>entity</c> lines of those it is
/// the first to name, <c>article</c> with its current text, <c>revision</c> for each earlier text, <c>quote</c>, <c>mention</c>; entities
/// that nothing names where the whole archive is exported; <c>end</c> with the counts: a file without it is not whole.
/// Places are UTF-16 code units, as in the API. Numbers hold within the file only.
/// </remarks>
internal sealed class JsonLinesExport : ExportFormat
{
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public override string Name => "jsonl";

    public override string Ending => "jsonl";

    public override string MediaType => "application/x-ndjson";

    public override IReadOnlyList<string> Lacks => ["originals", "history"];

    internal override Standing Tells => Standing.Broken;

    internal override bool HasRejected => true;

    internal override async Task WriteAsync(Export export, Stream output, CancellationToken cancellation)
    {
        await LineAsync(Typed("manifest", Manifest.Of(export)));
        foreach (var category in await export.CategoriesAsync(cancellation))
            await LineAsync(Of(category));
        foreach (var collection in await export.CollectionsAsync(cancellation))
            await LineAsync(Of(collection));
        await foreach (var article in export.Articles(ExportParts.Annotations | ExportParts.Frame, cancellation))
        {
            foreach (var entity in export.Name(article.Entities))
                await LineAsync(Of(entity));
            await LineAsync(Of(article));
            if (article.Article.Revision > 1)
            {
                await foreach (var revision in export.EarlierTexts(article.Article.Id, article.Article.Revision).WithCancellation(cancellation))
                    await LineAsync(Of(revision));
            }

            foreach (var quote in article.Quotes)
                await LineAsync(Of(quote));
            foreach (var mention in article.Mentions)
                await LineAsync(Of(mention));
        }

        await foreach (var entity in export.OtherEntitiesAsync(cancellation))
            await LineAsync(Of(entity));
        await LineAsync(new { Type = "end", Counts = Written.Of(export.Counts), Broken = export.Counts.Broken });

        async Task LineAsync(object line)
        {
            await output.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, line.GetType(), ExportJson.Options), cancellation);
            await output.WriteAsync(LineEnd, cancellation);
        }
    }

    private static object Typed(string type, Manifest manifest) => new
    {
        Type = type,
        manifest.Program,
        manifest.Format,
        Layout = 1,
        manifest.Archive,
        manifest.ExportedAt,
        manifest.Query,
        manifest.Address,
        manifest.Offsets,
        manifest.Lacks,
    };

    private static object Of(Category category) => new
    {
        Type = "category",
        category.Id,
        category.Version,
        category.Name,
        Parent = category.ParentId,
        category.Definition,
        category.Colour,
        category.Key,
    };

    private static object Of(Collection collection) => new
    {
        Type = "collection",
        collection.Id,
        collection.Version,
        collection.Name,
        collection.Description,
        collection.Kind,
        collection.Address,
        collection.CreatedAt,
    };

    private static object Of(Entity entity) => new
    {
        Type = "entity",
        entity.Id,
        entity.Version,
        entity.Name,
        entity.Kind,
        entity.Aliases,
        entity.Description,
        entity.Functions,
        entity.Identifiers,
        entity.Unlike,
    };

    private static object Of(ExportedArticle read)
    {
        var (article, revision) = (read.Article, read.Revision!);
        return new
        {
            Type = "article",
            article.Id,
            article.Version,
            article.Key,
            article.Title,
            article.TitleIsDerived,
            article.Date,
            article.Source,
            article.Url,
            article.Authors,
            article.Section,
            article.Language,
            article.Origins,
            article.Corrected,
            article.Categories,
            read.Collections,
            Duplicates = read.Duplicates.Select(d => new { d.Key, d.File, d.Date }),
            Revision = revision.Number,
            revision.Text,
            Blocks = Blocks(revision),
            revision.File,
            revision.Encoding,
            revision.ImportedAt,
        };
    }

    private static object Of(Revision revision) => new
    {
        Type = "revision",
        Article = revision.ArticleId,
        revision.Number,
        revision.Title,
        revision.TitleIsDerived,
        revision.Date,
        revision.Text,
        Blocks = Blocks(revision),
        revision.File,
        revision.Encoding,
        revision.ImportedAt,
    };

    private static object Of(ExportedQuote read)
    {
        var quote = read.Quote;
        return new
        {
            Type = "quote",
            quote.Id,
            quote.Version,
            Article = quote.ArticleId,
            quote.Revision,
            quote.Parts,
            quote.Kind,
            quote.Cue,
            quote.Speaker,
            Entity = quote.EntityId,
            quote.State,
            quote.Origin,
            quote.Confidence,
            quote.Note,
            quote.Categories,
            quote.Anchoring,
            read.Standing,
        };
    }

    private static object Of(ExportedMention read)
    {
        var mention = read.Mention;
        return new
        {
            Type = "mention",
            mention.Id,
            mention.Version,
            Article = mention.ArticleId,
            mention.Revision,
            mention.Anchor.Start,
            mention.Anchor.End,
            mention.Anchor.Exact,
            Entity = mention.EntityId,
            mention.State,
            mention.Origin,
            mention.Confidence,
            mention.Anchoring,
            read.Standing,
        };
    }

    private static IEnumerable<object> Blocks(Revision revision) => revision.Blocks.Select(block => new { block.Start, block.End, block.Kind });
}
