using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.RandomFamilies.Mutants;

namespace SpecLattice.Generators.Tests.ApiMutants;

/// <summary>The VMM's API types as they are in the repository, and what is generated for them.</summary>
internal sealed class ApiSources
{
    private const string Folder = "vmm/SpecLattice.Vmm.Api";
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading;";

    private readonly Dictionary<string, string> _memberTypes;

    public ApiSources()
    {
        var root = Path.Combine(Repository.Root, Folder);
        var sources = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(root, path))
            .Where(path => !path.StartsWith("obj", StringComparison.Ordinal) && !path.StartsWith("bin", StringComparison.Ordinal))
            .Select(path => Tree(File.ReadAllText(Path.Combine(root, path)), path))
            .Append(Tree(Usings, "Usings.cs"))
            .ToList();
        Declared = CSharpCompilation.Create(
            "SpecLattice.Vmm.Api.Mutated",
            sources,
            [.. References.Framework, References.Runtime, References.Laws],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Release));
        var result = CSharpGeneratorDriver.Create([new SpecGenerator().AsSourceGenerator()], parseOptions: Generation.ParseOptions)
            .RunGenerators(Declared, TestContext.Current.CancellationToken)
            .GetRunResult();
        Generated = result.GeneratedTrees;
        _memberTypes = sources
            .SelectMany(tree => tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<PropertyDeclarationSyntax>())
            .Where(property => property.Parent is RecordDeclarationSyntax)
            .DistinctBy(Name)
            .ToDictionary(Name, property => property.Type.ToString());
    }

    /// <summary>The types as they are written.</summary>
    public CSharpCompilation Declared { get; }

    /// <summary>The generated files.</summary>
    public ImmutableArray<SyntaxTree> Generated { get; }

    public static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, Generation.ParseOptions, path);

    /// <summary>Every mistake of some kinds that can be made in the generated files.</summary>
    public IEnumerable<Mutant> Find(MutantKind kind) => Generated
        .SelectMany(tree => GeneratedConcern.Members(tree, kind.Concern)
            .SelectMany(member => kind.Find(member, name => _memberTypes.GetValueOrDefault(RecordOf(tree) + "." + name)))
            .Select(changes => new Mutant(kind.Name, tree, changes)));

    // NvmeDisk.V6.g.cs
    private static string RecordOf(SyntaxTree tree) => Path.GetFileName(tree.FilePath).Split('.') is [var name, var version, ..] ? $"{version}.{name}" : "";

    private static string Name(PropertyDeclarationSyntax property)
    {
        var record = (RecordDeclarationSyntax)property.Parent!;
        var version = record.FirstAncestorOrSelf<BaseNamespaceDeclarationSyntax>()!.Name.ToString().Split('.')[^1];
        return $"{version}.{record.Identifier.Text}.{property.Identifier.Text}";
    }
}
