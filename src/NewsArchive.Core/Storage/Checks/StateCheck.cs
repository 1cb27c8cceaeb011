using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Entities;
using NewsArchive.SavedSearches;

namespace NewsArchive.Storage.Checks;

/// <summary>Proves what people made against the history: a quotation, a mention, an entity, a category, a saved search or a collection stands as its last change left it.</summary>
/// <remarks>What is marked as unlike of an entity is left out: imports of annotations set it beside the history.</remarks>
internal sealed class StateCheck : IDisposable
{
    private readonly ArchiveContext _context;
    private readonly DbCommand _last, _lost;

    public StateCheck(DbConnection connection, DbTransaction transaction)
    {
        _context = Database.Context(connection);
        _context.Database.UseTransaction(transaction);
        _last = connection.Prepare(
            transaction, "SELECT after FROM change WHERE subject = $subject AND subject_id = $id ORDER BY id DESC LIMIT 1", "$subject", "$id");
        _lost = connection.Prepare(transaction, """
            SELECT last.subject, last.subject_id FROM (SELECT subject, subject_id, max(id) AS id FROM change GROUP BY subject, subject_id) last
            JOIN change c ON c.id = last.id
            WHERE c.after IS NOT NULL AND CASE last.subject
                WHEN 'quote' THEN NOT EXISTS (SELECT 1 FROM quote WHERE id = last.subject_id)
                WHEN 'mention' THEN NOT EXISTS (SELECT 1 FROM mention WHERE id = last.subject_id)
                WHEN 'entity' THEN NOT EXISTS (SELECT 1 FROM entity WHERE id = last.subject_id)
                WHEN 'category' THEN NOT EXISTS (SELECT 1 FROM category WHERE id = last.subject_id)
                WHEN 'search' THEN NOT EXISTS (SELECT 1 FROM saved_search WHERE id = last.subject_id)
                WHEN 'collection' THEN NOT EXISTS (SELECT 1 FROM collection WHERE id = last.subject_id)
                ELSE 0 END
            """);
    }

    /// <summary>What is not as the history says, and what is gone without a word of it.</summary>
    public IEnumerable<Message> Faults() => Quotes().Concat(Mentions()).Concat(Entities()).Concat(Categories()).Concat(Searches()).Concat(Collections()).Concat(Lost());

    public void Dispose()
    {
        _last.Dispose();
        _lost.Dispose();
        _context.Dispose();
    }

    private IEnumerable<Message> Quotes() =>
        Differing("quote", _context.Quotes, quote => quote.Id, quote => StoredJson.Write(quote.Content), Rewritten<QuoteContent>);

    private IEnumerable<Message> Mentions() =>
        Differing("mention", _context.Mentions, mention => mention.Id, mention => StoredJson.Write(mention.Content), Rewritten<MentionContent>);

    private IEnumerable<Message> Categories() =>
        Differing("category", _context.Categories, category => category.Id, category => StoredJson.Write(category.Content), Rewritten<CategoryContent>);

    private IEnumerable<Message> Searches() =>
        Differing("search", _context.SavedSearches, search => search.Id, search => StoredJson.Write(search.Content), Rewritten<SavedSearchContent>);

    // How many articles it has is only in the log.
    private IEnumerable<Message> Collections() => Differing(
        "collection", _context.Collections, collection => collection.Id, collection => StoredJson.Write(collection.Content),
        stored => StoredJson.Write(StoredJson.Read<CollectionContent>(stored) with { Articles = null }));

    private IEnumerable<Message> Entities() =>
        Differing("entity", _context.Entities.Include(entity => entity.Names), entity => entity.Id, Shown, stored =>
        {
            var entity = new Entity();
            entity.Become(StoredJson.Read<EntityContent>(stored));
            return Shown(entity);
        });

    // With the names as they are looked up.
    private static string Shown(Entity entity) => StoredJson.Write(new
    {
        Content = entity.Content with { Unlike = [] },
        Names = entity.Names.OrderBy(name => name.Position).Select(name => new { name.Folded, name.Name }),
    });

    // As this program writes it: an older one may have known fewer fields.
    private static string Rewritten<TContent>(string stored) => StoredJson.Write(StoredJson.Read<TContent>(stored));

    private IEnumerable<Message> Differing<T>(
        string subject, IQueryable<T> all, Func<T, long> numberOf, Func<T, string> contentOf, Func<string, string> logged)
        where T : class
    {
        foreach (var one in all.AsNoTracking().AsEnumerable())
        {
            var (id, content) = (numberOf(one), contentOf(one));
            // What was made before there was a history has none.
            if (LastOf(subject, id) is { HasChange: true } last && (last.After is null || (last.After != content && logged(last.After) != content)))
                yield return new Message("check.state", subject, id);
        }
    }

    private IEnumerable<Message> Lost()
    {
        using var rows = _lost.Query();
        while (rows.Read())
            yield return new Message("check.state-lost", rows.GetString(0), rows.GetInt64(1));
    }

    private (bool HasChange, string? After) LastOf(string subject, long id)
    {
        using var row = _last.Query(subject, id);
        return row.Read() ? (true, row.IsDBNull(0) ? null : row.GetString(0)) : (false, null);
    }
}
