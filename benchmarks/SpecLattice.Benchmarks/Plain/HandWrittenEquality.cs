namespace SpecLattice.Benchmarks.Plain;

/// <summary>Whether two plain specs say the same: the generated equality of records stops at collections, which are compared here.</summary>
internal static class HandWrittenEquality
{
    public static bool AreEqual(V3.InstanceSpec left, V3.InstanceSpec right) =>
        ReferenceEquals(left, right)
        || (AreEqual(left.Board, right.Board) && left.Smbios == right.Smbios && AreEqual(left.Components, right.Components));

    private static bool AreEqual(Board left, Board right) =>
        ReferenceEquals(left, right)
        || (left.Cpus == right.Cpus
            && left.MemoryMb == right.MemoryMb
            && left.Chipset == right.Chipset
            && AreEqual(left.GuestHvInterface, right.GuestHvInterface)
            && AreEqual(left.Cpuid, right.Cpuid));

    private static bool AreEqual(HypervisorInterface? left, HypervisorInterface? right) => (left, right) switch
    {
        (HyperVInterface one, HyperVInterface other) => one.Value.Features.SequenceEqual(other.Value.Features),
        _ => left == right,
    };

    private static bool AreEqual(Cpuid? left, Cpuid? right) => left is null || right is null
        ? ReferenceEquals(left, right)
        : left.Vendor == right.Vendor && left.Entries.SequenceEqual(right.Entries);

    private static bool AreEqual(Dictionary<string, V3.Component> left, Dictionary<string, V3.Component> right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var (key, component) in left)
        {
            if (!right.TryGetValue(key, out var other) || !AreEqual(component, other))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreEqual(V3.Component left, V3.Component right) => (left, right) switch
    {
        (V3.NvmeDiskComponent { Component: var one }, V3.NvmeDiskComponent { Component: var other }) =>
            one.BackendId == other.BackendId && one.PciPath == other.PciPath && one.SerialNumber.AsSpan().SequenceEqual(other.SerialNumber),
        (V3.BootSettingsComponent { Component: var one }, V3.BootSettingsComponent { Component: var other }) => one.Order.SequenceEqual(other.Order),
        _ => left == right,
    };
}
