using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;
using static SpecLattice.Generators.Tests.Infrastructure.SpecProgram;

namespace SpecLattice.Generators.Tests.Conversions;

/// <summary>Code that knows no version converts by a contract, which tells what may refuse from what cannot; nobody sees the way with a collector where specs are written.</summary>
public sealed class ConversionContractTests
{
    private const string Family = """
        namespace V1
        {
            [SpecPart(1)] public sealed partial record Disk { public required byte Size { get; init; } }
            [SpecPart(1), SpecUnion] [Case<Disk>, UnitCase("Off")] public readonly partial struct Device;
            [SpecPart(1)] public enum Mode { Eco }
            [Spec("rack", 1)] public sealed partial record Rack { public required SpecMap<string, Device> Devices { get; init; } public required SpecList<Disk?> Disks { get; init; } public required Mode Mode { get; init; } }
        }
        namespace V2
        {
            [SpecPart(2)] public sealed partial record Disk { public required int Size { get; init; } }
            [SpecPart(2), SpecUnion] [Case<Disk>, UnitCase("Off"), UnitCase("Fan")] public readonly partial struct Device;
            [SpecPart(2)] public enum Mode { Eco, Fast }
            [Spec("rack", 2)] public sealed partial record Rack { public required SpecMap<string, Device> Devices { get; init; } public required SpecList<Disk?> Disks { get; init; } public required Mode Mode { get; init; } }
        }
        namespace V3
        {
            [Spec("rack", 3)] public sealed partial record Rack { public required SpecMap<string, V2.Device> Devices { get; init; } public required SpecList<V2.Disk?> Disks { get; init; } public required V2.Mode Mode { get; init; } [Added] public string? Label { get; init; } }
        }
        static class Generic
        {
            public static Conversion<TOut> Try<TIn, TOut>(TIn value) where TIn : ISpecConvertible<TOut> where TOut : notnull => value.Convert();
            public static TOut Make<TIn, TOut>(TIn value) where TIn : ISpecTotallyConvertible<TOut> where TOut : notnull => value.Convert();
            public static Conversion<TOut> Any<TOut>(object value) where TOut : notnull => value is ISpecConvertible<TOut> version ? version.Convert() : Conversion.Refuse("is no version of it");
            public static V1.Rack Old => new() { Devices = SpecMap.Create<string, V1.Device>([new("a", new V1.Device.Off()), new("b", new V1.Disk { Size = 3 })]), Disks = [new V1.Disk { Size = 4 }, null], Mode = V1.Mode.Eco };
            public static V3.Rack Newer => Old.ToV3() with { Label = "x", Disks = [null, new V2.Disk { Size = 999 }] };
        }
        """;

    private static readonly string[] Expressions =
    [
        "Generic.Try<V1.Rack, V3.Rack>(Generic.Old).GetValueOrThrow() == Generic.Old.ToV3()",
        "Generic.Make<V1.Disk, V2.Disk>(new() { Size = 3 }).Size",
        "Generic.Make<V1.Device, V2.Device>(new V1.Device.Off()).Value is V2.Device.Off",
        "Generic.Any<V2.Device>((V1.Device)new V1.Device.Off()).GetValueOrThrow().Value is V2.Device.Off",
        "string.Join(\" \", Generic.Try<V3.Rack, V1.Rack>(Generic.Newer).Losses.Select(loss => $\"{loss.Pointer} {loss.Step}\"))",
        "string.Join(\" \", Generic.Any<V1.Device>((V2.Device)new V2.Device.Fan()).Losses.Select(loss => loss.Message))",
        "Generic.Any<V1.Rack>(Generic.Newer with { Label = null, Disks = [null] }).GetValueOrThrow().Disks.Count",
        "Generic.Any<V1.Rack>(\"text\").Losses.Single().Message",
    ];

    private static readonly string[] Expected =
    [
        "True", "3", "True", "True", "/Disks/1/Size 2 -> 1 /Label 3 -> 2", "`Fan` exists since version 2", "1", "is no version of it",
    ];

    [Fact]
    public void Generic_code_converts() => Assert.Equal(Expected, Evaluate(Family, Expressions));

