using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Model;

/// <content>
/// The SoftNPU family. The original server keeps the keys of ports only, lets a second 9P device replace the first, and lets a UART take
/// COM4 from a SoftNPU that came first. Here no component disappears: every key is kept and is in use once it is added, COM4 and the name
/// <c>com4</c> are taken whoever comes first, and a second device of a kind is refused.
/// </content>
public sealed partial class InstanceModelBuilder
{
    /// <summary>SoftNPU talks to its guest over this port.</summary>
    private const V1.SerialPortNumber SoftNpuSerialPort = V1.SerialPortNumber.Com4;

    private static readonly SpecKey SoftNpuSerialPortName = "com4";

    private readonly SortedDictionary<SpecKey, SoftNpuPort> _softNpuPorts = [];
    private SoftNpuPciPort? _softNpuPciPort;
    private SoftNpuP9? _softNpuP9;
    private P9fs? _p9fs;

    /// <summary>Sets the SoftNPU's PCI device, which takes COM4 and the name <c>com4</c>.</summary>
    /// <param name="pciPort">The device.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? SetSoftNpuPciPort(SoftNpuPciPort pciPort)
    {
        var id = pciPort.Id;
        var error = _features.RequireFalcon(id)
            ?? CheckName(id)
            ?? CheckName(id, SoftNpuSerialPortName)
            ?? CheckSerialPort(id, SoftNpuSerialPort)
            ?? TakePciPath(id, pciPort.PciPath);
        if (error is null)
        {
            _serialPortNumbers.Add(SoftNpuSerialPort);
            _names.Add(SoftNpuSerialPortName);
            _names.Add(id);
            _softNpuPciPort = pciPort;
        }

        return error;
    }

    /// <summary>Adds a SoftNPU port and its backend.</summary>
    /// <param name="id">The port's key.</param>
    /// <param name="port">The port.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? AddSoftNpuPort(SpecKey id, SoftNpuPort port)
    {
        var error = _features.RequireFalcon(id) ?? CheckNames(id, port.BackendId);
        if (error is null)
        {
            _names.Add(id);
            _names.Add(port.BackendId);
            _softNpuPorts.Add(id, port);
        }

        return error;
    }

    /// <summary>Sets the device that shares SoftNPU files.</summary>
    /// <param name="p9">The device.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? SetSoftNpuP9(SoftNpuP9 p9)
    {
        var error = _features.RequireFalcon(p9.Id)
            ?? CheckName(p9.Id)
            ?? CheckSingle(p9.Id, _softNpuP9, "softnpu p9 device already specified")
            ?? TakePciPath(p9.Id, p9.PciPath);
        if (error is null)
        {
            _names.Add(p9.Id);
            _softNpuP9 = p9;
        }

        return error;
    }

    /// <summary>Sets the device that shares a directory of the host.</summary>
    /// <param name="p9fs">The device.</param>
    /// <returns>Why it is refused, or null.</returns>
    public ModelError? SetP9fs(P9fs p9fs)
    {
        var error = _features.RequireFalcon(p9fs.Id)
            ?? CheckName(p9fs.Id)
            ?? CheckSingle(p9fs.Id, _p9fs, "p9fs device already specified")
            ?? TakePciPath(p9fs.Id, p9fs.PciPath);
        if (error is null)
        {
            _names.Add(p9fs.Id);
            _p9fs = p9fs;
        }

        return error;
    }
}
