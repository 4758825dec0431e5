using SpecLattice.Families.Tests.Families;
using SpecLattice.Testing.Tests.Zoo;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Testing.Tests;

/// <summary>The laws hold for every family of this repository: one line each, as users would write it.</summary>
public sealed class FamilyLawTests
{
    private static readonly SortedDictionary<string, Func<SpecLawReport>> Checks = new(StringComparer.Ordinal)
    {
        ["instance-spec"] = () => SpecLaws.Check<VersionedInstanceSpec>(options: Quiet),
        ["instance-ensure-request"] = () => SpecLaws.Check<VersionedInstanceEnsureRequest>(options: Quiet),
        ["instance-spec-get-response"] = () => SpecLaws.Check<VersionedInstanceSpecGetResponse>(options: Quiet),
        ["riscv-hart"] = () => SpecLaws.Check<VersionedRiscvHartState>(options: Quiet),
        ["riscv-timer"] = () => SpecLaws.Check<VersionedRiscvTimerState>(options: Quiet),
        ["interrupt-controller"] = () => SpecLaws.Check<VersionedInterruptControllerState>(options: Quiet),
        ["vm-clock"] = () => SpecLaws.Check<VersionedVmClockState>(options: Quiet),
        ["memory-map"] = () => SpecLaws.Check<VersionedMemoryMapState>(options: Quiet),
        ["uart-16550"] = () => SpecLaws.Check<VersionedUart16550State>(options: Quiet),
        ["console-buffer"] = () => SpecLaws.Check<VersionedConsoleBufferState>(options: Quiet),
        ["pvpanic"] = () => SpecLaws.Check<VersionedPvpanicState>(options: Quiet),
        ["rtc-cmos"] = () => SpecLaws.Check<VersionedRtcCmosState>(options: Quiet),
        ["doorbell"] = () => SpecLaws.Check<VersionedDoorbellState>(options: Quiet),
        ["pci-device"] = () => SpecLaws.Check<VersionedPciDeviceState>(options: Quiet),
        ["pci-virtio"] = () => SpecLaws.Check<VersionedPciVirtioState>(options: Quiet),
        ["nvme-ctrl"] = () => SpecLaws.Check<VersionedNvmeControllerState>(options: Quiet),
        ["virtio-socket"] = () => SpecLaws.Check<VersionedVirtioSocketState>(options: Quiet),
        ["virtio-nic"] = () => SpecLaws.Check<VersionedVirtioNicState>(options: Quiet),
        ["in-memory-block-backend"] = () => SpecLaws.Check<VersionedInMemoryBlockBackendState>(options: Quiet),
        ["block-file"] = () => SpecLaws.Check<VersionedBlockFileState>(options: Quiet),

        // A family with parts of another assembly; with a backport beside the main line; with one that has an edge of its own.
        ["vehicle"] = () => SpecLaws.Check<VersionedVehicle>(options: Quiet),
        ["pump"] = () => SpecLaws.Check<VersionedPump>(options: Quiet),
        ["valve"] = () => SpecLaws.Check<VersionedValve>(options: Quiet),

        // Recursion, lists of at most one, wider numbers; a part of two families; nested types.
        ["tree"] = () => SpecLaws.Check<VersionedTree>(options: Quiet),
        ["shop"] = () => SpecLaws.Check<VersionedShop>(options: Quiet),
        ["house"] = () => SpecLaws.Check<VersionedHouse>(options: Quiet),
        ["boat"] = () => SpecLaws.Check<VersionedBoat>(options: Quiet),

        // Hand-written conversions; a change of meaning; conversions that need a context.
        ["timer"] = () => SpecLaws.Check<VersionedTimer>(options: Quiet),
        ["dial"] = () => SpecLaws.Check<VersionedDial>(options: Quiet),
        ["person"] = () => CheckPersons(familyNameFirst: false),

        ["order"] = () => SpecLaws.Check<Shop.VersionedOrder>(options: Quiet),

        // Decimals, whose zeros at the end count.
        ["price-list"] = () => SpecLaws.Check<VersionedPriceList>(options: Quiet),

        // More members than a mask has bits; one of everything.
        ["wide"] = () => SpecLaws.Check<VersionedWide>(options: Quiet),
        ["zoo"] = () => SpecLaws.Check<VersionedZoo>(options: Quiet),
    };

    private static SpecLawOptions Quiet { get; } = new() { Output = line => TestContext.Current.TestOutputHelper?.WriteLine(line) };

    public static TheoryData<string> Families => [.. Checks.Keys];

    [Theory]
    [MemberData(nameof(Families))]
    public void The_laws_hold(string family)
    {
        var report = Checks[family]();

        // A check that refuses nothing would prove nothing of refusals.
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.InRange(report.Documents, 20, long.MaxValue);
        Assert.InRange(report.Conversions, report.Documents, long.MaxValue);
        Assert.Equal(VersionsOf(family) > 1, report.Refusals > 0);
    }

    [Fact]
    public void The_laws_hold_with_another_context()
    {
        Assert.InRange(CheckPersons(familyNameFirst: true).Refusals, 1, long.MaxValue);
    }

    [Fact]
    public void No_family_is_left_out() => Assert.Equal(Checks.Keys, AllFamilies.Select(family => family.Name).Order(StringComparer.Ordinal));

    private static IEnumerable<SpecFamily> AllFamilies =>
        [.. SpecLattice.Vmm.Api.SpecCatalog.Families, .. SpecLattice.Vmm.SpecCatalog.Families, .. SpecLattice.Testing.Tests.SpecCatalog.Families];

    private static int VersionsOf(string family) => AllFamilies.Single(candidate => candidate.Name == family).Versions.Length;

    private static SpecLawReport CheckPersons(bool familyNameFirst)
    {
        var order = new NameOrder(familyNameFirst);
        return SpecLaws.Check(
            new SpecLawFamily<VersionedPerson>
            {
                Name = VersionedPerson.Family,
                Versions = VersionedPerson.Versions,
                SchemaOf = VersionedPerson.SchemaOf,
                VersionOf = person => person.Version,
                FloorOf = person => person.FloorFor(order),
                Convert = (person, version) => person.ToVersion(version, order),
            },
            Quiet);
    }
}
