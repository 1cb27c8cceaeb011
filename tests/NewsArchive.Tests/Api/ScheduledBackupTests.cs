using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace NewsArchive.Tests.Api;

/// <summary>The backups that the site makes by itself, also where it is open for a few minutes a day.</summary>
public sealed class ScheduledBackupTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly ManualTime _time = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_session_is_backed_up_as_soon_as_it_is_left_alone()
    {
        await using var site = new Session(_data.Path, _time);
        await site.Api().GetAsync("/api/articles");
        Assert.Empty(Backups());
        await UntilAsync(1, TimeSpan.FromSeconds(20));
        Assert.True((bool)(await site.Api().GetAsync("/readyz"))["backup"]!);
    }

    [Fact]
    public async Task Whoever_reads_without_a_break_is_not_disturbed_for_three_minutes_and_is_backed_up_all_the_same()
    {
        await using var site = new Session(_data.Path, _time);
        for (var second = 0; second < 180; second += 10)
        {
            await site.Api().GetAsync("/api/articles");
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Empty(Backups());
        await UntilAsync(1, TimeSpan.FromSeconds(10), () => site.Api().GetAsync("/api/articles"));
    }

    [Fact]
    public async Task Two_minutes_a_day_leave_a_backup_of_each_day_with_what_was_done()
    {
        for (var day = 1; day <= 3; day++)
        {
            await using (var site = new Session(_data.Path, _time))
            {
                _time.Advance(TimeSpan.FromMinutes(1));
                Assert.Equal(System.Net.HttpStatusCode.Created, (await site.Api().PostAsync("/api/entities", new { name = $"Personne {day}", kind = "person" })).Status);
                _time.Advance(TimeSpan.FromMinutes(1));
            }

            Assert.Equal(day, Backups().Length);
            Assert.Equal(day, EntitiesOf(Backups()[^1]));
            // Not a whole day.
            _time.Advance(TimeSpan.FromHours(23.5));
        }
    }

    [Fact]
    public async Task A_session_without_changes_leaves_none()
    {
        for (var day = 1; day <= 3; day++, _time.Advance(TimeSpan.FromHours(23.5)))
        {
            await using var site = new Session(_data.Path, _time);
            await site.Api().GetAsync("/api/articles");
        }

        Assert.Single(Backups());
    }

    [Fact]
    public async Task A_backup_dated_ahead_does_not_stop_the_next()
    {
        await using (var site = new Session(_data.Path, _time))
            await site.Api().GetAsync("/api/articles");
        File.Move(Backups().Single(), Path.Combine(_data.Path, "backups", "scheduled-20991231-000000.zip"));
        await using var again = new Session(_data.Path, _time);
        await again.Api().PostAsync("/api/entities", new { name = "Jean", kind = "person" });
        await UntilAsync(2, TimeSpan.FromSeconds(20));
    }

    private static int EntitiesOf(string backup)
    {
        using var zip = System.IO.Compression.ZipFile.OpenRead(backup);
        using var manifest = zip.GetEntry("manifest.json")!.Open();
        return (int)System.Text.Json.Nodes.JsonNode.Parse(manifest)!["counts"]!["entities"]!;
    }

    private string[] Backups() => Directory.Exists(Path.Combine(_data.Path, "backups"))
        ? [.. Directory.GetFiles(Path.Combine(_data.Path, "backups"), "scheduled-*.zip").Order(StringComparer.Ordinal)] : [];

    // What goes off by the clock is done on another thread.
    private async Task UntilAsync(int count, TimeSpan step, Func<Task>? meanwhile = null)
    {
        for (var i = 0; i < 200 && Backups().Length < count; i++)
        {
            await (meanwhile?.Invoke() ?? Task.CompletedTask);
            _time.Advance(step);
            await Task.Delay(50);
        }

        Assert.Equal(count, Backups().Length);
    }

    private sealed class Session(string data, TimeProvider time) : WebApplicationFactory<Program>
    {
        public ApiClient Api() => new(CreateClient());

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Production");
            builder.UseSetting("Archive:DataDirectory", data);
            builder.UseSetting("Archive:Propose", "false");
            builder.UseSetting("Archive:SeedsDirectory", Repository.Seeds);
            builder.ConfigureTestServices(services => services.AddSingleton(time));
        }
    }
}
