using System.Numerics;
using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Tests.Handovers;

/// <summary>What the two sides say to each other in a handover.</summary>
internal enum Word
{
    /// <summary>To the source: "I have everything".</summary>
    Ready,

    /// <summary>To the source: "may I run?", on a new connection.</summary>
    Ask,

    /// <summary>To the source: "I run".</summary>
    Runs,

    /// <summary>To the target: "run", sent so recently that the target still acts on it.</summary>
    Run,

    /// <summary>To the target: "run", but so late that the target's wait has expired when it is read.</summary>
    OldRun,

    /// <summary>To the target: the VM stays at the source.</summary>
    No,

    /// <summary>To the source, which asked: the target runs the VM.</summary>
    ItRuns,

    /// <summary>To the source, which asked: the target has dropped the VM.</summary>
    ItFailed,
}

/// <summary>Source, target and the messages between them at one moment.</summary>
/// <param name="Source">The source; null when it was restarted, which loses the VM.</param>
/// <param name="Target">The target; null when it was restarted.</param>
/// <param name="Connection">The number of the connection that the target opened last.</param>
/// <param name="Messages">A bit for each message under way: there may be any number of copies of it.</param>
internal readonly record struct World(SourceState? Source, TargetState? Target, int Connection, uint Messages)
{
    /// <summary>The first connection, and two on which the target asks again.</summary>
    public const int MaxConnections = 3;

    private const int Words = 8;

    public static World First { get; } = new(SourceState.Sending, TargetState.Receiving, 0, 0);

    /// <summary>Whether the guest runs at the source, or will be resumed there.</summary>
    public bool SourceRuns => Source is SourceState.Sending or SourceState.Kept;

    public bool TargetRuns => Target is TargetState.Running or TargetState.RunningCut or TargetState.Reported;

    /// <summary>Whether neither side waits for anything.</summary>
    public bool IsSettled =>
        Source is null or SourceState.Kept or SourceState.HandedOver && Target is null or TargetState.Reported or TargetState.Failed;

    /// <summary>Whether the target reads what comes on its connection.</summary>
    public bool TargetListens => Target is TargetState.Receiving or TargetState.Waiting or TargetState.Running;

    public World With(Word word, int connection) => this with { Messages = Messages | Bit(word, connection) };

    public World Without(Word word, int connection) => this with { Messages = Messages & ~Bit(word, connection) };

    /// <summary>The messages under way.</summary>
    public IEnumerable<(Word Word, int Connection)> UnderWay()
    {
        for (var rest = Messages; rest != 0; rest &= rest - 1)
        {
            var at = BitOperations.TrailingZeroCount(rest);
            yield return ((Word)(at % Words), at / Words);
        }
    }

    /// <summary>The same after so much time that the target no longer acts on what was sent.</summary>
    public World Later()
    {
        var later = this;
        foreach (var (word, connection) in UnderWay())
        {
            later = word == Word.Run ? later.Without(word, connection).With(Word.OldRun, connection) : later;
        }

        return later;
    }

    public override string ToString() =>
        $"source {Source?.ToString() ?? "restarted"}, target {Target?.ToString() ?? "restarted"} on connection {Connection}, under way: {string.Join(", ", UnderWay())}";

    private static uint Bit(Word word, int connection) => 1u << ((connection * Words) + (int)word);
}
