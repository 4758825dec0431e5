using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using SpecLattice.Testing;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>The laws, checked for a family that is compiled in memory.</summary>
internal static class LawRun
{
    /// <summary>Compiles the specs and checks the laws of a sum.</summary>
    /// <param name="specs">The source.</param>
    /// <param name="sum">The sum's full name.</param>
    /// <param name="documents">How many documents are made of each version.</param>
    /// <param name="maxFused">Up to how many versions of a lineage all pairs are fused, where the project says so.</param>
    /// <param name="libraries">What the specs refer to besides.</param>
    public static SpecLawReport Check(string specs, string sum, int documents, int? maxFused = null, params IEnumerable<MetadataReference> libraries)
    {
        var generation = Generation.Of(specs + $$"""

            public static class Driver
            {
                public static SpecLattice.Testing.SpecLawReport Run(SpecLattice.Testing.SpecLawOptions options) => SpecLattice.Testing.SpecLaws.Check<{{sum}}>(options: options);
            }
            """,
            libraries: libraries,
            maxFused: maxFused);
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
            var options = new SpecLawOptions { Documents = documents, Output = line => TestContext.Current.TestOutputHelper?.WriteLine(line) };
            return (SpecLawReport)run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [options], null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
