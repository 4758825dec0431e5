using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Devices.Nvme;
using SpecLattice.Vmm.Machine.Devices.Pci;
using SpecLattice.Vmm.Machine.Devices.Virtio;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Machine.Embedded;

/// <summary>Makes a machine's devices and puts them at their places.</summary>
internal sealed class DeviceFactory
{
    private readonly GuestRam _ram;
    private readonly PciBus _pci;
    private readonly List<Device> _devices = [];

    private DeviceFactory(MachineConfiguration configuration, GuestRam ram, TimeProvider time)
    {
        _ram = ram;
        _pci = new PciBus(Lines, configuration.ExtendedPciConfiguration);
        Clock = Keep(new GuestClock(time));
        Core = Keep(new CoreLocal(Clock, configuration.VcpuCount));
        Interrupts = Keep(new InterruptController(Lines, configuration.VcpuCount));
        Rtc = Keep(new RtcCmos(Clock, Lines, MemoryMap.RtcInterrupt, time.GetUtcNow()));
        Doorbell = Keep(new Doorbell());
    }

    public DeviceBus Bus { get; } = new();

    public InterruptLines Lines { get; } = new();

    public GuestClock Clock { get; }

    public CoreLocal Core { get; }

    public InterruptController Interrupts { get; }

    public RtcCmos Rtc { get; }

    public Doorbell Doorbell { get; }

    /// <summary>All devices, those that every machine has first.</summary>
    public IReadOnlyList<Device> Devices => _devices;

    /// <summary>Makes the devices.</summary>
    /// <exception cref="ArgumentException">A device cannot be made; what was made before was released.</exception>
    public static DeviceFactory Make(MachineConfiguration configuration, GuestRam ram, TimeProvider time)
    {
        var factory = new DeviceFactory(configuration, ram, time);
        factory.AttachBoard();
        try
        {
            // PCI devices by their paths: their interrupt lines follow from the order.
            foreach (var device in configuration.Devices.OrderBy(device => device is PciDeviceConfiguration pci ? MemoryMap.Number(pci.Path) : -1))
            {
                factory.Make(device);
            }

            factory._pci.Remap();
        }
        catch
        {
            factory._devices.ForEach(device => device.Dispose());
            throw;
        }

        factory.Keep(new MemoryMapDevice(ram, factory.Bus));
        return factory;
    }

    private void AttachBoard()
    {
        Bus.Attach(MemoryMap.CoreLocalBase, Core.Id, Core);
        Bus.Attach(MemoryMap.InterruptControllerBase, Interrupts.Id, Interrupts);
        Bus.Attach(MemoryMap.RtcBase, Rtc.Id, Rtc);
        Bus.Attach(MemoryMap.DoorbellBase, Doorbell.Id, Doorbell);
        Bus.Attach(MemoryMap.PciConfigurationBase, "pci-configuration", _pci.Configuration);
        Bus.Attach(MemoryMap.PciMemoryBase, "pci-memory", _pci.Memory);
    }

    /// <summary>A line for each kind of device.</summary>
    private void Make(DeviceConfiguration device)
    {
        switch (device)
        {
            case UartConfiguration uart:
                Bus.Attach(MemoryMap.UartAddress(uart.ComPort), uart.Id, Keep(new Uart16550(uart.Id, Lines, MemoryMap.UartInterrupt + uart.ComPort - 1)));
                break;
            case PvpanicConfiguration pvpanic:
                Attach(pvpanic.HasRegister, MemoryMap.PvpanicBase, Keep(new Pvpanic(pvpanic.Id)));
                break;
            case VirtioDiskConfiguration disk:
                Keep(new VirtioBlock(disk.Id, disk.Path, _pci, _ram, MakeBackend(disk.Backend)));
                break;
            case NvmeDiskConfiguration disk:
                Keep(new NvmeController(disk.Id, disk.Path, _pci, _ram, disk.SerialNumber, disk.HasWriteCache, MakeBackend(disk.Backend)));
                break;
            case VirtioNicConfiguration nic:
                Keep(new VirtioNic(nic.Id, nic.Path, _pci, _ram, nic.InterfaceId));
                break;
            case VirtioSocketConfiguration socket:
                Keep(new VirtioSocket(socket.Id, socket.Path, _pci, _ram, socket.GuestCid));
                break;
            case PciBridgeConfiguration bridge:
                Keep(new PciBridge(bridge.Id, bridge.Path, bridge.DownstreamBus, _pci));
                break;
            default:
                throw new ArgumentException($"`{device.Id}`: a {device.GetType().Name} cannot be made here", nameof(device));
        }
    }

    private BlockBackend MakeBackend(BackendConfiguration backend) => backend switch
    {
        FileBackendConfiguration file => Keep(FileBackend.Over(file)),
        BlobBackendConfiguration blob => Keep(new MemoryBackend(blob.Id, blob.MemoryBytes, blob.Contents.AsSpan(), blob.IsReadOnly)),
        BlankBackendConfiguration blank => Keep(new MemoryBackend(blank.Id, blank.Bytes, [], blank.IsReadOnly)),
        _ => throw new ArgumentException($"`{backend.Id}`: a {backend.GetType().Name} cannot be made here", nameof(backend)),
    };

    private void Attach<T>(bool reachable, ulong address, T device)
        where T : Device, IRegisterDevice
    {
        if (reachable)
        {
            Bus.Attach(address, device.Id, device);
        }
    }

    private T Keep<T>(T device)
        where T : Device
    {
        _devices.Add(device);
        return device;
    }
}
