namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>
/// A clock that only the guest's own instructions move on, and waiting for a timer: for runs that must be the same each time. The time of day never changes by
/// itself.
/// </summary>
internal sealed class InstructionTime : TimeProvider
{
    /// <summary>What an instruction takes: 100 million a second.</summary>
    public const long NanosecondsPerInstruction = 10;

    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long _nanoseconds;

    public override long TimestampFrequency => 1_000_000_000;

    public override long GetTimestamp() => Volatile.Read(ref _nanoseconds);

    public override DateTimeOffset GetUtcNow() => Beginning;

    /// <summary>Moves the clock on.</summary>
    public void Advance(long nanoseconds) => Interlocked.Add(ref _nanoseconds, nanoseconds);
}
