using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NewsArchive.Api;
using NewsArchive.Backups;
using NewsArchive.Contract;
using NewsArchive.Editing;
using NewsArchive.Editing.Annotations;
using NewsArchive.Exporting;
using NewsArchive.Importing;
using NewsArchive.Pages.Shared;
using NewsArchive.Search.Articles;
using NewsArchive.Search.Concordance;
using NewsArchive.Search.Entities;
using NewsArchive.Search.Index;
using NewsArchive.Search.Quotations;
using NewsArchive.Search.Spelling;
using NewsArchive.Storage;
using NewsArchive.Wording;
using Serilog;

namespace NewsArchive.Hosting;

/// <summary>The web: what it is made of, in the order a request meets it.</summary>
public static class Site
{
    private const string DefaultAddress = "http://localhost:5080";

    public static async Task<int> RunAsync(string[] settings, CommandConsole console)
    {
        Log.Logger = Logging.Bootstrap();
        try
        {
            return await Failures.SayAsync(console, () => ServeAsync(settings, console), () => Settings.Archive(Settings.Of(settings)).DataDirectory);
        }
        catch (Exception fault) when (fault is not HostAbortedException)
        {
            Log.Fatal(fault, "The site ended by a fault of the program");
            throw;
        }
        finally
        {
            await Log.CloseAndFlushAsync();
        }
    }

    private static async Task<int> ServeAsync(string[] settings, CommandConsole console)
    {
        await using var app = Build(settings);
        using var inUse = ArchiveInUse.Share(app.Services.GetRequiredService<ArchiveOptions>());
        await app.Services.GetRequiredService<Preparation>().RunAsync(CancellationToken.None);
        Announcement.Register(app, console);
        app.Lifetime.ApplicationStarted.Register(() => Task.Run(() => GoOnAsync(app)));
        await app.RunAsync();
        return 0;
    }

    // Uploads whose import was killed with the site. Where another program has the write lock, a person finds them stopped.
    private static async Task GoOnAsync(WebApplication app)
    {
        try
        {
            var runs = app.Services.GetRequiredService<ImportRuns>();
            foreach (var run in await runs.GoOnKilledAsync())
                app.Logger.LogInformation("Import {Run} goes on with uploads whose import was killed", run);
            await runs.RemoveLeftoversAsync();
        }
        catch (Exception fault) when (StoreFaults.Of(fault) is not null)
        {
            app.Logger.LogWarning(fault, "Imports that were killed could not be gone on with");
        }
    }

    private static WebApplication Build(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets();
        builder.Configuration.AddEnvironmentVariables(Settings.EnvironmentPrefix).AddCommandLine(settings);
        var archive = Settings.Archive(builder.Configuration);
        Logging.Configure(builder, archive);
        Listening.Configure(builder, DefaultAddress);
        AddServices(builder.Services, archive);

        var app = builder.Build();
        app.UseRequestLog();
        app.UseMiddleware<NoteReaders>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<HeadRequests>();
        app.UseRequestLocalization();
        Errors.Use(app);
        app.UseMiddleware<SameOrigin>();
        app.UseRouting();
        Errors.UseForData(app);
        app.UseMiddleware<NoteDamage>();
        app.MapStaticAssets();
        app.MapRazorPages();
        Routes.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ArchiveOptions archive)
    {
        services.AddSingleton(archive).AddSingleton(TimeProvider.System).AddSingleton<Importer>().AddSingleton<Preparation>().AddSingleton<Readers>().AddSingleton<DamageRecord>();
        // What fails beside the site is logged, and does not end it.
        services.Configure<HostOptions>(host => host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore);
        services.AddSingleton<ScheduledBackups>().AddHostedService<ProposingBeside>().AddHostedService<ReprintsBeside>().AddHostedService<Watching>().AddHostedService<CheckpointService>().AddHostedService<ScheduledBackupService>();
        services.AddSingleton<SearchSnapshots>().AddScoped<PinnedSnapshot>().AddHostedService<IndexService>();
        services.AddDbContextPool<ArchiveContext>(builder => Database.Use(builder, archive));
        services.AddScoped(provider => new ChangeLog(provider.GetRequiredService<ArchiveContext>(), provider.GetRequiredService<TimeProvider>(), "local"));
        services.AddSingleton<AddressReader>(address => ListAddress.Open(address, archive.LongestQuery).Articles());
        services.AddScoped<ArticleSearch>().AddScoped<SpellingSuggestions>().AddScoped<ConcordanceSearch>().AddScoped<QuoteSearch>().AddScoped<EntitySearch>().AddScoped<DuplicateSearch>();
        services.AddScoped<WaitingProposals>().AddScoped<AnnotationDecisions>().AddScoped<Proposing>().AddScoped<QuoteEditor>().AddScoped<MentionEditor>().AddScoped<EntityEditor>().AddScoped<EntityMerge>().AddScoped<EntitySplit>().AddScoped<ArticleEditor>().AddScoped<BulkCorrection>().AddScoped<SavedSearchEditor>();
        services.AddScoped<Exporter>().AddSingleton<AnnotationTally>().AddScoped<ServedContainer>().AddScoped<ServedAnnotations>().AddScoped<AnnotationDrafts>().AddScoped<CollectionMembers>().AddScoped<CollectionEditor>().AddScoped<CategoryEditor>();
        services.AddScoped<WaitingAnchors>().AddScoped<ChangeHistory>().AddScoped<Undo>().AddScoped<Occurrences>().AddSingleton<TaggingRuns>().AddSingleton<ImportRuns>().AddScoped<ImportUndo>();

        services.AddRazorPages().AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<OnlyHandlers>();
            mvc.Filters.Add<ReadableForms>();
            // They read names of fields as jQuery writes them, which no page does, and throw at a bracket that is not closed.
            mvc.ValueProviderFactories.RemoveType<JQueryFormValueProviderFactory>();
            mvc.ValueProviderFactories.RemoveType<JQueryQueryStringValueProviderFactory>();
        });
        // Letters stay letters: what HTML needs escaped is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddOpenApi("v1", Description.Configure);
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json => ContractJson.Apply(json.SerializerOptions));
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "newsarchive-form");
        services.Configure<FormOptions>(form => (form.ValueCountLimit, form.ValueLengthLimit) = (ListRequest.LargestPage + 200, 256 * 1024));
        services.AddDataProtection().SetApplicationName("NewsArchive").PersistKeysToFileSystem(new DirectoryInfo(archive.KeyDirectory));
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            localization.DefaultRequestCulture = new RequestCulture(Texts.Languages[0]);
            localization.SupportedCultures = localization.SupportedUICultures = [.. Texts.Languages];
            localization.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "newsarchive-language" }, new AcceptLanguageHeaderRequestCultureProvider()];
        });
        services.Configure<RouteOptions>(routes => routes.LowercaseUrls = true);
    }
}
