using System.Globalization;
using SpecLattice.Vmm.Api;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Model;

/// <content>The rules.</content>
public sealed partial class InstanceModelBuilder
{
    private ModelError? CheckNames(SpecKey id, SpecKey backendId) =>
        id == backendId
            ? ModelError.AtComponent(id, $"device {id} has the same name as its backend")
            : CheckName(id) ?? CheckName(id, backendId);

    private ModelError? CheckName(SpecKey id) => CheckName(id, id);

    /// <summary>A component's own name, or another that it takes.</summary>
    private ModelError? CheckName(SpecKey id, SpecKey name) =>
        _names.Contains(name) ? ModelError.AtComponent(id, $"a component with name {name} already exists") : null;

    private ModelError? CheckPciPath(SpecKey id, PciPath path) =>
        _pciPaths.Contains(path)
            ? ModelError.AtComponent(id, string.Create(
                CultureInfo.InvariantCulture,
                $"a PCI device is already attached at PciPath {{ bus: {path.Bus}, device: {path.Device}, function: {path.Function} }}"))
            : null;

    private ModelError? TakePciPath(SpecKey id, PciPath path)
    {
        var error = CheckPciPath(id, path);
        if (error is null)
        {
            _pciPaths.Add(path);
        }

        return error;
    }

    private ModelError? CheckSerialPort(SpecKey id, V1.SerialPortNumber number) =>
        _serialPortNumbers.Contains(number) ? ModelError.AtComponent(id, $"serial port {number} is already specified") : null;

    private ModelError? TakeSerialPort(SpecKey id, V1.SerialPortNumber number)
    {
        var error = CheckSerialPort(id, number);
        if (error is null)
        {
            _serialPortNumbers.Add(number);
        }

        return error;
    }

    private ModelError? CheckBootOrder(BootSettings settings)
    {
        foreach (var option in settings.Order)
        {
            if (!_disks.ContainsKey(option))
            {
                return ModelError.AtComponent(settings.Id, $"boot option {option} is not an attached device");
            }
        }

        return null;
    }

    private static ModelError? CheckSingle(SpecKey id, object? present, string message) =>
        present is null ? null : ModelError.AtComponent(id, message);

    /// <summary>Context ids 0 to 2 are the hypervisor's and the host's, and a context id has 32 bits.</summary>
    private static ModelError? CheckGuestCid(Vsock vsock) =>
        vsock.GuestCid is < FirstGuestCid or > uint.MaxValue
            ? ModelError.AtComponent(
                vsock.Id, string.Create(CultureInfo.InvariantCulture, $"guest cid {vsock.GuestCid} contains reserved bits"))
            : null;
}
