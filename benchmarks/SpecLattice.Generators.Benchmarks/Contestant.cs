using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>A generator and the source that it is given.</summary>
/// <param name="name">Its name in the report.</param>
/// <param name="peer">The generator.</param>
/// <param name="sources">The files; the first holds nothing for the generator.</param>
/// <param name="made">The members that it must generate, each after its type's name: <c>Space.Type.Member</c>.</param>
/// <param name="addedMark">What this generator needs to be told of a member that a version adds.</param>
internal sealed class Contestant(string name, Peer peer, IReadOnlyList<string> sources, IReadOnlyList<string> made, string addedMark = "")
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14);

    private readonly CSharpCompilation _original = CSharpCompilation.Create(
        "Measured",
        sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions, $"File{i}.cs")),
        peer.References,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    public string Name => name;

    public Peer Peer => peer;

    public IReadOnlyList<string> Made => made;

    /// <summary>The contestants, in the order of the report.</summary>
    /// <param name="families">How many families each is given.</param>
    public static IReadOnlyList<Contestant> All(int families)
    {
        return
        [
            new("SpecLattice", Peers.SpecLattice, SpecSources.Of(families), OfAll(SpecSources.Made), addedMark: "[Added] "),
            new("System.Text.Json", Peers.SystemTextJson, StjSources.Of(families), OfAll(StjSources.Made)),
            new("Mapperly", Peers.Mapperly, MapperlySources.Of(families), OfAll(MapperlySources.Made)),
        ];

        List<string> OfAll(Func<int, IEnumerable<string>> made) => [.. Enumerable.Range(0, families).SelectMany(made)];
    }

    /// <summary>A compilation that has bound nothing yet.</summary>
    public Compilation NewCompilation() => _original.Clone();

    /// <summary>A driver that has run nothing yet.</summary>
    /// <param name="properties">The MSBuild properties of the project, where it sets any.</param>
    public GeneratorDriver NewDriver(AnalyzerConfigOptionsProvider? properties = null) =>
        CSharpGeneratorDriver.Create([peer.NewGenerator()], parseOptions: ParseOptions, optionsProvider: properties);

    /// <summary>Edits one file at every place that the scenario looks for. What a generator must be told of a new member is said at the first.</summary>
    public Compilation Edit(Compilation compilation, Scenario scenario, int round)
    {
        var old = compilation.SyntaxTrees.ElementAt(scenario.FileIn(sources.Count));
        var text = old.GetText();
        var changes = new List<TextChange>();
        for (var at = Find(0); at >= 0; at = Find(at + 1))
        {
            var replacement = string.Format(CultureInfo.InvariantCulture, scenario.Replace, round, changes.Count == 0 ? addedMark : "");
            changes.Add(new TextChange(new TextSpan(at, scenario.Find.Length), replacement));
        }

        return changes.Count > 0
            ? compilation.ReplaceSyntaxTree(old, old.WithChangedText(text.WithChanges(changes)))
            : throw new InvalidOperationException($"{name}: nothing to edit in {old.FilePath}.");

        int Find(int from) => text.ToString().IndexOf(scenario.Find, from, StringComparison.Ordinal);
    }
}
