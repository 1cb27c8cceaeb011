using System.Collections;
using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Exporting;

/// <summary>An export under way: what a format asks for while it writes.</summary>
internal sealed class Export(
    ArchiveContext context, DbTransaction transaction, ExportFormat format, ExportRequest request, ArchiveIdentity identity, DateTimeOffset at)
{
    private const int Page = 500;

    /// <summary>The version of the program.</summary>
    public static readonly string Program =
        typeof(Export).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";

    private readonly ArticleReading _reading = new(context, transaction, request, format.Tells, format.HasRejected);
    private readonly BitArray _named = new(1024);

    public ExportRequest Request => request;

    public ExportFormat Format => format;

    public ArchiveIdentity Identity => identity;

    public DateTimeOffset At => at;

    public ExportCounts Counts => _reading.Counts;

    /// <summary>The articles in their order; each walk over them sees the same. Entities are noted on the way.</summary>
    public IAsyncEnumerable<ExportedArticle> Articles(ExportParts parts, CancellationToken cancellation) => _reading.ReadAsync(parts, cancellation);

    /// <summary>The texts an article had before its current one, the oldest first.</summary>
    public IAsyncEnumerable<Articles.Revision> EarlierTexts(long article, int current) =>
        context.Revisions.AsNoTracking().Where(r => r.ArticleId == article && r.Number != current).OrderBy(r => r.Number).AsAsyncEnumerable();

    /// <summary>A text of an article.</summary>
    public Task<string> TextAsync(long article, int number, CancellationToken cancellation) => context.RevisionTextAsync(article, number, cancellation);

    /// <summary>Those that were not named before; from now on they were.</summary>
    public IReadOnlyList<Entity> Name(IEnumerable<Entity> entities)
    {
        var found = new List<Entity>();
        foreach (var entity in entities.Where(entity => !IsNamed(entity)))
        {
            if (entity.Id >= _named.Length)
                _named.Length = checked((int)(entity.Id * 2));
            _named[(int)entity.Id] = true;
            Counts.Entities++;
            found.Add(entity);
        }

        return found;
    }

    /// <summary>The entities that nothing named so far: those of the register where all of the archive is exported, else none.</summary>
    public async IAsyncEnumerable<Entity> OtherEntitiesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        if (!request.IsWhole)
            yield break;
        await foreach (var entity in RegisterAsync(cancellation))
        {
            foreach (var other in Name([entity]))
                yield return other;
        }
    }

    /// <summary>All that were named, and where all of the archive is exported the others of the register.</summary>
    public async IAsyncEnumerable<Entity> NamedEntitiesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var entity in RegisterAsync(cancellation))
        {
            if (request.IsWhole)
                Name([entity]);
            if (IsNamed(entity))
                yield return entity;
        }
    }

    /// <summary>The whole codebook, what stands above before what is part of it.</summary>
    public async Task<IReadOnlyList<Category>> CategoriesAsync(CancellationToken cancellation)
    {
        var byParent = (await context.Categories.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellation)).ToLookup(c => c.ParentId);
        return [.. Below(null)];

        IEnumerable<Category> Below(long? parent) => byParent[parent].SelectMany(category => Below(category.Id).Prepend(category));
    }

    private bool IsNamed(Entity entity) => entity.Id < _named.Length && _named[(int)entity.Id];

    private async IAsyncEnumerable<Entity> RegisterAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        long last = 0;
        while (await context.LivingEntities.AsNoTracking().Include(e => e.Names).Where(e => e.Id > last).OrderBy(e => e.Id).Take(Page).ToListAsync(cancellation) is [.., var end] page)
        {
            foreach (var entity in page)
                yield return entity;
            last = end.Id;
        }
    }

    public Task<List<Collection>> CollectionsAsync(CancellationToken cancellation) => context.Collections.AsNoTracking().OrderBy(c => c.Id).ToListAsync(cancellation);
}
