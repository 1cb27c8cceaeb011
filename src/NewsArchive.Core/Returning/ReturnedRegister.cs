using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Editing;
using NewsArchive.Entities;
using NewsArchive.Storage;

namespace NewsArchive.Returning;

/// <summary>Finds the entities of a file in the register, or makes them. What the register says of those it has stays as it is.</summary>
/// <remarks>
/// Only what stood there before the run is the same as an entity of the file, and for one of them only: two of one name in the file
/// stay two. By which name the file means whom is kept, so that the same file finds the same entities another time.
/// </remarks>
internal sealed class ReturnedRegister(ReturnPen pen)
{
    private readonly ArchiveContext _context = pen.Context;
    private readonly Dictionary<string, long> _known = [];
    private readonly Dictionary<(EntityKind? Kind, string Folded), long> _called = [];
    private readonly HashSet<long> _taken = [];
    private bool? _isEmpty, _isNew;
    private readonly List<(long Entity, IReadOnlyList<string> Unlike)> _apart = [];

    /// <summary>Takes an entity that the file tells all of.</summary>
    public async Task TakeAsync(ReturnedEntity entity, ArchiveIdentity own, CancellationToken cancellation)
    {
        if (_known.ContainsKey(entity.Name))
            return;
        var remembered = await RememberedAsync(entity.Name, cancellation);
        var same = remembered ?? await OwnAsync(entity, own, cancellation) ?? await AlikeAsync(entity, cancellation);
        if (same is { } known)
            pen.Report.Known++;
        var id = _known[entity.Name] = same ?? Make(entity.Content, entity.Version);
        _taken.Add(id);
        if (remembered is null)
            await RememberAsync(entity.Name, id, cancellation);
        if (entity.Unlike.Count > 0 && (same is null || await WasMadeBeforeAsync(id, cancellation)))
            _apart.Add((id, entity.Unlike));
    }

    /// <summary>The entity that an annotation means.</summary>
    /// <returns>Its number, or why there is none.</returns>
    public async Task<(long? Entity, Message? Fault)> OfAsync(ReturnedWho who, CancellationToken cancellation)
    {
        if (who.Name is { } name)
        {
            if (_known.TryGetValue(name, out var known))
                return (known, null);
            var remembered = await RememberedAsync(name, cancellation) ?? await IdentifiedAsync(name, cancellation);
            if (remembered is { } found)
            {
                pen.Report.Known++;
                return (_known[name] = found, null);
            }
        }

        if (who.Called is null)
            return (null, new Message("return.no-entity-line"));
        var (entity, fault) = await CalledAsync(who.Called, who.Kind, cancellation);
        if (entity is { } one && who.Name is { } meant)
        {
            _known[meant] = one;
            await RememberAsync(meant, one, cancellation);
        }

        return (entity, fault);
    }

    /// <summary>Tells those apart that the file tells apart, once all of them are there.</summary>
    public async Task EndAsync(CancellationToken cancellation)
    {
        if (pen.IsDryRun)
            return;
        await _context.SaveChangesAsync(cancellation);
        _context.ChangeTracker.Clear();
        foreach (var (id, unlike) in _apart)
        {
            var others = unlike.Select(name => _known.GetValueOrDefault(name)).Where(other => other > id).Distinct().ToList();
            if (others.Count == 0 || await _context.Entities.Include(e => e.Names).SingleOrDefaultAsync(e => e.Id == id, cancellation) is not { } entity)
                continue;
            entity.Become(entity.Content with { Unlike = [.. entity.Unlike.Union(others)] });
            await _context.SaveChangesAsync(cancellation);
            _context.ChangeTracker.Clear();
        }
    }

    // By the part of this import that was interrupted, before it could tell any apart.
    private async Task<bool> WasMadeBeforeAsync(long id, CancellationToken cancellation) => pen.Continued is { } batch
        && await _context.Changes.Where(change => change.Subject == ChangeSubject.Entity && change.SubjectId == id)
            .AnyAsync(change => change.Batch == batch && change.Action == ChangeAction.Create, cancellation);

    private static bool IsLasting(string name) => name.StartsWith("urn:", StringComparison.Ordinal) || name.StartsWith("http", StringComparison.Ordinal);

    private async Task<long?> RememberedAsync(string name, CancellationToken cancellation)
    {
        if (!IsLasting(name) || await IsNewAsync(cancellation) || await _context.ForeignEntities.Where(foreign => foreign.Name == name).Select(foreign => (long?)foreign.EntityId).SingleOrDefaultAsync(cancellation) is not { } id)
            return null;
        var standing = await _context.StandingEntityAsync(id, cancellation);
        return await _context.LivingEntities.AnyAsync(e => e.Id == standing, cancellation) ? standing : null;
    }

    private async Task RememberAsync(string name, long id, CancellationToken cancellation)
    {
        if (pen.IsDryRun || !IsLasting(name) || name.Length > ForeignEntity.LongestName)
            return;
        var known = await IsNewAsync(cancellation) ? null : await _context.ForeignEntities.FindAsync([name], cancellation);
        if (known is null)
            _context.Add(new ForeignEntity { Name = name, EntityId = id });
        else
            known.EntityId = id;
    }

