using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Model;

/// <summary>A network card with a virtio-net interface, and what connects it.</summary>
/// <param name="PciPath">Where the card is attached.</param>
/// <param name="InterfaceId">The caller's own id for the interface, under which its statistics appear.</param>
/// <param name="BackendId">The backend's key.</param>
/// <param name="Backend">The VNIC that connects the card. Only a viona backend can: DLPI backends serve <see cref="SoftNpuPort"/>s.</param>
public sealed record Nic(PciPath PciPath, Guid InterfaceId, SpecKey BackendId, V1.VirtioNetworkBackend Backend);

/// <summary>A UART.</summary>
/// <param name="Number">Which port it is.</param>
public sealed record SerialPort(V1.SerialPortNumber Number);

/// <summary>A PCI-PCI bridge.</summary>
/// <param name="PciPath">Where the bridge itself is attached.</param>
/// <param name="DownstreamBus">The number of the bus behind it.</param>
public sealed record PciPciBridge(PciPath PciPath, byte DownstreamBus);

/// <summary>A QEMU pvpanic device, through which a guest reports that it has panicked.</summary>
/// <param name="Id">The device's key.</param>
/// <param name="EnableIsa">Whether the device is on the ISA bus.</param>
public sealed record Pvpanic(SpecKey Id, bool EnableIsa);

/// <summary>A socket device with a virtio-socket interface.</summary>
/// <param name="Id">The device's key.</param>
/// <param name="PciPath">Where the device is attached.</param>
/// <param name="GuestCid">The guest's context id: more than 2 and less than 2^32.</param>
public sealed record Vsock(SpecKey Id, PciPath PciPath, ulong GuestCid);

/// <summary>A device for tests that makes live migrations fail.</summary>
/// <param name="Id">The device's key.</param>
/// <param name="FailExports">How many times the export of the device's state fails.</param>
/// <param name="FailImports">How many times the import of the device's state fails.</param>
public sealed record MigrationFailureInjector(SpecKey Id, uint FailExports, uint FailImports);
