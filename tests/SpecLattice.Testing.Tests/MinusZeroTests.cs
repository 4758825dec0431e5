using SpecLattice.Testing.Tests.Zoo;

namespace SpecLattice.Testing.Tests;

public sealed class MinusZeroTests
{
    // It was left out as if it were the absent value 0, and came back as 0, which was written in another way.
    [Fact]
    public void Minus_zero_is_zero_everywhere()
    {
        const string json = """
            {"Annex":null,"Cages":{"a":{"kind of":"animal","Height":-0.0,"Usually":"a b:c","pet name: \"x\"":"b"}},"Counts":{},"Gates":{},"Odder":0,"Small":0,"Words":[]}
            """;
        SpecLaws.CheckDocument<VersionedZoo>(2, json);
    }
}
