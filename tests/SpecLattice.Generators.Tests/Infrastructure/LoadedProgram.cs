using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>Several assemblies that were compiled in memory, loaded together and run.</summary>
internal static class LoadedProgram
{
    /// <summary>The assembly of a generation; fails unless it compiles.</summary>
    public static byte[] Emit(Generation generation)
    {
        using var image = new MemoryStream();
        var result = generation.Compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(result.Success, generation.Explain(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }

    /// <summary>Calls a static method that gives texts.</summary>
    /// <param name="program">The assembly that has it.</param>
    /// <param name="type">The type that has it.</param>
    /// <param name="method">Its name.</param>
    /// <param name="argument">Its only argument; null where it has none.</param>
    /// <param name="libraries">The assemblies that the program refers to.</param>
    public static string[] Run(byte[] program, string type, string method, object? argument = null, params byte[][] libraries)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            foreach (var library in libraries)
            {
                context.LoadFromStream(new MemoryStream(library));
            }

            var run = context.LoadFromStream(new MemoryStream(program)).GetType(type)!.GetMethod(method, BindingFlags.Public | BindingFlags.Static)!;
            return (string[])run.Invoke(null, BindingFlags.DoNotWrapExceptions, null, argument is null ? null : [argument], null)!;
        }
        finally
        {
            context.Unload();
        }
    }
}
