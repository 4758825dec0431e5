using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Benchmarks;

/// <summary>Finds what would make a measurement worthless: a generator that is given mistakes makes less, and is quicker for it.</summary>
internal static class ContestantCheck
{
    /// <summary>Fails unless all contestants generate, in every scenario, code that nothing can be said against and that holds what was asked for.</summary>
    /// <exception cref="InvalidOperationException">There is something to say.</exception>
    public static async Task RequireSoundAsync(IReadOnlyList<Contestant> contestants, IEnumerable<Scenario> scenarios, CancellationToken cancellation = default)
    {
        foreach (var scenario in scenarios)
        {
            foreach (var contestant in contestants)
            {
                var faults = await FindFaultsAsync(contestant, scenario, cancellation);
                if (faults.Count > 0)
                {
                    throw new InvalidOperationException($"{contestant.Name}, {scenario.Name}: {faults.Count} faults\n{string.Join('\n', faults.Take(10))}");
                }
            }
        }
    }

    /// <summary>What the compiler and the generator's own analyzers say of its input and output, and what is missing in it.</summary>
    /// <param name="contestant">The generator with its input.</param>
    /// <param name="scenario">The edit that the input has had.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(Contestant contestant, Scenario scenario, CancellationToken cancellation = default)
    {
        const int Round = 7;
        var compilation = contestant.NewCompilation();
        var driver = contestant.NewDriver();
        if (!scenario.IsCold)
        {
            driver = driver.RunGenerators(compilation, cancellation);
            compilation = contestant.Edit(compilation, scenario, Round);
        }

        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out var output, out var reported, cancellation);
        var generated = driver.GetRunResult().GeneratedTrees.ToHashSet();
        var faults = (await DiagnosticsAsync(output, contestant.Peer, cancellation))
            .Concat(reported)
            .Where(found => found.Severity != DiagnosticSeverity.Hidden && !found.IsSuppressed)
            .Select(found => found.ToString())
            .ToList();
        faults.AddRange(contestant.Made.Where(name => !IsMade(output, name, generated)).Select(name => $"{name} was not generated."));
        if (scenario.MadeIn(Round) is { } made && !generated.Any(tree => tree.ToString().Contains(made, StringComparison.Ordinal)))
        {
            faults.Add($"{made} is not in the generated code.");
        }

        return faults;
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(Compilation output, Peer peer, CancellationToken cancellation) => peer.Analyzers.IsEmpty
        ? output.GetDiagnostics(cancellation)
        : await output.WithAnalyzers(peer.Analyzers).GetAllDiagnosticsAsync(cancellation);

    private static bool IsMade(Compilation output, string name, HashSet<SyntaxTree> generated)
    {
        var dot = name.LastIndexOf('.');
        var type = output.Assembly.GetTypeByMetadataName(name[..dot]);
        return type is not null && type.GetMembers(name[(dot + 1)..]).Any(member => Body(member).DeclaringSyntaxReferences
            .Any(reference => generated.Contains(reference.SyntaxTree)));
    }

    // A partial method that its user declares is generated where its body is.
    private static ISymbol Body(ISymbol member) => member is IMethodSymbol { PartialImplementationPart: { } body } ? body : member;
}