    // Before anything came back, no name is remembered.
    private async Task<bool> IsNewAsync(CancellationToken cancellation) => _isNew ??= !await _context.ForeignEntities.AnyAsync(cancellation);

    // Into an empty register all come as they are.
    private async Task<bool> WasEmptyAsync(CancellationToken cancellation) => _isEmpty ??= !await _context.Entities.AnyAsync(cancellation);

    // The file left this archive, or one that it is a copy of: numbers are its own, as long as names agree.
    private async Task<long?> OwnAsync(ReturnedEntity entity, ArchiveIdentity own, CancellationToken cancellation)
    {
        if (entity.Number is not { } number || own.UrnOf($"entity {number}") != entity.Name)
            return null;
        var (standing, folded) = (await _context.StandingEntityAsync(number, cancellation), Entity.Folded(entity.Content.Name));
        return standing is { } id && !_taken.Contains(id) && await _context.LivingEntities.AnyAsync(e => e.Id == id && e.Kind == entity.Content.Kind && e.Names.Any(name => name.Folded == folded), cancellation)
            ? id : null;
    }

    private async Task<long?> AlikeAsync(ReturnedEntity entity, CancellationToken cancellation)
    {
        var content = entity.Content;
        if (await WasEmptyAsync(cancellation))
            return null;
        var alike = (await NamedAsync(Entity.Folded(content.Name), content.Kind, cancellation)).Where(e => !_taken.Contains(e.Id) && !Contradicts(e, content)).ToList();
        if (alike.Find(e => Says(e.Content, content)) is { } equal)
            return equal.Id;
        if (alike.FindAll(e => e.Identifiers.Intersect(content.Identifiers).Any()) is [var identified])
            return identified.Id;
        if (alike.Count > 1)
            pen.Report.Say(content.Name, new Message("return.homonyms", content.Name, alike.Count));
        return alike.Count == 1 ? alike[0].Id : null;
    }

    private async Task<(long? Entity, Message? Fault)> CalledAsync(string called, EntityKind? kind, CancellationToken cancellation)
    {
        if (EntityDrafts.Prove(new EntityContentDraft(called, (kind ?? EntityKind.Person).ToString()), null, out var content) is { } fault)
            return (null, fault);
        var key = (kind, Entity.Folded(content!.Name));
        if (_called.TryGetValue(key, out var known))
            return (known, null);
        var named = await WasEmptyAsync(cancellation) ? [] : await NamedAsync(key.Item2, kind, cancellation);
        if (named.Count > 1 && named.FindAll(e => Entity.Folded(e.Name) == key.Item2) is [var preferred])
            named = [preferred];
        if (named.Count > 1)
            return (null, new Message("edit.ambiguous-entity", content.Name, string.Join(", ", named.Select(e => e.Id))));
        if (named.Count == 1)
            pen.Report.Known++;
        return (_called[key] = named.Count == 1 ? named[0].Id : Make(content, 1), null);
    }

    private Task<List<Entity>> NamedAsync(string folded, EntityKind? kind, CancellationToken cancellation) =>
        _context.LivingEntities.AsNoTracking().Include(e => e.Names).Where(e => (kind == null || e.Kind == kind) && e.Names.Any(name => name.Folded == folded)).OrderBy(e => e.Id).Take(50).ToListAsync(cancellation);

    // An address of Wikidata and others, as annotation tools name people by.
    private async Task<long?> IdentifiedAsync(string name, CancellationToken cancellation)
    {
        var identifier = Enum.GetValues<IdentifierScheme>().Select(scheme => name.StartsWith("http", StringComparison.Ordinal) ? EntityIdentifier.Read(scheme, name) : null).FirstOrDefault(read => read is not null);
        if (identifier is null)
            return null;
        var scheme = identifier.Scheme.ToString().ToLowerInvariant();
        var found = await _context.Database.SqlQuery<long>($"""
            SELECT DISTINCT e.id AS Value FROM entity e, json_each(e.identifiers) i
            WHERE e.merged_into IS NULL AND i.value ->> '$.scheme' = {scheme} AND i.value ->> '$.value' = {identifier.Value}
            """).ToListAsync(cancellation);
        return found.Count == 1 ? found[0] : null;
    }

    private long Make(EntityContent content, int version)
    {
        pen.Report.New++;
        if (pen.IsDryRun)
            return pen.Next("entity");
        var entity = new Entity { Id = pen.Next("entity"), Version = version };
        entity.Become(content);
        // Stored with whatever is stored next: what names it comes later.
        _context.Add(entity);
        pen.Log.Note(entity, null, entity.Content);
        return entity.Id;
    }

    // Another number of the same authority is another person.
    private static bool Contradicts(Entity entity, EntityContent content) =>
        entity.Identifiers.Any(one => content.Identifiers.Any(other => other.Scheme == one.Scheme) && !content.Identifiers.Contains(one));

    private static bool Says(EntityContent one, EntityContent other) =>
        one.Name == other.Name && one.Kind == other.Kind && one.Description == other.Description
        && one.Aliases.SequenceEqual(other.Aliases) && one.Functions.SequenceEqual(other.Functions) && one.Identifiers.SequenceEqual(other.Identifiers);
}
