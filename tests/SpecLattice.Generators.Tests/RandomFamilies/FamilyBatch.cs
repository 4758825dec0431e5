using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using SpecLattice.Catalog;
using SpecLattice.Generators.Analyzers;
using SpecLattice.Generators.Tests.Infrastructure;
using SpecLattice.Generators.Tests.RandomFamilies.Checking;
using SpecLattice.Generators.Tests.RandomFamilies.Emitting;
using SpecLattice.Generators.Tests.RandomFamilies.Making;
using SpecLattice.Generators.Tests.RandomFamilies.Shapes;
using SpecLattice.Tests.Directions;

namespace SpecLattice.Generators.Tests.RandomFamilies;

/// <summary>Many families in one compilation, which is what makes checking hundreds of them quick.</summary>
internal sealed class FamilyBatch
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly ImmutableArray<MetadataReference> Platform =
    [
        .. References.Framework,
        References.Runtime,
        MetadataReference.CreateFromFile(typeof(IValueVisitor).Assembly.Location),
    ];

    private readonly CSharpCompilation _declared;

    /// <summary>Makes families and generates their code.</summary>
    /// <param name="seed">What they are made from.</param>
    /// <param name="count">How many.</param>
    /// <param name="versions">How many versions each has; few, and not all the same, unless given.</param>
    /// <param name="maxFused">Up to how many versions of a lineage all pairs are fused, where the project says so.</param>
    public FamilyBatch(int seed, int count, int? versions = null, int? maxFused = null)
    {
        Families = [.. Enumerable.Range(0, count).Select(i => FamilyMaker.Make(unchecked((seed * 1000) + i), $"F{seed}N{i}".Replace("-", "M", StringComparison.Ordinal), versions))];
        _declared = CSharpCompilation.Create(
            $"Families{seed}",
            Families.Select(family => Tree(FamilySource.Write(family), family.Name + ".cs")),
            Platform,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var result = CSharpGeneratorDriver.Create([new SpecGenerator().AsSourceGenerator()], parseOptions: Parse, optionsProvider: new ProjectProperties(maxFused))
            .RunGenerators(_declared, TestContext.Current.CancellationToken)
            .GetRunResult();
        Exception = result.Results.Single().Exception;
        Generated = result.GeneratedTrees;
    }

    public ImmutableArray<FamilyShape> Families { get; }

    public ImmutableArray<SyntaxTree> Generated { get; }

    /// <summary>What the generator threw, if it did.</summary>
    public Exception? Exception { get; }

    /// <summary>The generated files of a family.</summary>
    public IEnumerable<SyntaxTree> GeneratedFor(FamilyShape family) =>
        Generated.Where(tree => Path.GetFileName(tree.FilePath).StartsWith(family.Name + ".", StringComparison.Ordinal));

    /// <summary>The mistakes that the analyzer sees in the annotations.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync() => await _declared
        .WithAnalyzers([new AnnotationAnalyzer()])
        .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);

    /// <summary>What the compiler says of the families together with some generated files.</summary>
    public ImmutableArray<Diagnostic> Compile(IEnumerable<SyntaxTree> generated, out byte[] assembly)
    {
        var makers = Families.Select(family => Tree(HarnessSource.WriteMakers(family), family.Name + ".Makers.cs"));
        var entry = Tree(HarnessSource.WriteEntry(Families), "Harness.cs");
        using var stream = new MemoryStream();
        var result = _declared.AddSyntaxTrees([.. generated, .. makers, entry]).Emit(stream, cancellationToken: TestContext.Current.CancellationToken);
        assembly = stream.ToArray();
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)];
    }

    /// <summary>Loads what was compiled and finds its entry point.</summary>
    public static FamilyEntry Load(byte[] assembly, out AssemblyLoadContext context)
    {
        context = new AssemblyLoadContext("families", isCollectible: true);
        using var stream = new MemoryStream(assembly);
        var loaded = context.LoadFromStream(stream);
        return loaded.GetType(HarnessSource.EntryType)!.GetMethod(HarnessSource.EntryMethod)!.CreateDelegate<FamilyEntry>();
    }

    /// <summary>Checks the laws for random values of every version of a family.</summary>
    /// <param name="entry">The compiled families.</param>
    /// <param name="family">The family.</param>
    /// <param name="values">How many values of each version.</param>
    public static (int Conversions, int Refused) Check(FamilyEntry entry, FamilyShape family, int values)
    {
        var laws = new FamilyLaws(family);
        Visit(entry, family, values, laws, until: () => false);
        return laws.Counts;
    }

    /// <summary>Hands random values of every version of a family to a visitor.</summary>
    /// <param name="entry">The compiled families.</param>
    /// <param name="family">The family.</param>
    /// <param name="values">How many values of each version.</param>
    /// <param name="visitor">The visitor.</param>
    /// <param name="until">Asked after each value: whether that is enough.</param>
    public static void Visit(FamilyEntry entry, FamilyShape family, int values, IValueVisitor visitor, Func<bool> until)
    {
        foreach (var version in family.Versions)
        {
            for (var i = 0; i < values && !until(); i++)
            {
                VisitValue(entry, family, version, i, visitor);
            }
        }
    }

    /// <summary>Checks that every direction that can refuse by its signature refuses some value, and that no other does.</summary>
    /// <param name="entry">The compiled families.</param>
    /// <param name="family">The family.</param>
    public static void CheckDirections(FamilyEntry entry, FamilyShape family)
    {
        var faults = DirectionWitnesses.FindFaults(CatalogOf(entry, family), [], []);
        if (faults.Count > 0)
        {
            throw new LawViolationException(string.Join("\n", faults));
        }
    }

    /// <summary>What the generated catalog says of a family.</summary>
    public static SpecFamily CatalogOf(FamilyEntry entry, FamilyShape family)
    {
        var catalog = entry.Method.DeclaringType!.Assembly.GetCustomAttribute<SpecCatalogAttribute>()!.Catalog;
        return ((ImmutableArray<SpecFamily>)catalog.GetProperty("Families")!.GetValue(null)!).Single(candidate => candidate.Name == family.Name);
    }

    private static void VisitValue(FamilyEntry entry, FamilyShape family, RecordVersion version, int i, IValueVisitor visitor)
    {
        // A value, and one that differs from it in a single draw.
        var plainness = (i % 5) switch { 0 => 0.3, 1 => 0.7, 2 => 0.9, 3 => 0.97, _ => 1 };
        var dice = new ValueDice(i, plainness);
        entry(family.Name, version.Version, dice, visitor);
        entry(family.Name, version.Version, new ValueDice(i, plainness, (i * 7) % Math.Max(1, dice.Draws)), visitor);
    }

    public static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(
        source.StartsWith("// <auto-generated/>", StringComparison.Ordinal) ? source : "using SpecLattice;\n" + source, Parse, path);
}
