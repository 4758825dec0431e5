using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace SpecLattice.Generators.Tests.Incremental;

/// <summary>A file of a project under test.</summary>
internal sealed record SourceFile(string Path, string Text);

/// <summary>A project that is edited, and its generator that runs again after each edit.</summary>
internal sealed class IncrementalProject
{
    public static readonly ImmutableArray<MetadataReference> DefaultReferences = [.. Infrastructure.References.Framework, Infrastructure.References.Runtime];

    private readonly Dictionary<SourceFile, SyntaxTree> _trees = [];
    private GeneratorDriver _driver;

    public IncrementalProject()
    {
        Parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        _driver = CSharpGeneratorDriver.Create(
            [new SpecGenerator((step, subject) => Work.Add((step, subject))).AsSourceGenerator()], parseOptions: Parse, driverOptions: options);
    }

    public CSharpParseOptions Parse { get; private set; }

    public ImmutableArray<MetadataReference> References { get; set; } = DefaultReferences;

    /// <summary>The costly steps that were run since this was cleared, and what for.</summary>
    public List<(string Step, string Subject)> Work { get; } = [];

    public CSharpCompilation? Compilation { get; private set; }

    /// <summary>Parses everything again with other options.</summary>
    public void Use(CSharpParseOptions options)
    {
        Parse = options;
        _trees.Clear();
        _driver = _driver.WithUpdatedParseOptions(options);
    }

    /// <summary>Runs the generator on these files. A file that did not change keeps its tree, as in an editor.</summary>
    public GeneratorRunResult Run(params IEnumerable<SourceFile> files)
    {
        Compilation = CSharpCompilation.Create("Edited", files.Select(TreeOf), References, Options);
        _driver = _driver.RunGenerators(Compilation, TestContext.Current.CancellationToken);
        var result = _driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        return result;
    }

    /// <summary>What a generator that knows nothing from before makes of the same files.</summary>
    public GeneratorRunResult RunFromScratch() =>
        CSharpGeneratorDriver.Create([new SpecGenerator().AsSourceGenerator()], parseOptions: Parse)
            .RunGenerators(Compilation!.Clone(), TestContext.Current.CancellationToken)
            .GetRunResult()
            .Results.Single();

    /// <summary>Lets go of the last compilation, as an editor does of an old one; the generator keeps what it keeps.</summary>
    public WeakReference<Compilation> Forget()
    {
        var last = new WeakReference<Compilation>(Compilation!);
        Compilation = null;
        return last;
    }

    private static CSharpCompilationOptions Options =>
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    private SyntaxTree TreeOf(SourceFile file)
    {
        if (!_trees.TryGetValue(file, out var tree))
        {
            tree = CSharpSyntaxTree.ParseText(file.Text, Parse, file.Path, cancellationToken: TestContext.Current.CancellationToken);
            _trees.Add(file, tree);
        }

        return tree;
    }
}
