using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace NewsArchive.Tests.Hosting;

/// <summary>What the write-ahead log holds is written back beside the site, by a clock on which a minute is soon over.</summary>
public sealed class CheckpointTests : IDisposable
{
    private readonly FastSite _site = new();

    private string Log => Path.Combine(_site.DataDirectory, "archive.db-wal");

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_log_is_empty_soon_after_a_change_and_after_the_last_reader()
    {
        var api = _site.Api();
        Assert.Equal(HttpStatusCode.Created, (await api.PostAsync("/api/entities", new { name = "Anne", kind = "person" })).Status);
        await UntilEmptyAsync();
        using (new LongReader(_site.DataDirectory))
        {
            Assert.Equal(HttpStatusCode.Created, (await api.PostAsync("/api/entities", new { name = "Zoé", kind = "person" })).Status);
            Assert.NotEqual(0, new FileInfo(Log).Length);
            await _site.Time.PassedAsync(20);
            Assert.NotEqual(0, new FileInfo(Log).Length);
            Assert.Equal(HttpStatusCode.Created, (await api.PostAsync("/api/entities", new { name = "Jean", kind = "person" })).Status);
        }

        await UntilEmptyAsync();
        Assert.Equal(3, _site.Count("SELECT count(*) FROM entity"));
    }

    // Bounded by looks, not by a clock: each waits until many more timers have run.
    private async Task UntilEmptyAsync()
    {
        for (var look = 0; new FileInfo(Log).Length > 0; look++)
        {
            Assert.True(look < 200, "The log was never emptied.");
            await _site.Time.PassedAsync(10);
        }
    }

    private sealed class FastSite() : TestSite(folder => folder.Write("a.txt", "date 2023 Un titre\n\nUn texte."))
    {
        public FastTime Time { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Archive:Backups:Every", "0");
            builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Time));
        }
    }

    /// <summary>Timers come five hundred times as often.</summary>
    private sealed class FastTime : TimeProvider
    {
        private const int Speed = 500;

        private int _ticks;

        /// <summary>Ends when so many timers more have run out.</summary>
        public async Task PassedAsync(int ticks)
        {
            for (var until = Volatile.Read(ref _ticks) + ticks; Volatile.Read(ref _ticks) < until;)
                await Task.Delay(1);
        }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(
            given =>
            {
                Interlocked.Increment(ref _ticks);
                callback(given);
            },
            state, Faster(dueTime), Faster(period));

        private static TimeSpan Faster(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : span / Speed;
    }
}
