using System.Globalization;
using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Specs;

/// <content>The rules.</content>
public sealed partial class SpecBuilder
{
    private SpecError? CheckNames(SpecKey id, SpecKey backendId) =>
        id == backendId
            ? SpecError.AtComponent(id, $"device {id} has the same name as its backend")
            : CheckName(id) ?? CheckName(id, backendId);

    private SpecError? CheckName(SpecKey id) => CheckName(id, id);

    /// <summary>A component's own name, or another that it takes.</summary>
    private SpecError? CheckName(SpecKey id, SpecKey name) =>
        _names.Contains(name) ? SpecError.AtComponent(id, $"a component with name {name} already exists") : null;

    private SpecError? CheckPciPath(SpecKey id, PciPath path) =>
        _pciPaths.Contains(path)
            ? SpecError.AtComponent(id, string.Create(
                CultureInfo.InvariantCulture,
                $"a PCI device is already attached at PciPath {{ bus: {path.Bus}, device: {path.Device}, function: {path.Function} }}"))
            : null;

    private SpecError? TakePciPath(SpecKey id, PciPath path)
    {
        var error = CheckPciPath(id, path);
        if (error is null)
        {
            _pciPaths.Add(path);
        }

        return error;
    }

    private SpecError? CheckSerialPort(SpecKey id, V1.SerialPortNumber number) =>
        _serialPortNumbers.Contains(number) ? SpecError.AtComponent(id, $"serial port {number} is already specified") : null;

    private SpecError? TakeSerialPort(SpecKey id, V1.SerialPortNumber number)
    {
        var error = CheckSerialPort(id, number);
        if (error is null)
        {
            _serialPortNumbers.Add(number);
        }

        return error;
    }

    private SpecError? CheckBootOrder(BootSettings settings)
    {
        foreach (var option in settings.Order)
        {
            if (!_disks.ContainsKey(option))
            {
                return SpecError.AtComponent(settings.Id, $"boot option {option} is not an attached device");
            }
        }

        return null;
    }

    private static SpecError? CheckSingle(SpecKey id, object? present, string message) =>
        present is null ? null : SpecError.AtComponent(id, message);

    /// <summary>Context ids 0 to 2 are the hypervisor's and the host's, and a context id has 32 bits.</summary>
    private static SpecError? CheckGuestCid(Vsock vsock) =>
        vsock.GuestCid is < FirstGuestCid or > uint.MaxValue
            ? SpecError.AtComponent(
                vsock.Id, string.Create(CultureInfo.InvariantCulture, $"guest cid {vsock.GuestCid} contains reserved bits"))
            : null;
}
