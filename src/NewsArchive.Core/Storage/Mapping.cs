using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Entities;
using NewsArchive.SavedSearches;

namespace NewsArchive.Storage;

/// <summary>How the nouns lie in the tables that the numbered scripts made. A test compares both, column by column.</summary>
internal static class Mapping
{
    public static void Of(ModelBuilder model)
    {
        model.Entity<Article>(article =>
        {
            article.Property(a => a.Date).HasConversion(Dates);
            article.Property(a => a.Categories).HasConversion(Numbers, SameNumbers);
            article.Property(a => a.Authors).HasConversion(ListOf<string>.Json, ListOf<string>.Comparer);
            article.Property(a => a.Origins).HasConversion(ListOf<FieldOrigin>.Json, ListOf<FieldOrigin>.Comparer);
            article.Property(a => a.Corrected).HasConversion(
                new ValueConverter<Corrected?, string?>(corrected => corrected == null ? null : StoredJson.WriteShort(corrected), stored => stored == null ? null : StoredJson.Read<Corrected>(stored)),
                new ValueComparer<Corrected?>((a, b) => ReferenceEquals(a, b), corrected => corrected == null ? 0 : corrected.GetHashCode(), corrected => corrected));
            article.Ignore(a => a.Head).Ignore(a => a.Filed).Ignore(a => a.CorrectedTitle);
            article.HasMany(a => a.Revisions).WithOne().HasForeignKey(r => r.ArticleId);
            article.Property(a => a.Version).IsConcurrencyToken();
        });
        model.Entity<Revision>(revision =>
        {
            revision.Property(r => r.Date).HasConversion(Dates);
            revision.Property(r => r.Blocks).HasConversion(
                new ValueConverter<IReadOnlyList<Block>, string>(blocks => BlockList.Write(blocks), stored => BlockList.Read(stored)),
                new ValueComparer<IReadOnlyList<Block>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
            revision.Property(r => r.ImportedAt).HasConversion(Moments);
        });
        model.Entity<RevisionAround>(around =>
        {
            around.HasKey(r => new { r.ArticleId, r.Number });
            around.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId);
            around.Property(r => r.Authors).HasConversion(ListOf<string>.Json, ListOf<string>.Comparer);
            around.Property(r => r.Origins).HasConversion(ListOf<FieldOrigin>.Json, ListOf<FieldOrigin>.Comparer);
        });
        model.Entity<Original>().HasKey(original => original.Hash);
        model.Entity<RevisionOriginal>(original =>
        {
            original.HasKey(o => new { o.ArticleId, o.Number });
            original.HasOne<Article>().WithMany().HasForeignKey(o => o.ArticleId);
            original.HasOne<Original>().WithMany().HasForeignKey(o => o.Hash);
        });
        model.Entity<ImportRun>(run =>
        {
            run.Property(r => r.StartedAt).HasConversion(Moments);
            run.Property(r => r.SeenAt).HasConversion(Moments);
            run.Property(r => r.EndedAt).HasConversion(Moments);
            run.Property(r => r.Paths).HasConversion(ListOf<string>.Json, ListOf<string>.Comparer);
            run.Property(r => r.Fault).HasConversion(
                new ValueConverter<Message?, string?>(fault => fault == null ? null : StoredMessages.Write(new[] { fault }), stored => stored == null ? null : StoredMessages.Read(stored)[0]));
        });
        model.Entity<ImportedFile>(file =>
        {
            file.HasKey(f => new { f.RunId, f.Place });
            file.HasOne<ImportRun>().WithMany().HasForeignKey(f => f.RunId);
            file.Property(f => f.Notes).HasConversion(
                new ValueConverter<IReadOnlyList<Message>, string>(notes => StoredMessages.Write(notes), stored => StoredMessages.Read(stored)),
                new ValueComparer<IReadOnlyList<Message>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
        });
        model.Entity<Duplicate>(duplicate =>
        {
            duplicate.HasKey(d => d.Key);
            duplicate.Property(d => d.Date).HasConversion(Dates);
            duplicate.HasOne<Article>().WithMany().HasForeignKey(d => d.ArticleId);
        });
        model.Entity<Quote>(quote =>
        {
            quote.Property(q => q.Parts).HasConversion(
                new ValueConverter<IReadOnlyList<Anchor>, string>(parts => StoredJson.Write(parts), stored => StoredJson.Read<List<Anchor>>(stored)),
                new ValueComparer<IReadOnlyList<Anchor>>((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list));
            quote.Property(q => q.Categories).HasConversion(Numbers, SameNumbers);
            quote.Property(q => q.Cue).HasConversion(Anchors!);
            quote.Property(q => q.Speaker).HasConversion(Anchors!);
            quote.Ignore(q => q.Content).Ignore(q => q.Words);
            quote.Property(q => q.Version).IsConcurrencyToken();
            quote.HasOne(q => q.Article).WithMany().HasForeignKey(q => q.ArticleId);
            // The database alone decides: EF would unlink or delete what it has at hand, without a line in the log.
            quote.HasOne(q => q.Entity).WithMany().HasForeignKey(q => q.EntityId).OnDelete(DeleteBehavior.ClientNoAction);
        });
        model.Entity<Mention>(mention =>
        {
            mention.Property(m => m.Anchor).HasConversion(Anchors);
            mention.Ignore(m => m.Content);
            mention.Property(m => m.Version).IsConcurrencyToken();
            mention.HasOne(m => m.Article).WithMany().HasForeignKey(m => m.ArticleId);
            mention.HasOne(m => m.Entity).WithMany().HasForeignKey(m => m.EntityId).OnDelete(DeleteBehavior.ClientNoAction);
        });
        model.Entity<Entity>(entity =>
        {
            entity.Ignore(e => e.Content).Ignore(e => e.Aliases);
            entity.Property(e => e.Functions).HasConversion(ListOf<EntityFunction>.Json, ListOf<EntityFunction>.Comparer);
            entity.Property(e => e.Identifiers).HasConversion(ListOf<EntityIdentifier>.Json, ListOf<EntityIdentifier>.Comparer);
            entity.Property(e => e.Unlike).HasConversion(ListOf<long>.Json, ListOf<long>.Comparer);
            entity.Property(e => e.Version).IsConcurrencyToken();
            entity.HasMany(e => e.Names).WithOne().HasForeignKey(n => n.EntityId);
        });
        model.Entity<EntityName>().HasKey(name => new { name.EntityId, name.Folded });
        model.Entity<SavedSearch>(search =>
        {
            search.Ignore(s => s.Content);
            search.Property(s => s.Version).IsConcurrencyToken();
            search.Property(s => s.SeenAt).HasConversion(Moments);
            search.Property(s => s.CreatedAt).HasConversion(Moments);
        });
        model.Entity<Collection>(collection =>
        {
            collection.Ignore(c => c.Content);
            collection.Property(c => c.Version).IsConcurrencyToken();
            collection.Property(c => c.CreatedAt).HasConversion(Moments);
        });
        model.Entity<CollectionArticle>().HasKey(member => new { member.CollectionId, member.ArticleId });
        model.Entity<CollectionStep>().HasKey(step => new { step.ChangeId, step.ArticleId });
        model.Entity<Category>(category =>
        {
            category.Ignore(c => c.Content);
            category.Property(c => c.Version).IsConcurrencyToken();
        });
        model.Entity<QuoteCategory>().HasKey(given => new { given.CategoryId, given.QuoteId });
        model.Entity<ArticleCategory>().HasKey(given => new { given.CategoryId, given.ArticleId });
        model.Entity<ProposedText>(read =>
        {
            read.HasKey(text => text.ArticleId);
            read.Property(text => text.ArticleId).ValueGeneratedNever();
        });
        model.Entity<ArticleSketch>(sketch =>
        {
            sketch.HasKey(one => one.ArticleId);
            sketch.Property(one => one.ArticleId).ValueGeneratedNever();
        });
        model.Entity<AnnotationImportRun>(run =>
        {
            run.HasKey(one => one.Batch);
            run.Property(one => one.Batch).ValueGeneratedNever();
            run.Property(one => one.At).HasConversion(Moments);
            run.Property(one => one.EndedAt).HasConversion(Moments);
        });
        model.Entity<ForeignEntity>().HasKey(foreign => foreign.Name);
        model.Entity<Actor>();
        model.Entity<Change>(change =>
        {
            change.Property(c => c.At).HasConversion(Moments);
            change.HasOne(c => c.Actor).WithMany().HasForeignKey(c => c.ActorId);
            change.Ignore(c => c.Who);
        });

        foreach (var table in model.Model.GetEntityTypes())
        {
            table.SetTableName(SnakeCase(table.ClrType.Name));
            foreach (var property in table.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum)
                    property.SetValueConverter((ValueConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(type))!);
            }
        }
    }

    private static readonly ValueConverter<PartialDate, string> Dates = new(date => date.ToString(), stored => ReadDate(stored));

    private static readonly ValueConverter<DateTimeOffset, long> Moments =
        new(moment => moment.ToUnixTimeMilliseconds(), stored => ReadMoment(stored));

    private static readonly ValueConverter<Anchor, string> Anchors = new(anchor => StoredJson.Write(anchor), stored => StoredJson.Read<Anchor>(stored));

    private static readonly ValueConverter<IReadOnlyList<long>, string> Numbers =
        new(numbers => StoredJson.Write(numbers), stored => StoredJson.Read<List<long>>(stored));

    private static readonly ValueComparer<IReadOnlyList<long>> SameNumbers =
        new((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list);

    internal static DateTimeOffset ReadMoment(long stored) =>
        stored >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && stored <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(stored)
            : throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException($"Not a moment: {stored}"));

    internal static PartialDate ReadDate(string stored) =>
        PartialDate.TryParse(stored, out var date) ? date : throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException($"Not a date: {stored}"));

    // Lists that are read and written whole.
    private static class ListOf<T>
    {
        public static readonly ValueConverter<IReadOnlyList<T>, string> Json = new(list => StoredJson.Write(list), stored => StoredJson.Read<List<T>>(stored));

        public static readonly ValueComparer<IReadOnlyList<T>> Comparer = new((a, b) => a!.SequenceEqual(b!), list => list.Count, list => list);
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? $"_{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    // Kinds and states are stored as the words the API uses.
    private sealed class WordConverter<T>()
        : ValueConverter<T, string>(value => value.ToString().ToLowerInvariant(), stored => ReadWord<T>(stored))
        where T : struct, Enum;

    private static T ReadWord<T>(string stored)
        where T : struct, Enum =>
        Enum.TryParse<T>(stored, true, out var value) ? value : throw new DamagedArchiveException(DamagedPart.Data, new InvalidDataException($"Not a {typeof(T).Name}: {stored}"));
}
