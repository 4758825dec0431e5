namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>What a guest can change in a PCI device's configuration space.</summary>
[Spec("pci-device", 1)]
public sealed partial record PciDeviceState
{
    /// <summary>The command register: bit 1 (memory), bit 2 (bus master), bit 10 (interrupts disabled).</summary>
    public required ushort Command { get; init; }

    /// <summary>Where the device's registers are: base address register 0, without its lowest bits. Zero where it has none.</summary>
    public required ulong BaseAddress { get; init; }

    /// <summary>The interrupt line register, which firmware and guest use as they like.</summary>
    public required byte InterruptLine { get; init; }
}
