using SpecLattice.Vmm.Machine;
using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Vmm.Tests.Machine;

public sealed class StateKindTests
{
    [Fact]
    public void Every_family_of_the_machine_is_a_kind_of_state() => Assert.Equal(
        SpecLattice.Vmm.Machine.SpecCatalog.Families.Select(family => family.Name).Order(StringComparer.Ordinal),
        StateKinds.All.Select(kind => kind.Family).Order(StringComparer.Ordinal));
}
