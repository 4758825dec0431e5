namespace SpecLattice.Vmm.Api.V1;

/// <summary>A PCI-PCI bridge.</summary>
[SpecPart(1)]
public sealed partial record PciPciBridge
{
    /// <summary>The number of the bus behind the bridge, 0 to 255. Devices attach to it by this number in their PCI paths.</summary>
    public required byte DownstreamBus { get; init; }

    /// <summary>Where the bridge itself is attached.</summary>
    public required PciPath PciPath { get; init; }
}

/// <summary>A QEMU pvpanic device, through which a guest reports that it has panicked.</summary>
[SpecPart(1)]
public sealed partial record QemuPvpanic
{
    /// <summary>Whether the device is on the ISA bus (I/O port 0x505).</summary>
    public required bool EnableIsa { get; init; }
}

/// <summary>A device for tests that makes live migrations fail. Servers refuse it unless they were built with it.</summary>
[SpecPart(1)]
public sealed partial record MigrationFailureInjector
{
    /// <summary>How many times the export of the device's state fails.</summary>
    public required uint FailExports { get; init; }

    /// <summary>How many times the import of the device's state fails.</summary>
    public required uint FailImports { get; init; }
}
