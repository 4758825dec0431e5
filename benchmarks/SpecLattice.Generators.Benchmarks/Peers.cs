using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>A generator and the references that its input needs.</summary>
internal sealed record Peer(Func<ISourceGenerator> NewGenerator, ImmutableArray<MetadataReference> References);

/// <summary>The generators that are measured.</summary>
internal static class Peers
{
    public static Peer SpecLattice { get; } = new(
        () => new SpecGenerator().AsSourceGenerator(),
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SpecAttribute).Assembly.Location)]);

    public static Peer SystemTextJson { get; } = new(
        Load(Path("StjGenerator"), "JsonSourceGenerator"),
        [.. Net100.References.All]);

    public static Peer Mapperly { get; } = new(
        Load(Newest(System.IO.Path.Combine(Path("MapperlyPackage"), "analyzers"), "Riok.Mapperly.dll"), "MapperGenerator"),
        [
            .. Net100.References.All,
            MetadataReference.CreateFromFile(Newest(System.IO.Path.Combine(Path("MapperlyPackage"), "lib"), "Riok.Mapperly.Abstractions.dll")),
        ]);

    private static Func<ISourceGenerator> Load(string path, string typeName)
    {
        var type = Assembly.LoadFrom(path).GetTypes().Single(type => type.Name == typeName);
        return () => Activator.CreateInstance(type) switch
        {
            IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
            ISourceGenerator generator => generator,
            _ => throw new InvalidOperationException($"{type} is no generator."),
        };
    }

    /// <summary>A path that the build wrote down.</summary>
    private static string Path(string key) =>
        typeof(Peers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException($"The build did not find {key}.");

    /// <summary>Of a package's files for several compilers or frameworks, the one for the newest.</summary>
    private static string Newest(string folder, string file) =>
        Directory.GetFiles(folder, file, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
}