    [Fact]
    public void Generic_code_converts_where_conversions_are_composed() => Assert.Equal(
        Expected, EvaluateFused(Family, maxFused: 1, Expressions));

    [Theory]
    [InlineData("Generic.Make<V2.Disk, V1.Disk>(new() { Size = 3 });")]
    [InlineData("Generic.Make<V2.Device, V1.Device>(new V2.Device.Fan());")]
    [InlineData("Generic.Make<V3.Rack, V2.Rack>(Generic.Newer);")]
    [InlineData("new V2.Disk { Size = 3 }.Convert();")]
    public void What_may_refuse_is_no_total_conversion(string statement)
    {
        var generation = Generation.Of("using System.Linq; using SpecLattice;" + Family + $"static class Use {{ static void F() {{ {statement} }} }}");

        Assert.Contains(generation.CompilerDiagnostics, error => error.Id is "CS0311" or "CS0315" or "CS1061");
    }

    /// <summary>Nothing but the interface takes a collector: not of a record, a union, a sum or what holds them.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(1)]
    public void No_type_shows_the_way_with_a_collector(int maxFused)
    {
        var compilation = Generation.Of("using System.Linq; using SpecLattice;" + Family, maxFused: maxFused).Compilation;

        var shown = compilation.GlobalNamespace.GetNamespaceMembers().Where(space => space.Name is "V1" or "V2" or "V3").SelectMany(space => space.GetTypeMembers())
            .Append(compilation.GetTypeByMetadataName("VersionedRack")!)
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(method => method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal)
            .Where(method => method.Name.StartsWith("ToV", StringComparison.Ordinal) && method.Parameters.Any(parameter => parameter.Type.Name == "LossCollector"));

        Assert.Empty(shown.Select(method => method.ToDisplayString()));
    }

    [Fact]
    public void A_context_is_part_of_the_contract() => Assert.Equal(
        ["5 kg", "/Weight 2 -> 1", "5"],
        Evaluate(
            """
            public sealed record Unit(string Name);
            public sealed record Kind(string Name);
            namespace V1 { [Spec("parcel", 1)] public sealed partial record Parcel { public required int Weight { get; init; } } [SpecPart(1)] public sealed partial record Crate { public required Parcel Inner { get; init; } } }
            namespace V2
            {
                [Spec("parcel", 2)]
                public sealed partial record Parcel
                {
                    public required string Weight { get; init; }
                    [SpecConversion("Weight")] internal static string Up(int weight, Unit unit) => $"{weight} {unit.Name}";
                    [SpecConversion("Weight")] internal static Conversion<int> Down(string weight, Unit unit) => int.TryParse(weight.Split(' ')[0], out var number) ? number : Conversion.Refuse("no number");
                }
                [SpecPart(2)] public sealed partial record Crate { public required Parcel Inner { get; init; } }
            }
            namespace V3
            {
                [Spec("parcel", 3)]
                public sealed partial record Parcel
                {
                    public required double Weight { get; init; }
                    [SpecConversion("Weight")] internal static double Up(string weight, Kind kind) => weight.EndsWith(kind.Name) ? int.Parse(weight.Split(' ')[0]) : -1;
                    [SpecConversion("Weight")] internal static string Down(double weight, Kind kind) => $"{weight} {kind.Name}";
                }
            }
            static class Generic
            {
                public static Conversion<TOut> Try<TIn, TOut, TContext>(TIn value, TContext context) where TIn : ISpecConvertible<TOut, TContext> where TOut : notnull => value.Convert(context);
            }
            """,
            "Generic.Try<V1.Parcel, V2.Parcel, Unit>(new V1.Parcel { Weight = 5 }, new Unit(\"kg\")).GetValueOrThrow().Weight",
            "Generic.Try<V2.Crate, V1.Crate, Unit>(new V2.Crate { Inner = new() { Weight = \"x\" } }, new Unit(\"kg\")).Losses.Single() is var loss ? $\"{loss.Pointer} {loss.Step}\".Replace(\"/Inner\", \"\") : \"\"",
            "Generic.Try<V1.Parcel, V3.Parcel, (Kind, Unit)>(new V1.Parcel { Weight = 5 }, (new Kind(\"kg\"), new Unit(\"kg\"))).GetValueOrThrow().Weight"));
}
