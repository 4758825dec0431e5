using System.Collections.Immutable;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>Which PCI devices can be reached over which bridges.</summary>
internal static class PciTopology
{
    /// <summary>Says why the devices cannot be attached like that.</summary>
    /// <returns>The first problem, or null.</returns>
    public static string? FindProblem(ImmutableArray<PciDeviceConfiguration> devices)
    {
        if (devices.Length > MachineConfiguration.MaxPciDevices)
        {
            return $"there are {devices.Length} PCI devices; at most {MachineConfiguration.MaxPciDevices} have an interrupt line";
        }

        if (devices.GroupBy(device => device.Path).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return $"`{twice.First().Id}` and `{twice.Last().Id}` are both attached at {twice.Key}";
        }

        var reached = new HashSet<byte> { 0 };
        var bridges = devices.OfType<PciBridgeConfiguration>().ToList();
        while (bridges.FirstOrDefault(bridge => reached.Contains(bridge.Path.Bus)) is { } bridge)
        {
            bridges.Remove(bridge);
            if (!reached.Add(bridge.DownstreamBus))
            {
                return $"PCI bridge `{bridge.Id}`: bus {bridge.DownstreamBus} is there already";
            }
        }

        return devices.FirstOrDefault(device => !reached.Contains(device.Path.Bus)) is { } lost
            ? $"`{lost.Id}` is on PCI bus {lost.Path.Bus}, to which no bridge leads"
            : null;
    }
}
