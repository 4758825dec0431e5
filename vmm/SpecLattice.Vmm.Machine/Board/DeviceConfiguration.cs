using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>A device of a machine: what its component in the spec says.</summary>
/// <param name="Id">The component's key. It names the device's state in a migration.</param>
public abstract record DeviceConfiguration(string Id)
{
    /// <summary>Says what is wrong with the device by itself.</summary>
    /// <returns>The first problem, or null.</returns>
    public virtual string? FindProblem() => null;
}

/// <summary>A 16550 UART.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="ComPort">The COM port's number, 1 to 4: it decides the address of the registers.</param>
public sealed record UartConfiguration(string Id, int ComPort) : DeviceConfiguration(Id)
{
    /// <summary>The highest COM port number.</summary>
    public const int MaxComPort = 4;

    /// <inheritdoc/>
    public override string? FindProblem() =>
        ComPort is < 1 or > MaxComPort ? $"UART `{Id}`: the COM port must be 1 to {MaxComPort}, not {ComPort}" : null;
}

/// <summary>A pvpanic device.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="HasRegister">Whether the guest can reach it.</param>
public sealed record PvpanicConfiguration(string Id, bool HasRegister = true) : DeviceConfiguration(Id);

/// <summary>A device on a PCI bus.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Path">Where it is attached.</param>
public abstract record PciDeviceConfiguration(string Id, PciPath Path) : DeviceConfiguration(Id);

/// <summary>A PCI-PCI bridge.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Path">Where it is attached.</param>
/// <param name="DownstreamBus">The number of the bus behind it.</param>
public sealed record PciBridgeConfiguration(string Id, PciPath Path, byte DownstreamBus) : PciDeviceConfiguration(Id, Path);

/// <summary>A disk.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Path">Where it is attached.</param>
/// <param name="Backend">What holds its contents.</param>
public abstract record DiskConfiguration(string Id, PciPath Path, BackendConfiguration Backend) : PciDeviceConfiguration(Id, Path);

/// <summary>A virtio disk.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Path">Where it is attached.</param>
/// <param name="Backend">What holds its contents.</param>
public sealed record VirtioDiskConfiguration(string Id, PciPath Path, BackendConfiguration Backend) : DiskConfiguration(Id, Path, Backend);

/// <summary>An NVMe disk.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Path">Where it is attached.</param>
/// <param name="Backend">What holds its contents.</param>
/// <param name="SerialNumber">The serial number that the controller reports.</param>
/// <param name="HasWriteCache">Whether the controller reports a volatile write cache.</param>
public sealed record NvmeDiskConfiguration(string Id, PciPath Path, BackendConfiguration Backend, SerialNumber SerialNumber, bool HasWriteCache)
    : DiskConfiguration(Id, Path, Backend);

/// <summary>A virtio network card on a loopback.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Path">Where it is attached.</param>
/// <param name="InterfaceId">The caller's own id for the interface: the card's address comes from it.</param>
public sealed record VirtioNicConfiguration(string Id, PciPath Path, Guid InterfaceId) : PciDeviceConfiguration(Id, Path);

/// <summary>A virtio socket device.</summary>
/// <param name="Id">The component's key.</param>
/// <param name="Path">Where it is attached.</param>
/// <param name="GuestCid">The guest's context id.</param>
public sealed record VirtioSocketConfiguration(string Id, PciPath Path, ulong GuestCid) : PciDeviceConfiguration(Id, Path);
