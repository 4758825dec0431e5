using SpecLattice.Catalog;
using SpecLattice.Families.Tests.Families;
using SpecLattice.Serialization;
using SpecLattice.Testing.Tests.Zoo;
using SpecLattice.Vmm.Api;

namespace SpecLattice.Testing.Tests;

/// <summary>The laws hold for every family of this repository: one line each, as users would write it, but for the many device states.</summary>
public sealed class FamilyLawTests
{
    private static readonly SortedDictionary<string, Func<SpecLawReport>> Checks = new(StringComparer.Ordinal)
    {
        ["instance-spec"] = () => SpecLaws.Check<AnyInstanceSpec>(options: Quiet),
        ["instance-ensure-request"] = () => SpecLaws.Check<AnyInstanceEnsureRequest>(options: Quiet),
        ["instance-spec-get-response"] = () => SpecLaws.Check<AnyInstanceSpecGetResponse>(options: Quiet),

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

        // Members that are converted in groups, moved into a part and out of it again.
        ["letter"] = () => SpecLaws.Check<VersionedLetter>(options: Quiet),

        ["order"] = () => SpecLaws.Check<Shop.VersionedOrder>(options: Quiet),

        // Decimals, whose zeros at the end count.
        ["price-list"] = () => SpecLaws.Check<VersionedPriceList>(options: Quiet),

        // Members that no version declares, and one that is discarded on purpose.
        ["editor-settings"] = () => SpecLaws.Check<SpecLattice.Families.Tests.Families.Settings.VersionedEditorSettings>(options: Quiet),

        // Enums and records without versions.
        ["bill"] = () => SpecLaws.Check<VersionedBill>(options: Quiet),

        // Every kind of member that can hold what JSON does not.
        ["parcel"] = () => SpecLaws.Check<SpecLattice.Families.Tests.Families.Parcels.VersionedParcel>(options: Quiet),

        // Versions inside of documents, around them under other names, and outside of them.
        ["sales-order"] = () => SpecLaws.Check<VersionedSalesOrder>(options: Quiet),
        ["deployment"] = () => SpecLaws.Check<VersionedDeployment>(options: Quiet),
        ["thermostat"] = () => SpecLaws.Check<VersionedThermostat>(options: Quiet),
        ["order-placed"] = () => SpecLaws.Check<VersionedOrderPlaced>(options: Quiet),
        ["job"] = () => SpecLaws.Check<AnyJob>(options: Quiet),

        // More members than a mask has bits; one of everything.
        ["wide"] = () => SpecLaws.Check<VersionedWide>(options: Quiet),
        ["zoo"] = () => SpecLaws.Check<VersionedZoo>(options: Quiet),
    };

    static FamilyLawTests()
    {
        // Device states are many, and each is as plain as the next: they are found.
        foreach (var family in SpecLattice.Vmm.Machine.SpecCatalog.Families)
        {
            Checks.Add(family.Name, () => Check((dynamic)family));
        }
    }

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
        [.. SpecLattice.Vmm.Api.SpecCatalog.Families, .. SpecLattice.Vmm.Machine.SpecCatalog.Families, .. SpecLattice.Testing.Tests.SpecCatalog.Families];

    private static SpecLawReport Check<TSum>(SpecFamily<TSum> family)
        where TSum : class, ISpecSum<TSum>, ISpecJson<TSum> => SpecLaws.Check<TSum>(options: Quiet);

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
                FloorOf = person => person.GetFloor(order),
                Convert = (person, version) => person.ToVersion(version, order),
            },
            Quiet);
    }
}
