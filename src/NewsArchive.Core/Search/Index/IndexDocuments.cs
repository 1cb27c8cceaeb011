using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Lucene.Net.Index;
using Microsoft.Extensions.Logging;
using NewsArchive.Storage;

namespace NewsArchive.Search.Index;

/// <summary>Writes the documents of articles and quotations, on all cores where they are many.</summary>
/// <param name="writer">The writer of the index.</param>
/// <param name="log">Receives articles that cannot be read; the index goes without them.</param>
internal sealed class IndexDocuments(IndexWriter writer, ILogger log)
{
    // Fewer are done before other threads have begun.
    private const int Many = 64;

    /// <summary>Adds articles that the index does not have.</summary>
    public int Add(IEnumerable<StoredArticle> articles, CancellationToken cancellation) =>
        ForEach(articles, int.MaxValue, article => Write(article, isNew: true), cancellation);

    /// <summary>Adds quotations that the index does not have.</summary>
    public int Add(IEnumerable<StoredQuote> quotes, CancellationToken cancellation) =>
        ForEach(quotes, int.MaxValue, quote => Write(quote, isNew: true), cancellation);

    /// <summary>Brings articles and quotations to the state of an archive: they are added, replaced or removed.</summary>
    /// <param name="words">The archive.</param>
    /// <param name="changes">The articles and quotations.</param>
    /// <param name="cancellation">Stops it half done; it can be done again.</param>
    public void Put(ArchiveWords words, ChangedWords changes, CancellationToken cancellation)
    {
        var (articles, quotes) = (changes.Articles.ToHashSet(), changes.Quotes.ToHashSet());
        ForEach(words.Articles(changes.Articles).Select(Leave), articles.Count, article => Write(article, isNew: false), cancellation);
        ForEach(words.Quotes(changes.Quotes).Select(LeaveQuote), quotes.Count, quote => Write(quote, isNew: false), cancellation);
        // What was not found is deleted.
        Term[] gone = [.. articles.Select(ArticleDocument.Key), .. quotes.Select(QuoteDocument.Key)];
        if (gone.Length > 0)
            writer.DeleteDocuments(gone);

        StoredArticle Leave(StoredArticle found)
        {
            articles.Remove(found.Id);
            return found;
        }

        StoredQuote LeaveQuote(StoredQuote found)
        {
            quotes.Remove(found.Id);
            return found;
        }
    }

    /// <summary>The document of an article.</summary>
    public static IEnumerable<IIndexableField> Of(StoredArticle article) =>
        ArticleDocument.Of(article.Id, article.Text, article.Blocks, article.CorrectedTitle);

    /// <summary>The document of a quotation.</summary>
    public static IEnumerable<IIndexableField> Of(StoredQuote quote) => QuoteDocument.Of(quote.Id, quote.Article, quote.Parts);

    private static int ForEach<T>(IEnumerable<T> rows, int expected, Action<T> write, CancellationToken cancellation)
    {
        var count = 0;
        if (expected < Many)
        {
            foreach (var row in rows)
            {
                cancellation.ThrowIfCancellationRequested();
                write(row);
                count++;
            }

            return count;
        }

        try
        {
            // Row by row from one reader, so that no more of them are in memory than are being analysed.
            var parts = Partitioner.Create(rows, EnumerablePartitionerOptions.NoBuffering);
            Parallel.ForEach(parts, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation }, row =>
            {
                write(row);
                Interlocked.Increment(ref count);
            });
            return count;
        }
        catch (AggregateException faults) when (faults.InnerExceptions is [var first, ..])
        {
            ExceptionDispatchInfo.Throw(first);
            throw;
        }
    }

    private void Write(StoredArticle article, bool isNew) => Write(article.Id, ArticleDocument.Key(article.Id), () => Of(article), isNew);

    private void Write(StoredQuote quote, bool isNew) => Write(quote.Article, QuoteDocument.Key(quote.Id), () => Of(quote), isNew);

    private void Write(long article, Term key, Func<IEnumerable<IIndexableField>> make, bool isNew)
    {
        IEnumerable<IIndexableField> document;
        try
        {
            document = make();
        }
        catch (DamagedArchiveException damaged) when (damaged.Part == DamagedPart.Data)
        {
            // A damaged column of one article must not keep all others from being found; « check » tells of it.
            log.LogWarning(damaged, "Article {Article} is damaged in the archive and cannot be searched", article);
            writer.DeleteDocuments(key);
            return;
        }

        if (isNew)
            writer.AddDocument(document);
        else
            writer.UpdateDocument(key, document);
    }
}
