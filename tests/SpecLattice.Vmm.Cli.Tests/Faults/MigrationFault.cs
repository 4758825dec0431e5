namespace SpecLattice.Vmm.Cli.Tests.Faults;

/// <summary>What can happen to a migration.</summary>
internal enum MigrationFault
{
    /// <summary>The source's process is killed.</summary>
    KillSource,

    /// <summary>The target's process is killed.</summary>
    KillTarget,

    /// <summary>The source's process stands still for longer than its peer waits.</summary>
    StopSource,

    /// <summary>The target's process stands still for longer than its peer waits.</summary>
    StopTarget,

    /// <summary>The connection breaks.</summary>
    Cut,

    /// <summary>The connection breaks, and the one after it too.</summary>
    CutTwice,

    /// <summary>Nothing arrives for a while, though not for as long as the peer waits.</summary>
    Delay,

    /// <summary>Nothing arrives for longer than the peer waits.</summary>
    Stall,

    /// <summary>A bit is changed.</summary>
    Corrupt,

    /// <summary>Something arrives twice.</summary>
    Duplicate,

    /// <summary>Something arrives behind what was sent after it, where there is such a thing without an answer in between.</summary>
    Reorder,
}
