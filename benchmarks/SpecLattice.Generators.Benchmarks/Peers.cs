using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>A generator and what its input needs.</summary>
/// <param name="NewGenerator">Makes the generator.</param>
/// <param name="Analyzers">The analyzers that come with the generator. They judge its input and are not measured.</param>
/// <param name="References">The references of its input.</param>
internal sealed record Peer(
    Func<ISourceGenerator> NewGenerator, ImmutableArray<DiagnosticAnalyzer> Analyzers, ImmutableArray<MetadataReference> References);

/// <summary>The generators that are measured.</summary>
internal static class Peers
{
    public static Peer SpecLattice { get; } = new(
        () => new SpecGenerator().AsSourceGenerator(),
        AnalyzersIn(typeof(SpecGenerator).Assembly),
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(SpecAttribute).Assembly.Location)]);

    public static Peer SystemTextJson { get; } = Load(
        Path("StjGenerator"), "JsonSourceGenerator", [.. Net100.References.All]);

    public static Peer Mapperly { get; } = Load(
        Newest(System.IO.Path.Combine(Path("MapperlyPackage"), "analyzers"), "Riok.Mapperly.dll"),
        "MapperGenerator",
        [
            .. Net100.References.All,
            MetadataReference.CreateFromFile(Newest(System.IO.Path.Combine(Path("MapperlyPackage"), "lib"), "Riok.Mapperly.Abstractions.dll")),
        ]);

    private static Peer Load(string path, string typeName, ImmutableArray<MetadataReference> references)
    {
        var assembly = Assembly.LoadFrom(path);
        var type = assembly.GetTypes().Single(type => type.Name == typeName);
        return new(
            () => Activator.CreateInstance(type) switch
            {
                IIncrementalGenerator incremental => incremental.AsSourceGenerator(),
                ISourceGenerator generator => generator,
                _ => throw new InvalidOperationException($"{type} is not a generator."),
            },
            AnalyzersIn(assembly),
            references);
    }

    private static ImmutableArray<DiagnosticAnalyzer> AnalyzersIn(Assembly assembly) =>
    [
        .. assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.GetConstructor(Type.EmptyTypes) is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    /// <summary>A path that the build wrote down.</summary>
    private static string Path(string key) =>
        typeof(Peers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value
        ?? throw new InvalidOperationException($"The build did not find {key}.");

    /// <summary>Of a package's files for several compilers or frameworks, the one for the newest.</summary>
    private static string Newest(string folder, string file) =>
        Directory.GetFiles(folder, file, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Last();
}
