namespace NewsArchive.Tests.Support;

/// <summary>A clock that stands still until a test moves it, with its timers.</summary>
public sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];

    // The times of files are those of the machine.
    private DateTimeOffset _now = System.GetUtcNow();

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    /// <summary>Moves the clock; timers that are due on the way go off at their time.</summary>
    public void Advance(TimeSpan by)
    {
        for (var end = GetUtcNow() + by; ;)
        {
            ManualTimer? next;
            lock (_lock)
            {
                next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
                _now = next is null ? end : next.Due > _now ? next.Due : _now;
                next?.Schedule(next.Period, _now);
            }

            if (next is null)
                return;
            next.Callback();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        lock (_lock)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        public Action Callback => callback;

        public DateTimeOffset Due { get; private set; } = DateTimeOffset.MaxValue;

        public TimeSpan Period { get; private set; }

        public void Schedule(TimeSpan after, DateTimeOffset now) =>
            Due = after == Timeout.InfiniteTimeSpan || after == TimeSpan.Zero ? DateTimeOffset.MaxValue : now + after;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                Period = period;
                Due = dueTime == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : time._now + dueTime;
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
