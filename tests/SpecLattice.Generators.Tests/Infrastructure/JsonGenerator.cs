using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Tests.Infrastructure;

/// <summary>The generator of System.Text.Json, from the SDK that the tests run on.</summary>
internal static class JsonGenerator
{
    private const string FileName = "System.Text.Json.SourceGeneration.dll";

    private static readonly Assembly Generator = Assembly.LoadFrom(Find());

    /// <summary>A new one.</summary>
    public static ImmutableArray<ISourceGenerator> Create() =>
    [
        .. Generator.GetTypes()
            .Where(type => !type.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(type))
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator()),
    ];

    // shared/Microsoft.NETCore.App/10.0.0 -> packs/Microsoft.NETCore.App.Ref/10.0.0/analyzers/dotnet/cs
    private static string Find()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(runtime)))!, "packs", "Microsoft.NETCore.App.Ref");
        return Directory.EnumerateFiles(packs, FileName, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
    }
}
