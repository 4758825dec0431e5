using SpecLattice.Families.Tests.Families;
using V1 = SpecLattice.Families.Tests.Families.V1;
using V2 = SpecLattice.Families.Tests.Families.V2;
using V21 = SpecLattice.Families.Tests.Families.V21;
using V3 = SpecLattice.Families.Tests.Families.V3;
using V4 = SpecLattice.Families.Tests.Families.V4;

namespace SpecLattice.ClosedSums.Tests;

public class ClosedSumTests
{
    [Fact]
    public void The_sum_is_closed_where_the_language_allows_it() => Assert.Contains(
        typeof(VersionedPump).CustomAttributes,
        attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices.IsClosedTypeAttribute");

    [Fact]
    public void Its_versions_still_convert_and_match()
    {
        VersionedPump pump = new V1.Pump { Speed = 1 };

        Assert.Equal(4, pump.ToLatest().GetValueOrThrow().Version);
        Assert.Equal("one", Name(pump));
        Assert.Equal("one", pump.Match(v1: _ => "one", v2: _ => "", v3: _ => "", v4: _ => "", v21: _ => "", unknown: _ => ""));
    }

    // No `_` arm, and warnings are errors: the compiler knows the cases.
    private static string Name(VersionedPump pump) => pump switch
    {
        V1.Pump => "one",
        V2.Pump => "two",
        V3.Pump => "three",
        V4.Pump => "four",
        V21.Pump => "twenty-one",
        UnknownPump => "unknown",
    };
}
