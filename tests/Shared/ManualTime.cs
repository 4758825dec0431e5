namespace SpecLattice.Tests.Shared;

/// <summary>A clock that stands still until a test moves it: what waits for a time waits for the test, on a slow machine as on a fast one.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private int _started;

    /// <summary>How many waits were begun so far.</summary>
    public int Started => Volatile.Read(ref _started);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Assert.Equal(Timeout.InfiniteTimeSpan, period);
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        Interlocked.Increment(ref _started);
        return timer;
    }

    /// <summary>Moves the clock; what is due by then happens before this returns.</summary>
    public void Advance(TimeSpan by)
    {
        var until = GetUtcNow() + by;
        while (FireNext(until))
        {
        }

        lock (_gate)
        {
            _now = until;
        }
    }

    /// <summary>Moves the clock just past the end of the wait that ends first, if there is one.</summary>
    public bool AdvanceToNext() => FireNext(DateTimeOffset.MaxValue);

    /// <summary>Lets the waits end, one after the other, until something is so.</summary>
    public async Task AdvanceUntilAsync(Func<bool> holds)
    {
        using var guard = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        guard.CancelAfter(TimeSpan.FromMinutes(5));
        while (!holds())
        {
            AdvanceToNext();
            await Task.Delay(1, guard.Token);
        }
    }

    private bool FireNext(DateTimeOffset until)
    {
        ManualTimer? next;
        lock (_gate)
        {
            next = _timers.MinBy(timer => timer.Due);
            if (next is null || next.Due > until)
            {
                return false;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due.AddTicks(1) : _now;
        }

        next.Fire();
        return true;
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                time._timers.Remove(this);
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = time._now + dueTime;
                    time._timers.Add(this);
                }

                return true;
            }
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
