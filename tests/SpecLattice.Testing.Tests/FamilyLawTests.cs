using SpecLattice.Families.Tests.Families;
using SpecLattice.Testing.Tests.Zoo;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Testing.Tests;

/// <summary>The laws hold for every family of this repository: one line each, as users would write it.</summary>
public sealed class FamilyLawTests
{
    [Fact]
    public void Instance_specs() => Check(SpecLaws.Check<VersionedInstanceSpec>(options: Quiet), partial: true);

    [Fact]
    public void Ensure_requests() => Check(SpecLaws.Check<VersionedInstanceEnsureRequest>(options: Quiet), partial: true);

    [Fact]
    public void Spec_responses() => Check(SpecLaws.Check<VersionedInstanceSpecGetResponse>(options: Quiet), partial: true);

    [Fact]
    public void Uarts() => Check(SpecLaws.Check<VersionedUart16550State>(options: Quiet), partial: false);

    [Fact]
    public void Harts() => Check(SpecLaws.Check<VersionedRiscvHartState>(options: Quiet), partial: false);

    [Fact]
    public void Console_buffers() => Check(SpecLaws.Check<VersionedConsoleBufferState>(options: Quiet), partial: false);

    [Fact]
    public void Pvpanic_devices() => Check(SpecLaws.Check<VersionedPvpanicState>(options: Quiet), partial: false);

    [Fact]
    public void A_family_with_parts_of_another_assembly() => Check(SpecLaws.Check<VersionedVehicle>(options: Quiet), partial: true);

    [Fact]
    public void A_backport_beside_the_main_line() => Check(SpecLaws.Check<VersionedPump>(options: Quiet), partial: true);

    [Fact]
    public void A_backport_with_an_edge_of_its_own() => Check(SpecLaws.Check<VersionedValve>(options: Quiet), partial: true);

    [Fact]
    public void Recursion_lists_of_one_and_wider_numbers() => Check(SpecLaws.Check<VersionedTree>(options: Quiet), partial: true);

    [Fact]
    public void A_part_of_two_families() => Check(SpecLaws.Check<VersionedShop>(options: Quiet), partial: true);

    [Fact]
    public void Another_family_with_the_same_part() => Check(SpecLaws.Check<VersionedHouse>(options: Quiet), partial: true);

    [Fact]
    public void Nested_types() => Check(SpecLaws.Check<VersionedBoat>(options: Quiet), partial: true);

    [Fact]
    public void Hand_written_conversions() => Check(SpecLaws.Check<VersionedTimer>(options: Quiet), partial: true);

    [Fact]
    public void A_change_of_meaning() => Check(SpecLaws.Check<VersionedDial>(options: Quiet), partial: true);

    [Fact]
    public void More_members_than_a_mask_has_bits() => Check(SpecLaws.Check<VersionedWide>(options: Quiet), partial: true);

    [Fact]
    public void One_of_everything() => Check(SpecLaws.Check<VersionedZoo>(options: Quiet), partial: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Conversions_with_a_context(bool familyNameFirst)
    {
        var order = new NameOrder(familyNameFirst);
        Check(
            SpecLaws.Check(
                new SpecLawFamily<VersionedPerson>
                {
                    Name = VersionedPerson.Family,
                    Versions = VersionedPerson.Versions,
                    SchemaOf = VersionedPerson.SchemaOf,
                    VersionOf = person => person.Version,
                    FloorOf = person => person.FloorFor(order),
                    Convert = (person, version) => person.ToVersion(version, order),
                },
                Quiet),
            partial: true);
    }

    private static SpecLawOptions Quiet { get; } = new() { Output = line => TestContext.Current.TestOutputHelper?.WriteLine(line) };

    // A check that refuses nothing would prove nothing of refusals.
    private static void Check(SpecLawReport report, bool partial)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        Assert.InRange(report.Documents, 20, long.MaxValue);
        Assert.InRange(report.Conversions, report.Documents, long.MaxValue);
        Assert.Equal(partial, report.Refusals > 0);
    }
}
