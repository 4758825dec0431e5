using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>An enum that holds a number its type does not declare, which only a cast leads to: refused where a conversion can refuse, thrown with the place where it cannot.</summary>
public sealed class UndeclaredEnumTests
{
    private const string First = """
        PART public enum E { A, B }
        PART public sealed partial record P { public required E Inner { get; init; } }
        PART [SpecUnion(Tag = "t", Content = "c"), Case<P>("p"), UnitCase("None")] public readonly partial struct U;
        """;

    private const string Second = """
        PART public enum E { A, [Renamed("B")] C }
        PART public sealed partial record P { public required E Inner { get; init; } }
        PART [SpecUnion(Tag = "t", Content = "c"), Case<P>("p"), UnitCase("None")] public readonly partial struct U;
        """;

    public static TheoryData<string, string, string> Places => new()
    {
        { "E", "(A.V1.E)7", "/x~1y" },
        { "E?", "(A.V1.E)7", "/x~1y" },
        { "P", "new A.V1.P { Inner = (A.V1.E)7 }", "/x~1y/Inner" },
        { "P?", "new A.V1.P { Inner = (A.V1.E)7 }", "/x~1y/Inner" },
        { "U", "new A.V1.U(new A.V1.P { Inner = (A.V1.E)7 })", "/x~1y/c/Inner" },
        { "SpecList<E>", "[(A.V1.E)7]", "/x~1y" },
        { "SpecMap<string, P>", "SpecMap.From([System.Collections.Generic.KeyValuePair.Create(\"k\", new A.V1.P { Inner = (A.V1.E)7 })])", "/x~1y/Inner" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_conversion_that_cannot_refuse_names_the_place(string type, string value, string place)
    {
        var specs = Specs.Of(Record(type) + First, Record(type) + Second);

        var shown = SpecProgram.Evaluate(specs, Thrown($"new A.V1.R {{ X = {value} }}.ToV2()"))[0];

        Assert.False(Specs.IsPartial(specs, 1, 2));
        Assert.Equal($"{place} EnumMemberNotRepresentable: the value is not one that V1.E declares", shown);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void A_conversion_that_can_refuse_refuses_the_place(string type, string value, string place)
    {
        var specs = Specs.Of(Record(type, "public required int Y { get; init; }") + First, Record(type, "public required byte Y { get; init; }") + Second);

        var shown = SpecProgram.Evaluate(specs, $"Driver.Show(new A.V1.R {{ X = {value}, Y = 300 }}.ToV2())")[0].Split('\n');

        Assert.Equal(2, shown.Length);
        Assert.StartsWith($"{place} EnumMemberNotRepresentable 1 -> 2: the value is not one that V1.E declares", shown[0], StringComparison.Ordinal);
        Assert.StartsWith("/Y OutOfRange", shown[1], StringComparison.Ordinal);
    }

    private static string Record(string type, string others = "") =>
        $"public sealed partial record R {{ [System.Text.Json.Serialization.JsonPropertyName(\"x/y\")] public required {type} X {{ get; init; }} {others} }}\n";

    private static string Thrown(string expression) => $$"""
        ((System.Func<string>)(() =>
        {
            try
            {
                return {{expression}}.ToString();
            }
            catch (SpecConversionException thrown)
            {
                return string.Join("\n", thrown.Losses.Select(loss => $"{loss.Pointer} {loss.Kind}: {loss.Message}"));
            }
        }))()
        """;
}
