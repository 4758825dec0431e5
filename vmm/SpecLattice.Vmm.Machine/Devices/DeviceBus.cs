namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>Finds the device behind a guest-physical address.</summary>
internal sealed class DeviceBus
{
    private readonly List<Region> _regions = [];
    private ulong _accesses;

    /// <summary>How often the guest has accessed a device.</summary>
    public ulong Accesses => Volatile.Read(ref _accesses);

    /// <summary>The devices' places, by address.</summary>
    public IEnumerable<(ulong Address, ulong Bytes, string Id)> Regions =>
        _regions.OrderBy(region => region.Address).Select(region => (region.Address, region.Device.RegisterBytes, region.Id));

    /// <summary>Puts a device's registers at an address.</summary>
    public void Attach(ulong address, string id, IRegisterDevice device)
    {
        foreach (var other in _regions)
        {
            if (address < other.Address + other.Device.RegisterBytes && other.Address < address + device.RegisterBytes)
            {
                throw new ArgumentException($"{id} and {other.Id} are at the same place", nameof(address));
            }
        }

        _regions.Add(new Region(address, id, device));
    }

    /// <summary>Reads a register; false where there is none.</summary>
    public bool TryRead(ulong address, int size, out ulong value)
    {
        value = 0;
        return Find(address, out var offset) is { } device && device.TryRead(offset, size, out value) && Count();
    }

    /// <summary>Writes a register; false where there is none.</summary>
    public bool TryWrite(ulong address, int size, ulong value) =>
        Find(address, out var offset) is { } device && device.TryWrite(offset, size, value) && Count();

    private bool Count()
    {
        Interlocked.Increment(ref _accesses);
        return true;
    }

    private IRegisterDevice? Find(ulong address, out ulong offset)
    {
        foreach (var region in _regions)
        {
            offset = address - region.Address;
            if (offset < region.Device.RegisterBytes)
            {
                return region.Device;
            }
        }

        offset = 0;
        return null;
    }

    private sealed record Region(ulong Address, string Id, IRegisterDevice Device);
}
