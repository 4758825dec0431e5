namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>What a serial console has written: how much in all, and the newest part of it.</summary>
[Spec("console-buffer", 1)]
public sealed partial record ConsoleBufferState
{
    /// <summary>The number of bytes ever written.</summary>
    public required ulong TotalBytes { get; init; }

    /// <summary>The newest bytes, in base64: they end at <see cref="TotalBytes"/>.</summary>
    public required string History { get; init; }
}
