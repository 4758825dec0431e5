using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Model;

/// <summary>
/// Makes a <see cref="InstanceModel"/>, one component at a time, and checks every rule that concerns more than one component. A method that takes
/// a component returns null, or why the component is refused; a refused component leaves the builder as it was.
/// </summary>
/// <remarks>
/// The messages and the order of the checks are the original server's. It does not check repeated boot entries, an empty boot order, the
/// numbers of processors, memory and buses, or empty names; neither does this one. What it checks only when it makes the device, a
/// socket's context id, is checked here with the rest, so that a bad one is refused before anything is made.
/// </remarks>
public sealed partial class InstanceModelBuilder
{
    private const ulong FirstGuestCid = 3;

    private readonly Board _board;
    private readonly CpuidSet? _cpuid;
    private readonly ApiSmbiosInput? _smbios;
    private readonly ModelFeatures _features;

    private readonly SortedDictionary<SpecKey, Disk> _disks = [];
    private readonly SortedDictionary<SpecKey, Nic> _nics = [];
    private readonly SortedDictionary<SpecKey, SerialPort> _serialPorts = [];
    private readonly SortedDictionary<SpecKey, PciPciBridge> _bridges = [];
    private BootSettings? _bootSettings;
    private Pvpanic? _pvpanic;
    private Vsock? _vsock;
    private MigrationFailureInjector? _failureInjector;

    private readonly HashSet<SpecKey> _names = [];
    private readonly HashSet<PciPath> _pciPaths = [];
    private readonly HashSet<V1.SerialPortNumber> _serialPortNumbers = [];

    /// <summary>Begins a spec with everything that is not a component. Nothing has a default, so that nothing can be forgotten.</summary>
    /// <param name="board">The mainboard.</param>
    /// <param name="cpuid">The CPUID values; null leaves them to the server.</param>
    /// <param name="smbios">What the SMBIOS type 1 table says; null leaves it to the server.</param>
    /// <param name="features">The features that this server has.</param>
    public InstanceModelBuilder(Board board, CpuidSet? cpuid, ApiSmbiosInput? smbios, ModelFeatures features) =>
        (_board, _cpuid, _smbios, _features) = (board, cpuid, smbios, features);

    /// <summary>Adds a disk and its backend.</summary>
    /// <param name="id">The disk's key.</param>
    /// <param name="disk">The disk.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? AddDisk(SpecKey id, Disk disk)
    {
        var error = CheckNames(id, disk.BackendId) ?? TakePciPath(id, disk.Device.PciPath);
        if (error is null)
        {
            _names.Add(id);
            _names.Add(disk.BackendId);
            _disks.Add(id, disk);
        }

        return error;
    }

    /// <summary>Adds a network card and its backend.</summary>
    /// <param name="id">The card's key.</param>
    /// <param name="nic">The card.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? AddNic(SpecKey id, Nic nic)
    {
        var error = CheckNames(id, nic.BackendId) ?? TakePciPath(id, nic.PciPath);
        if (error is null)
        {
            _names.Add(id);
            _names.Add(nic.BackendId);
            _nics.Add(id, nic);
        }

        return error;
    }

    /// <summary>Adds a UART.</summary>
    /// <param name="id">The UART's key.</param>
    /// <param name="port">The UART.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? AddSerialPort(SpecKey id, SerialPort port)
    {
        var error = CheckName(id) ?? TakeSerialPort(id, port.Number);
        if (error is null)
        {
            _names.Add(id);
            _serialPorts.Add(id, port);
        }

        return error;
    }

    /// <summary>Adds a PCI-PCI bridge.</summary>
    /// <param name="id">The bridge's key.</param>
    /// <param name="bridge">The bridge.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? AddPciPciBridge(SpecKey id, PciPciBridge bridge)
    {
        var error = CheckName(id) ?? TakePciPath(id, bridge.PciPath);
        if (error is null)
        {
            _names.Add(id);
            _bridges.Add(id, bridge);
        }

        return error;
    }

    /// <summary>Sets the pvpanic device.</summary>
    /// <param name="pvpanic">The device.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? SetPvpanic(Pvpanic pvpanic)
    {
        var error = CheckName(pvpanic.Id) ?? CheckSingle(pvpanic.Id, _pvpanic, "pvpanic device already specified");
        if (error is null)
        {
            _names.Add(pvpanic.Id);
            _pvpanic = pvpanic;
        }

        return error;
    }

    /// <summary>Sets the socket device.</summary>
    /// <param name="vsock">The device.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? SetVsock(Vsock vsock)
    {
        var error = CheckName(vsock.Id)
            ?? CheckSingle(vsock.Id, _vsock, "vsock device already specified")
            ?? CheckPciPath(vsock.Id, vsock.PciPath)
            ?? CheckGuestCid(vsock);
        if (error is null)
        {
            _pciPaths.Add(vsock.PciPath);
            _names.Add(vsock.Id);
            _vsock = vsock;
        }

        return error;
    }

    /// <summary>Sets the migration failure injector.</summary>
    /// <param name="injector">The device.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? SetMigrationFailureInjector(MigrationFailureInjector injector)
    {
        var error = _features.RequireFailureInjection(injector.Id)
            ?? CheckName(injector.Id)
            ?? CheckSingle(injector.Id, _failureInjector, "migration failure injection already enabled");
        if (error is null)
        {
            _names.Add(injector.Id);
            _failureInjector = injector;
        }

        return error;
    }

    /// <summary>Sets the boot order. Every disk that it names must have been added before.</summary>
    /// <param name="settings">The boot order.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? SetBootSettings(BootSettings settings)
    {
        var error = CheckName(settings.Id)
            ?? CheckSingle(settings.Id, _bootSettings, "boot settings were already specified")
            ?? CheckBootOrder(settings);
        if (error is null)
        {
            _names.Add(settings.Id);
            _bootSettings = settings;
        }

        return error;
    }

    /// <summary>Makes the spec of what was added.</summary>
    /// <returns>The spec.</returns>
    public InstanceModel Build() => new(
        _board,
        _cpuid,
        _smbios,
        SpecMap.From(_disks),
        SpecMap.From(_nics),
        _bootSettings,
        SpecMap.From(_serialPorts),
        SpecMap.From(_bridges),
        _pvpanic,
        _vsock,
        _failureInjector,
        new SoftNpu(_softNpuPciPort, SpecMap.From(_softNpuPorts), _softNpuP9, _p9fs));
}
