using SpecLattice.Testing.Tests.Zoo;

namespace SpecLattice.Testing.Tests;

public sealed class NegativeZeroTests
{
    [Fact]
    public void Negative_zero_is_not_the_absent_value_zero()
    {
        const string json = """
            {"Annex":null,"Cages":{"a":{"kind of":"animal","Height":-0.0,"Usually":"a b:c","pet name: \"x\"":"b"}},"Counts":{},"Gates":{},"Odder":0,"Small":null,"Words":[]}
            """;
        SpecLaws.CheckDocument<VersionedZoo>(2, json);
    }
}
