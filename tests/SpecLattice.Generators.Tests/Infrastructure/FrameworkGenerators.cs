using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>Generators of the framework, from the SDK that the tests run on.</summary>
internal static class FrameworkGenerators
{
    private static readonly Lazy<Assembly> JsonAssembly = new(() => Load("System.Text.Json.SourceGeneration.dll"));
    private static readonly Lazy<Assembly> LibraryImportAssembly = new(() => Load("Microsoft.Interop.LibraryImportGenerator.dll"));

    /// <summary>A new one of System.Text.Json.</summary>
    public static ImmutableArray<ISourceGenerator> CreateJson() => Create(JsonAssembly.Value);

    /// <summary>A new one of calls of the operating system.</summary>
    public static ImmutableArray<ISourceGenerator> CreateLibraryImport() => Create(LibraryImportAssembly.Value);

    private static ImmutableArray<ISourceGenerator> Create(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(type))
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
    ];

    // shared/Microsoft.NETCore.App/10.0.0 -> packs/Microsoft.NETCore.App.Ref/10.0.0/analyzers/dotnet/cs
    private static Assembly Load(string file)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(runtime)))!, "packs", "Microsoft.NETCore.App.Ref");
        return Assembly.LoadFrom(Directory.EnumerateFiles(packs, file, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last());
    }
}
