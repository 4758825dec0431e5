namespace SpecLattice.Vmm.Machine.State.V2;

/// <summary>What a serial console has written: how much in all, the newest part of it, and more of it than version 1 had room for.</summary>
[Spec("console-buffer", 2)]
public sealed partial record ConsoleBufferState
{
    /// <summary>The number of bytes ever written.</summary>
    public required ulong TotalBytes { get; init; }

    /// <summary>The newest bytes, in base64: they end at <see cref="TotalBytes"/>. At most 64 KiB of them, which is what servers of version 1 keep.</summary>
    public required string History { get; init; }

    /// <summary>The bytes directly before <see cref="History"/>, in base64.</summary>
    [Added("")]
    public required string Earlier { get; init; }

    /// <summary>The first bytes ever written, in base64, as far as they are not in <see cref="Earlier"/> and <see cref="History"/>.</summary>
    [Added("")]
    public required string Beginning { get; init; }
}
