using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Primitives;
using SpecLattice.Testing;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Generators.Tests.Kinds;

/// <summary>Kinds of numbers become each other, and back, by the laws: along one edge, and along two with a third kind between.</summary>
public sealed class NumberConversionTests
{
    // One of each sort; SPECLATTICE_NIGHTLY=1 takes all.
    private static readonly PrimitiveKind[] Numbers =
    [
        .. PrimitiveKinds.All.Where(kind => kind.Number is not null
            && (Depth.IsNightly || kind.Name is "byte" or "int64" or "double" or "decimal")),
    ];

    public static TheoryData<string> Kinds => [.. Numbers.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_laws_hold_from_a_kind_of_numbers_to_every_other_one_and_on_to_a_third(string name)
    {
        // By every kind to the kind it came from and to one other; SPECLATTICE_NIGHTLY=1 goes on to all.
        var routes = Numbers
            .SelectMany((middle, index) => Numbers
                .Where((last, other) => last != middle && (Depth.IsNightly || last.Name == name || other == (index + 1) % Numbers.Length))
                .Select(last => (PrimitiveKinds.Named(name), middle, last)))
            .ToList();
        var checks = string.Concat(routes.Select((_, index) => $"SpecLattice.Testing.SpecLaws.Check<Numbers{index}.VersionedEach>(options: options);\n"));
        var source = "using SpecLattice;\n" + string.Concat(routes.Select(Family)) + $$"""

            public static class Driver
            {
                public static int Run(SpecLattice.Testing.SpecLawOptions options)
                {
                    {{checks}}
                    return {{routes.Count}};
                }
            }
            """;

        Assert.Equal(routes.Count, Run<int>(source, new SpecLawOptions { Documents = 40, Output = line => TestContext.Current.TestOutputHelper?.WriteLine(line) }));
    }

    [Theory]
    [InlineData("double", "single", "0.5", true)]
    [InlineData("double", "single", "0.1", false)]
    [InlineData("double", "decimal", "0.1", true)]
    [InlineData("double", "decimal", "1e300", false)]
    [InlineData("double", "decimal", "0.12345678901234567", true)]
    [InlineData("decimal", "double", "0.1", true)]
    [InlineData("decimal", "double", "0.10", false)]
    [InlineData("decimal", "double", "0.1234567890123456789", false)]
    [InlineData("decimal", "int32", "5", true)]
    [InlineData("decimal", "int32", "5.0", false)]
    [InlineData("double", "int64", "9223372036854775808", false)]
    [InlineData("double", "int64", "-9223372036854775808", true)]
    [InlineData("double", "int32", "0.5", false)]
    [InlineData("int64", "double", "9007199254740992", true)]
    [InlineData("int64", "double", "9007199254740993", false)]
    [InlineData("int64", "double", "9223372036854775807", false)]
    [InlineData("bigint", "double", "1000000000000000000000000000000", false)]
    [InlineData("bigint", "uint128", "340282366920938463463374607431768211455", true)]
    [InlineData("bigint", "uint128", "340282366920938463463374607431768211456", false)]
    [InlineData("int32", "half", "2048", true)]
    [InlineData("int32", "half", "2049", false)]
    [InlineData("single", "half", "100000", false)]
    public void Numbers_become_the_same_number_or_are_refused(string from, string to, string number, bool isConverted)
    {
        var source = "using SpecLattice;\n" + Family((PrimitiveKinds.Named(from), PrimitiveKinds.Named(to), PrimitiveKinds.Named(to)), 0) + """

            public static class Driver
            {
                public static string Run(string json)
                {
                    var converted = SpecLattice.SpecJson.Deserialize<Numbers0.V1.Each>("{\"Number\":" + json + "}").ToV2();
                    return converted.IsSuccess ? "" : string.Join("\n", converted.Losses);
                }
            }
            """;

        var losses = Run<string>(source, number);

        Assert.Equal(isConverted, losses.Length == 0);
        Assert.Equal(!isConverted, losses.Contains("/Number", StringComparison.Ordinal));
    }

    private static T Run<T>(string source, object argument)
    {
        var generation = Generation.Of(source);
        using var image = new MemoryStream();
        var emitted = generation.Compilation
            .AddReferences(MetadataReference.CreateFromFile(typeof(SpecLaws).Assembly.Location))
            .Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        image.Position = 0;
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            var run = context.LoadFromStream(image).GetType("Driver")!.GetMethod("Run")!;
            return (T)run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [argument], null)!;
        }
        finally
        {
            context.Unload();
        }
    }

    private static string Family((PrimitiveKind First, PrimitiveKind Middle, PrimitiveKind Last) route, int index) => $$"""

        namespace Numbers{{index}}.V1
        {
            [Spec("each{{index}}", 1)]
            public sealed partial record Each { public required {{KindSource.TypeOf(route.First)}} Number { get; init; } }
        }

        namespace Numbers{{index}}.V2
        {
            [Spec("each{{index}}", 2)]
            public sealed partial record Each { public required {{KindSource.TypeOf(route.Middle)}} Number { get; init; } }
        }

        namespace Numbers{{index}}.V3
        {
            [Spec("each{{index}}", 3)]
            public sealed partial record Each { public required {{KindSource.TypeOf(route.Last)}} Number { get; init; } }
        }
        """;
}
