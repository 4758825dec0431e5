using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Model;

/// <summary>
/// What a VM is made of, as the server itself sees it: every device beside its backend, every rule checked. It never goes over a wire and
/// has no serial form; it is made from API specs, and they from it, by the mapping in `ApiMapping`.
/// </summary>
/// <remarks>
/// <para>
/// A parameter for each member, and none with a default: whoever makes a model must say every member, and whoever takes one apart must name
/// every member. A member added here does not compile until both conversions treat it.
/// </para>
/// <para>
/// Parts that a model only carries (chipset, backends, SMBIOS input) are the API's own records, of the version that last changed them: what
/// a later version adds to such a part reaches the machine without a mapping that could forget it.
/// </para>
/// </remarks>
/// <param name="Board">The mainboard.</param>
/// <param name="Cpuid">
/// The CPUID values that guest software sees, or null where the request leaves them to the server. The original server reads them from its
/// host at this place, so that they become explicit. The machine embedded here emulates RISC-V, which has no CPUID, and there is no host to
/// read anything from: null stays null, and a spec comes back from here as it went in.
/// </param>
/// <param name="Smbios">What the guest's SMBIOS type 1 table says; null leaves it to the server.</param>
/// <param name="Disks">The disks, each with its backend.</param>
/// <param name="Nics">The network cards, each with its backend.</param>
/// <param name="BootSettings">The order in which the firmware tries to boot; null leaves it to the firmware.</param>
/// <param name="SerialPorts">The UARTs. The port that a SoftNPU takes for itself is not among them.</param>
/// <param name="PciPciBridges">The PCI-PCI bridges.</param>
/// <param name="Pvpanic">The device through which a guest reports a panic; null without one.</param>
/// <param name="Vsock">The socket device; null without one.</param>
/// <param name="MigrationFailureInjector">The device that makes migrations fail; null without one.</param>
/// <param name="SoftNpu">The parts of an emulated SoftNPU ASIC.</param>
[SpecModel]
public sealed record InstanceModel(
    Board Board,
    CpuidSet? Cpuid,
    ApiSmbiosInput? Smbios,
    SpecMap<SpecKey, Disk> Disks,
    SpecMap<SpecKey, Nic> Nics,
    BootSettings? BootSettings,
    SpecMap<SpecKey, SerialPort> SerialPorts,
    SpecMap<SpecKey, PciPciBridge> PciPciBridges,
    Pvpanic? Pvpanic,
    Vsock? Vsock,
    MigrationFailureInjector? MigrationFailureInjector,
    SoftNpu SoftNpu);

/// <summary>A VM's mainboard. Its CPUID values stand beside it, in <see cref="InstanceModel.Cpuid"/>.</summary>
/// <param name="Cpus">The number of virtual processors.</param>
/// <param name="MemoryMb">The guest's memory, in MiB.</param>
/// <param name="Chipset">The chipset that guest software sees.</param>
/// <param name="GuestHvInterface">The hypervisor interface that guest software sees.</param>
public sealed record Board(byte Cpus, ulong MemoryMb, V1.Chipset Chipset, V1.GuestHypervisorInterface GuestHvInterface);

/// <summary>The order in which the guest's firmware tries to boot.</summary>
/// <param name="Id">The key of the component that says so.</param>
/// <param name="Order">The keys of the disks to boot from, first choice first. One may occur twice, and there may be none.</param>
public sealed record BootSettings(SpecKey Id, SpecList<SpecKey> Order);
