namespace SpecLattice.Vmm.Migration.Reports;

/// <summary>How long a migration may take and how much it takes from a peer.</summary>
public sealed record MigrationLimits
{
    /// <summary>The largest <see cref="FramePages"/>: what a peer may send at once.</summary>
    public const int MaxFramePages = 256;

    /// <summary>How long to wait for a peer that says nothing.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to try to reach the source.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the guest should be paused at most: the memory left over is sent while it does.</summary>
    public TimeSpan DowntimeBudget { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>How many times memory is sent at most while the guest runs.</summary>
    public int MaxRounds { get; init; } = 8;

    /// <summary>
    /// What happens when the budget cannot be kept after the last round: true gives up and leaves the guest running, false pauses it
    /// for longer.
    /// </summary>
    public bool RequireDowntimeBudget { get; init; }

    /// <summary>
    /// The longest that the guest is paused before the target is told to run it, however the target behaves: then the migration fails, and the guest runs on.
    /// </summary>
    public TimeSpan PauseLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many pages of 4 KiB go into one message, 1 to <see cref="MaxFramePages"/>.</summary>
    public int FramePages { get; init; } = MaxFramePages;

    /// <summary>The largest JSON message taken from a peer, in bytes.</summary>
    public int MaxDocumentBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>How often a target that has everything asks again whether it may run, when the connection breaks just then.</summary>
    public int HandoverRetries { get; init; } = 3;

    /// <summary>Says what is wrong with the limits.</summary>
    /// <returns>The first problem, or null.</returns>
    public string? FindProblem() => this switch
    {
        { IdleTimeout.Ticks: <= 0 } or { ConnectTimeout.Ticks: <= 0 } => "a migration needs time: timeouts must be positive",
        { DowntimeBudget.Ticks: < 0 } => "the downtime budget must not be negative",
        { PauseLimit.Ticks: <= 0 } => "the state of a guest is sent while it is paused: the limit for that must be positive",
        { MaxRounds: < 1 } => "memory is sent at least once while the guest runs",
        { FramePages: < 1 or > MaxFramePages } => $"a message holds 1 to {MaxFramePages} pages, not {FramePages}",
        { MaxDocumentBytes: < 4096 } => "a JSON message needs 4096 bytes at least",
        { HandoverRetries: < 0 } => "the number of retries must not be negative",
        _ => null,
    };
}
