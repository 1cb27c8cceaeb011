using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Annotations;
using NewsArchive.Articles;
using NewsArchive.Codebook;
using NewsArchive.Collections;
using NewsArchive.Entities;
using NewsArchive.SavedSearches;
using NewsArchive.Storage.Sqlite;

namespace NewsArchive.Storage;

/// <summary>The tables of an archive, as EF Core sees them. Read with projections; change through <c>Editing</c>, which keeps the log.</summary>
/// <param name="options">The options of the context (see <see cref="Database"/>).</param>
public sealed class ArchiveContext(DbContextOptions<ArchiveContext> options) : DbContext(options)
{
    private readonly DbConnection? _given;

    /// <summary>Makes a context on an open connection. Who only reads by <see cref="Connection"/> does not wait until EF Core has built its model: a second, at the start of a program.</summary>
    internal ArchiveContext(DbConnection open)
        : this(new DbContextOptions<ArchiveContext>()) => _given = open;

    /// <summary>The connection, for statements of one's own; it may be closed (see <see cref="OpenAsync"/>).</summary>
    public DbConnection Connection => _given ?? Database.GetDbConnection();

    /// <summary>Every article, deleted ones included.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>The articles that no one has deleted.</summary>
    public IQueryable<Article> LivingArticles => Articles.Where(article => !article.IsDeleted);

    /// <summary>The texts of the articles.</summary>
    public DbSet<Revision> Revisions => Set<Revision>();

    /// <summary>What files said around their texts, of revisions that another one has followed.</summary>
    public DbSet<RevisionAround> RevisionArounds => Set<RevisionAround>();

    /// <summary>The bytes of saved pages.</summary>
    public DbSet<Original> Originals => Set<Original>();

    /// <summary>Which revisions were read from them.</summary>
    public DbSet<RevisionOriginal> RevisionOriginals => Set<RevisionOriginal>();

    /// <summary>The imports.</summary>
    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    /// <summary>What became of each file of an import.</summary>
    public DbSet<ImportedFile> ImportedFiles => Set<ImportedFile>();

    /// <summary>Files whose text was there already.</summary>
    public DbSet<Duplicate> Duplicates => Set<Duplicate>();

    /// <summary>The quotations, those of deleted articles included.</summary>
    public DbSet<Quote> Quotes => Set<Quote>();

    /// <summary>The mentions, those of deleted articles included.</summary>
    public DbSet<Mention> Mentions => Set<Mention>();

    /// <summary>The register of persons, organisations, places, events and others, those that were merged into another one included.</summary>
    public DbSet<Entity> Entities => Set<Entity>();

    /// <summary>The entities that were not merged into another one.</summary>
    public IQueryable<Entity> LivingEntities => Entities.Where(entity => entity.MergedInto == null);

    /// <summary>Every name an entity goes by.</summary>
    public DbSet<EntityName> EntityNames => Set<EntityName>();

    /// <summary>The searches that were given a name.</summary>
    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();

    /// <summary>The collections of articles.</summary>
    public DbSet<Collection> Collections => Set<Collection>();

    /// <summary>The articles of the fixed collections, deleted ones included.</summary>
    public DbSet<CollectionArticle> CollectionArticles => Set<CollectionArticle>();

    /// <summary>The codebook.</summary>
    public DbSet<Category> Categories => Set<Category>();

    /// <summary>The quotations by category; the database keeps it in step with <see cref="Quotes"/>.</summary>
    public DbSet<QuoteCategory> QuoteCategories => Set<QuoteCategory>();

    /// <summary>The articles by category; the database keeps it in step with <see cref="Articles"/>.</summary>
    public DbSet<ArticleCategory> ArticleCategories => Set<ArticleCategory>();

    /// <summary>The texts the program has made its proposals for.</summary>
    public DbSet<ProposedText> ProposedTexts => Set<ProposedText>();

    /// <summary>By what texts find those that are nearly the same.</summary>
    public DbSet<ArticleSketch> Sketches => Set<ArticleSketch>();

    /// <summary>The decisions of the change log that are imports of annotations.</summary>
    public DbSet<AnnotationImportRun> AnnotationImports => Set<AnnotationImportRun>();

    /// <summary>Whom files of annotations mean by their own names.</summary>
    public DbSet<ForeignEntity> ForeignEntities => Set<ForeignEntity>();

    /// <summary>The change log.</summary>
    public DbSet<Change> Changes => Set<Change>();

    /// <summary>Opens <see cref="Connection"/> until the context is disposed of.</summary>
    /// <param name="cancellation">Stops it.</param>
    public Task OpenAsync(CancellationToken cancellation = default) => _given is null ? Database.OpenConnectionAsync(cancellation) : Task.CompletedTask;

    /// <summary>Begins to write: the one way in which changes of a context are saved. The transaction is immediate: versions are compared and written without a gap.</summary>
    /// <param name="cancellation">Stops the wait for other writers.</param>
    /// <returns>The transaction; what is not committed is taken back when it is disposed of.</returns>
    /// <exception cref="BusyArchiveException">Somebody else is writing for longer than <see cref="ArchiveOptions.BusyTimeout"/>.</exception>
    public Task<WriteTransaction> BeginWriteAsync(CancellationToken cancellation = default) => Database.CurrentTransaction is null
        ? WriteLock.BeginAsync(Connection, this, cancellation)
        : throw new InvalidOperationException("The context is in a transaction already.");

    /// <inheritdoc/>
    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder)
    {
        if (_given is not null)
            optionsBuilder.UseSqlite(_given).AddInterceptors(WriteGuard.Instance);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => Mapping.Of(modelBuilder);
}
