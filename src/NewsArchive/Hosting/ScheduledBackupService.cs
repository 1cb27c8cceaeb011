using NewsArchive.Backups;

namespace NewsArchive.Hosting;

/// <summary>Makes the scheduled backups in the background, also for a site that is open for a few minutes a day.</summary>
internal sealed class ScheduledBackupService(
    ScheduledBackups backups, Storage.ArchiveOptions options, Readers readers, TimeProvider time, ILogger<ScheduledBackupService> log) : BackgroundService
{
    // Whoever has just started the site wants to read: a backup waits for a moment without requests, but not for ever.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20), LongestWait = TimeSpan.FromMinutes(3);

    // What is closed within this is a short session. Afterwards it is enough to look now and then.
    private static readonly TimeSpan ShortSession = TimeSpan.FromHours(1), LongPause = TimeSpan.FromMinutes(10);

    // Whoever closes the site does not wait longer than this, and not at all where it would hardly be enough.
    private static readonly TimeSpan LongestAtTheEnd = TimeSpan.FromSeconds(8);
    private const long LargestAtTheEnd = 256L << 20;

    private readonly Lock _lock = new();
    private long _started, _last;
    private long? _waitingSince;
    private bool _isStarted;
    private Task? _closing;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        // A host that is stopped from two sides stops its services twice.
        lock (_lock)
            _closing ??= _isStarted ? Task.Run(() => Close(cancellationToken), CancellationToken.None) : Task.CompletedTask;
        await _closing;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        (_isStarted, _started, _last) = (true, time.GetTimestamp(), time.GetTimestamp());
        try
        {
            using var timer = new PeriodicTimer(Pause, time);
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await Task.Run(() => Look(stoppingToken), CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The site ends; what was begun is removed.
        }
    }

    private void Close(CancellationToken cancellation)
    {
        if (!File.Exists(options.DatabaseFile) || new FileInfo(options.DatabaseFile).Length > LargestAtTheEnd)
            return;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(LongestAtTheEnd);
        try
        {
            MakeIfDue(BackupOccasion.Closing, limit.Token);
        }
        catch (OperationCanceledException)
        {
            log.LogInformation("There was no time for a backup: it is made at the next start");
        }
    }

    private void Look(CancellationToken cancellation)
    {
        var occasion = time.GetElapsedTime(_started) < ShortSession ? BackupOccasion.Started : BackupOccasion.Running;
        if ((occasion == BackupOccasion.Running || backups.Failure is not null) && time.GetElapsedTime(_last) < LongPause)
            return;
        _waitingSince ??= time.GetTimestamp();
        if (readers.WereHereWithin(Pause) && time.GetElapsedTime(_waitingSince.Value) < LongestWait)
            return;
        (_waitingSince, _last) = (null, time.GetTimestamp());
        MakeIfDue(occasion, cancellation);
    }

    private void MakeIfDue(BackupOccasion occasion, CancellationToken cancellation)
    {
        try
        {
            var since = time.GetTimestamp();
            if (backups.MakeIfDue(occasion, cancellation) is not { } report)
                return;
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
