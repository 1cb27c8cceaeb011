using System.Buffers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>Quotations and mentions as annotations of a site, one at a time, written as in an export.</summary>
/// <param name="context">The archive.</param>
public sealed class ServedAnnotations(ArchiveContext context)
{
    /// <summary>Reads one annotation, whatever a person thinks of it and in whatever text it stands.</summary>
    /// <param name="site">The address of the site, without a slash at its end.</param>
    /// <param name="name">Its name.</param>
    /// <param name="path">The same as it stands in the address.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Null when there is none, or no more.</returns>
    public async Task<ServedAnnotation?> FindAsync(string site, AnnotationName name, string path, CancellationToken cancellation = default)
    {
        await using var transaction = await context.BeginReadingAsync(cancellation);
        await using var used = await context.Database.UseTransactionAsync(transaction, cancellation);
        var article = name.IsMention
            ? await context.Mentions.Where(m => m.Id == name.Id && !m.Article!.IsDeleted).Select(m => (long?)m.ArticleId).SingleOrDefaultAsync(cancellation)
            : await context.Quotes.Where(q => q.Id == name.Id && !q.Article!.IsDeleted).Select(q => (long?)q.ArticleId).SingleOrDefaultAsync(cancellation);
        if (article is not { } number)
            return null;
        var names = new SiteNames(await ArchiveIdentity.ReadAsync(context, cancellation), site);
        var request = new ExportRequest([number]) { Quotes = name.IsMention ? null : new HashSet<long> { name.Id } };
        var reading = new ArticleReading(context, transaction, request, Standing.Broken, tellsRejected: true);
        await foreach (var read in reading.ReadAsync(ExportParts.Annotations, cancellation))
        {
            var quote = name.IsMention ? null : read.Quotes.Single(one => one.Quote.Id == name.Id).Quote;
            var mention = name.IsMention ? read.Mentions.Single(one => one.Mention.Id == name.Id).Mention : null;
            await foreach (var annotation in (await OfAsync(context, read, names, cancellation)).AllAsync(cancellation))
            {
                if (annotation.Id == $"{site}/annotations/{path}")
                    return new(annotation.Id, Whole(annotation), quote, mention);
            }
        }

        return null;
    }

    /// <summary>Whether there once was an annotation of a name: the change log knows.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellation">Stops the query.</param>
    public async Task<bool> WasThereAsync(AnnotationName name, CancellationToken cancellation = default)
    {
        var subject = name.IsMention ? "mention" : "quote";
        var (span, part) = (name.Span is "cue" or "speaker" ? $"$.{name.Span}" : null, name.Part);
        var found = await context.Database.SqlQuery<long>($"""
            SELECT EXISTS (SELECT 1 FROM change WHERE subject = {subject} AND subject_id = {name.Id} AND before IS NOT NULL
                AND ({span} IS NULL OR before ->> {span} IS NOT NULL) AND coalesce(json_array_length(before, '$.parts'), 0) >= {part}) AS Value
            """).SingleAsync(cancellation);
        // Deleted articles keep their annotations.
        return found == 1 || (name.IsMention
            ? await context.Mentions.AnyAsync(m => m.Id == name.Id && m.Article!.IsDeleted, cancellation)
            : await context.Quotes.AnyAsync(q => q.Id == name.Id && q.Article!.IsDeleted, cancellation));
    }

    internal static async Task<WebAnnotations> OfAsync(ArchiveContext context, ExportedArticle article, SiteNames names, CancellationToken cancellation)
    {
        var given = article.Quotes.SelectMany(one => one.Quote.Categories).Distinct().ToList();
        var categories = given.Count == 0 ? [] : await context.Categories.Where(c => given.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, cancellation);
        return new(names, article, categories, (number, stop) => context.RevisionTextAsync(article.Article.Id, number, stop));
    }

    private static ReadOnlyMemory<byte> Whole(WebAnnotation annotation)
    {
        var whole = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(whole, ExportJson.Writing))
            annotation.Write(json, isAlone: true);
        return whole.WrittenMemory;
    }
}

/// <summary>An annotation as a site serves it.</summary>
/// <param name="Id">Its address.</param>
/// <param name="Json">The whole of it, UTF-8.</param>
/// <param name="Quote">The quotation it is, or is a piece of.</param>
/// <param name="Mention">The mention it is.</param>
public sealed record ServedAnnotation(string Id, ReadOnlyMemory<byte> Json, Quote? Quote, Mention? Mention)
{
    /// <summary>The version of the quotation or mention.</summary>
    public int Version => Quote?.Version ?? Mention!.Version;
}
