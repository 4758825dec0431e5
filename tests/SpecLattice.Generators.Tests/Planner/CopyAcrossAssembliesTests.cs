using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Planner;

/// <summary>Versions that are the same as others, where a library declares them or what they hold: what was taken over is in the library as if it had been written there.</summary>
public sealed class CopyAcrossAssembliesTests
{
    private const string Older = """
        using SpecLattice;

        namespace Lib.V1
        {
            [SpecPart(1)]
            public sealed partial record Motor
            {
                public required int Power { get; init; }
                [SpecDefault(3)] public int Gears { get; init; } = 3;
                [Sensitive] public string? Key { get; init; }
                public required Axle Axle { get; init; }
            }

            [SpecPart(1), SpecUnion(Tag = "kind", Content = "of")]
            [Case<Wheel>("wheel"), UnitCase("None", Tag = "none")]
            public readonly partial struct Axle;

            [SpecPart(1)]
            public sealed partial record Wheel { public required int Spokes { get; init; } }
        }
        """;

    private const string Copied = Older + """

        namespace Lib.V2
        {
            [SpecPart(2), SameAs(typeof(V1.Motor))]
            public sealed partial record Motor;

            [SpecPart(2), SpecUnion(Tag = "kind", Content = "of"), SameAs(typeof(V1.Axle))]
            public readonly partial struct Axle;

            [SpecPart(2), SameAs(typeof(V1.Wheel))]
            public sealed partial record Wheel { [Added] public string? Tyre { get; init; } }
        }
        """;

    private const string Written = Older + """

        namespace Lib.V2
        {
            [SpecPart(2)]
            public sealed partial record Motor
            {
                public required int Power { get; init; }
                [SpecDefault(3)] public int Gears { get; init; } = 3;
                [Sensitive] public string? Key { get; init; }
                public required Axle Axle { get; init; }
            }

            [SpecPart(2), SpecUnion(Tag = "kind", Content = "of")]
            [Case<Wheel>("wheel"), UnitCase("None", Tag = "none")]
            public readonly partial struct Axle;

            [SpecPart(2)]
            public sealed partial record Wheel { public required int Spokes { get; init; } [Added] public string? Tyre { get; init; } }
        }
        """;

    private const string User = """
        using SpecLattice;

        namespace App.V1
        {
            [Spec("car", 1)] public sealed partial record Car { public required Lib.V1.Motor Motor { get; init; } public required SpecList<Lib.V1.Axle> Axles { get; init; } }
        }

        namespace App.V2
        {
            [Spec("car", 2)] public sealed partial record Car { public required Lib.V2.Motor Motor { get; init; } public required SpecList<Lib.V2.Axle> Axles { get; init; } }
        }

        public static class Example
        {
            public static string Run(string json)
            {
                var old = SpecJson.Deserialize<App.V1.Car>(json);
                var up = old.ToV2();
                var changed = up with { Axles = [new Lib.V2.Wheel { Spokes = 8, Tyre = "wide" }, new Lib.V2.Axle.None()] };
                return string.Join("\n", SpecJson.Serialize(up), (up.ToV1().GetValueOrThrow() == old).ToString(), up.Motor.ToString().Contains("s,").ToString(), changed.ToV1().ToString(), SpecJson.Serialize(changed));
            }
        }
        """;

    private const string Json = """{"Motor":{"Power":5,"Key":"s","Axle":{"kind":"wheel","of":{"Spokes":4}}},"Axles":[{"kind":"none"}]}""";

    [Fact]
    public async Task What_a_library_takes_over_is_there_for_its_users()
    {
        var (copied, written) = (Library(Copied), Library(Written));
        var (user, reference) = (Use(User, copied), Use(User, written));

        Assert.Empty((await user.AnalyzeAsync()).Select(found => found.ToString()));
        Assert.True(!user.CompilerDiagnostics.Any(), user.Explain(user.CompilerDiagnostics));
        Assert.Equal(Locks.Shipped(written), Locks.Shipped(copied));
        Assert.Equal(Locks.Shipped(reference.Compilation), Locks.Shipped(user.Compilation));
        var result = TwoAssemblies.Run(copied, user.Compilation, Json);
        Assert.Equal(TwoAssemblies.Run(written, reference.Compilation, Json), result);
        Assert.Contains("`Tyre` exists since version 2", result, StringComparison.Ordinal);
    }

    /// <summary>A copy holds the newest version of a part that is in another assembly, too, as far as its own number goes.</summary>
    [Theory]
    [InlineData("Motor")]
    [InlineData("Axle")]
    public void A_part_of_another_assembly_stays_the_version_that_it_is(string part)
    {
        var source = $$"""
            using SpecLattice;
            namespace App.V1 { [SpecPart(1)] public sealed partial record Box { public required Lib.V1.{{part}} Held { get; init; } public required SpecList<Lib.V1.{{part}}?> Many { get; init; } } }
            namespace App.V2 { [SpecPart(2), SameAs(typeof(V1.Box))] public sealed partial record Box { [Added] public string? Label { get; init; } } }
            """;
        var user = Use(source, Library(Copied));

        Assert.True(!user.CompilerDiagnostics.Any(), user.Explain(user.CompilerDiagnostics));
        Assert.Equal(
            $"Lib.V1.{part}",
            user.Compilation.GetTypeByMetadataName("App.V2.Box")!.GetMembers("Held").OfType<IPropertySymbol>().Single().Type.ToDisplayString());
    }

    [Theory]
    [InlineData("[SpecPart(3), SameAs(typeof(Lib.V2.Motor))] public sealed partial record Motor { [Added] public string? Label { get; init; } }")]
    [InlineData("[SpecPart(3), SameAs(typeof(Lib.V2.Axle))] public sealed partial record Axle;")]
    public async Task A_version_of_another_assembly_is_not_taken_over(string declaration)
    {
        var user = Use($"using SpecLattice; namespace Lib.V3 {{ {declaration} }}", Library(Copied));

        Assert.Contains("it is not a spec or part of this project", Assert.Single(await user.FindAsync("SPEC0066")).GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(user.GeneratedDiagnostics);
    }

    private static Compilation Library(string source)
    {
        var library = Generation.Of(source, assembly: "Lib");
        Assert.True(!library.CompilerDiagnostics.Any(), library.Explain(library.CompilerDiagnostics));
        return library.Compilation;
    }

    private static Generation Use(string source, Compilation library) => Generation.Of(source, libraries: [library.ToMetadataReference()], assembly: "App");

    private static class TwoAssemblies
    {
        public static string Run(Compilation library, Compilation user, string json)
        {
            var context = new System.Runtime.Loader.AssemblyLoadContext(null, isCollectible: true);
            try
            {
                Load(library);
                return (string)Load(user).GetType("Example")!.GetMethod("Run")!.Invoke(null, [json])!;
            }
            finally
            {
                context.Unload();
            }

            System.Reflection.Assembly Load(Compilation compilation)
            {
                using var image = new MemoryStream();
                Assert.True(compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
                image.Position = 0;
                return context.LoadFromStream(image);
            }
        }
    }
}
