using NewsArchive.Backups;

namespace NewsArchive.Hosting;

/// <summary>Makes the scheduled backups beside the site.</summary>
internal sealed class BackingUpBeside(ScheduledBackups backups, TimeProvider time, ILogger<BackingUpBeside> log) : BackgroundService
{
    // Not at once: whoever has just started the site wants to read.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            using var timer = new PeriodicTimer(Pause, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Task.Run(() => MakeIfDue(stoppingToken), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends; what was begun is removed.
        }
    }

    private void MakeIfDue(CancellationToken cancellation)
    {
        try
        {
            if (!backups.IsDue())
                return;
            var since = time.GetTimestamp();
            var report = backups.Make(cancellation);
            log.LogInformation("Backed up to {File}, {Bytes} bytes in {Seconds:0.0} s", report.File, report.Bytes, time.GetElapsedTime(since).TotalSeconds);
            if (report.Odd is not null)
                log.LogWarning("A restore will refuse this backup: {Part} is not of NewsArchive. Run check --repair", Cli.Plain.Of(report.Odd));
        }
        catch (UnusableBackupException fault)
        {
            log.LogError("The scheduled backup failed: {Reason}", Cli.Plain.Of(Wording.Texts.Say(fault.Reason)));
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // Whatever it is, the site goes on, and tries again.
            log.LogError(fault, "The scheduled backup failed");
        }
    }
}
