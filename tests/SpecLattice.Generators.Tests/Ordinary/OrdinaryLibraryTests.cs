using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Ordinary;

/// <summary>Ordinary types of another assembly, which holds them in its own specs too.</summary>
public sealed class OrdinaryLibraryTests
{
    private const string Library = """
        using System;
        using SpecLattice;
        [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]

        namespace Shop
        {
            public record Money(decimal Amount, string Currency = "EUR", Size? Size = null);

            public sealed record Named { public required string Name { get; init; } public DateTimeOffset? At { get; init; } }

            public sealed record Half { public int Done { get; } public int Left { get; init; } }

            public enum Size { Small, Large }

            [SpecPart(1)]
            public sealed partial record Price(Money Net, SpecList<Named> Names);
        }
        """;

    private const string App = """
        using SpecLattice;

        namespace App.V1
        {
            [Spec("cart", 1)]
            public sealed partial record Cart
            {
                public required Shop.Money Total { get; init; }

                public required SpecList<Shop.Named> Names { get; init; }

                public Shop.Price? Price { get; init; }

                public required SpecMap<Shop.Size, int> Sizes { get; init; }
            }
        }
        """;

    [Fact]
    public async Task Both_assemblies_read_and_write_them()
    {
        var library = Image(Generation.Of(Library, assembly: "Library"));

        var generation = Generation.Of(App, libraries: [library], assembly: "App");

        var complaints = generation.CompilerDiagnostics.Concat(await generation.AnalyzeAsync()).ToList();
        Assert.True(complaints.Count == 0, generation.Explain(complaints));
    }

    [Fact]
    public async Task What_another_assembly_hides_of_a_record_is_refused()
    {
        var library = Image(Generation.Of(Library, assembly: "Library"));

        var found = await Generation.Of("using SpecLattice;\n[Spec(\"half\", 1)]\npublic sealed partial record Holder(Shop.Half Half);", libraries: [library], assembly: "App").AnalyzeAsync();

        Assert.Contains("which has a member 'Done' that cannot be set: give it an init accessor", Assert.Single(found, diagnostic => diagnostic.Id == "SPEC0090").GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_assemblies_see_one_shape()
    {
        // The same spec, in the type's own assembly and in another.
        var library = Image(Generation.Of(Library, assembly: "Library"));
        const string Spec = "\nnamespace Other\n{\n    [SpecLattice.Spec(\"bill\", 1)]\n    public sealed partial record Bill(Shop.Money Total, SpecLattice.SpecList<Shop.Named> Names);\n}\n";

        Assert.Equal(DigestOf(Generation.Of(Library + Spec, assembly: "Library")), DigestOf(Generation.Of(Spec, libraries: [library], assembly: "App")));
    }

    private static string DigestOf(Generation generation) =>
        SpecLattice.Generators.Analyzers.CompilationPlans.Of(generation.Compilation, TestContext.Current.CancellationToken).Plan.Lock.Single(fact => fact.Line.StartsWith("spec bill@1 digest", StringComparison.Ordinal)).Value;

    private static PortableExecutableReference Image(Generation library)
    {
        using var image = new MemoryStream();
        var result = library.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
