using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Storage;

namespace NewsArchive.Tests.Api;

/// <summary>No page can be added to the database any more: what SQLite says then, it says of a full disk.</summary>
public sealed class FullDiskTests(FullDiskTests.FullSite site) : IClassFixture<FullDiskTests.FullSite>
{
    private const int Most = 500;

    [Theory]
    [InlineData("fr", "Disque plein", "Le disque est plein")]
    [InlineData("en", "Disk full", "The disk is full")]
    public async Task A_program_is_told_that_nothing_was_saved(string language, string title, string sentence)
    {
        var api = site.Api(language);
        for (var tries = 0; ; tries++)
        {
            var before = site.Count("SELECT count(*) FROM change");
            var answer = await api.PostAsync("/api/entities", new { name = $"Personne {language} {tries}", kind = "person", description = new string('é', 1000) });
            if (answer.Status == HttpStatusCode.Created && tries < Most)
                continue;
            Assert.Equal((HttpStatusCode.InsufficientStorage, title, "store.full"), (answer.Status, (string?)answer["title"], answer.Code));
            Assert.Contains(sentence, (string?)answer["detail"], StringComparison.Ordinal);
            Assert.Contains(site.DataDirectory, (string?)answer["detail"], StringComparison.Ordinal);
            Assert.Null(answer.Response.Headers.RetryAfter);
            Assert.Equal((before, 0L), (site.Count("SELECT count(*) FROM change"), site.Count($"SELECT count(*) FROM entity WHERE name = 'Personne {language} {tries}'")));
            break;
        }

        Assert.Equal(HttpStatusCode.OK, (await site.Client().GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_person_is_told_and_keeps_what_was_typed()
    {
        var browser = site.Browse();
        for (var tries = 0; ; tries++)
        {
            var page = await browser.SubmitAsync(await browser.OpenAsync("/codebook"), "form.sheet", ("Name", $"Thème {tries}"), ("Definition", new string('é', 1000)));
            if (page.Status == HttpStatusCode.OK && tries < Most)
                continue;
            Assert.Equal((HttpStatusCode.InsufficientStorage, "Disque plein"), (page.Status, page.Words("h1")));
            Assert.Equal($"Thème {tries}", page.One("form.unsaved input[name=Name]").GetAttribute("value"));
            break;
        }
    }

    public sealed class FullSite : TestSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<ArchiveContext>(options => options.AddInterceptors(new Full())));
        }
    }

    private sealed class Full : DbConnectionInterceptor
    {
        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var limit = connection.CreateCommand();
            limit.CommandText = "PRAGMA max_page_count = 1";
            limit.ExecuteNonQuery();
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
