namespace SpecLattice.Vmm.Api.V1;

/// <summary>A VM's mainboard.</summary>
[SpecPart(1)]
public sealed partial record Board
{
    /// <summary>The number of virtual processors, 0 to 255. Whether a VM can run with that many is decided when it is created.</summary>
    public required byte Cpus { get; init; }

    /// <summary>The guest's memory, in MiB.</summary>
    public required ulong MemoryMb { get; init; }

    /// <summary>The chipset that guest software sees.</summary>
    public required Chipset Chipset { get; init; }

    /// <summary>
    /// The hypervisor interface that guest software sees. Bhyve's own unless given, and then not written,
    /// because readers older than the member refuse its name.
    /// </summary>
    [SpecDefault(Member = "Bhyve")]
    public GuestHypervisorInterface GuestHvInterface { get; init; } = new GuestHypervisorInterface.Bhyve();

    /// <summary>The CPUID values that guest software sees; null leaves them to the server, which derives them from its host.</summary>
    public Cpuid? Cpuid { get; init; }
}
