using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Reports hand-written conversions that do not read every member of what they convert. It follows the calls inside the outermost type, and
/// asks for every member of the source, and of each type inside the source that the conversion takes apart.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ProjectionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The property of a diagnostic that lists the unread members of the source itself.</summary>
    internal const string UnreadOfSource = "UnreadOfSource";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [ConversionDescriptors.MemberNotRead, ConversionDescriptors.MemberDiscarded];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            if (SpecTypes.Of(start.Compilation) is { } types)
            {
                var scopes = new ConcurrentDictionary<INamedTypeSymbol, Scope>(SymbolEqualityComparer.Default);
                start.RegisterSymbolStartAction(context => Start(context, scopes, types), SymbolKind.NamedType);
            }
        });
    }

    /// <summary>What a type around a conversion needs: bodies of nested types come by themselves, and end before the type around them does.</summary>
    private static void Start(SymbolStartAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, Scope> scopes, SpecTypes types)
    {
        var outermost = ReadCollector.OutermostType(context.Symbol)!;
        var scope = scopes.GetOrAdd(outermost, type => Scope.Of(type, types));
        if (scope.Pairs.Count == 0)
        {
            return;
        }

        context.RegisterOperationBlockAction(block =>
            scope.Reads[block.OwningSymbol] = ReadCollector.Collect(block.OperationBlocks, outermost, types));
        if (SymbolEqualityComparer.Default.Equals(context.Symbol, outermost))
        {
            context.RegisterSymbolEndAction(end =>
            {
                foreach (var pair in scope.Pairs)
                {
                    Report(end, pair, scope.Reads);
                }
            });
        }
    }

    private static void Report(SymbolAnalysisContext context, ConversionPair pair, ConcurrentDictionary<ISymbol, MemberReads> functions)
    {
        if (!functions.TryGetValue(pair.Method, out var own) || own.OnlyHandsOut)
        {
            return;
        }

        var reads = Follow(pair.Method, functions);
        foreach (var type in SourceGraph.Of(pair.Source.Type))
        {
            if (reads.HandedOn.Contains(type))
            {
                continue;
            }

            var isSource = SymbolEqualityComparer.Default.Equals(type, pair.Source.Type);
            if (!isSource && !reads.TakesApart(type))
            {
                foreach (var (_, place) in reads.Untouched.Where(untouched => SymbolEqualityComparer.Default.Equals(untouched.Type, type)))
                {
                    context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.MemberDiscarded, place, "The whole", Places.NameOf(type)));
                }

                continue;
            }

            var lost = DataMembers.Of(type).Where(member => !reads.Uses(type, member.Name) && !DataMembers.IsNotProjected(member.Symbol)).ToList();
            var discarded = reads.Discarded
                .Where(found => MemberReads.AreRelated(found.Type, type) && lost.Any(member => member.Name == found.Name))
                .ToList();
            foreach (var (_, name, place) in discarded)
            {
                context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.MemberDiscarded, place, name, Places.NameOf(type)));
            }

            var unread = lost.Select(member => member.Name).Where(name => discarded.All(found => found.Name != name)).ToList();
            if (unread.Count > 0)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    ConversionDescriptors.MemberNotRead,
                    Places.Of(pair.Method),
                    ImmutableDictionary<string, string?>.Empty.Add(UnreadOfSource, isSource ? string.Join(",", unread) : ""),
                    Places.NameOf(pair.Method),
                    string.Join(", ", unread),
                    Places.NameOf(type)));
            }
        }
    }

    /// <summary>What a function reads, and what it calls reads.</summary>
    private static MemberReads Follow(IMethodSymbol method, ConcurrentDictionary<ISymbol, MemberReads> functions)
    {
        var all = new MemberReads();
        var open = new Stack<ISymbol>([method]);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method };
        while (open.Count > 0)
        {
            if (!functions.TryGetValue(open.Pop(), out var reads))
            {
                continue;
            }

            all.Add(reads);
            foreach (var call in reads.Calls.Where(seen.Add))
            {
                open.Push(call);
            }
        }

        return all;
    }

    /// <summary>The conversions in an outermost type, and what its functions read.</summary>
    private sealed record Scope(List<ConversionPair> Pairs)
    {
        public ConcurrentDictionary<ISymbol, MemberReads> Reads { get; } = new(SymbolEqualityComparer.Default);

        public static Scope Of(INamedTypeSymbol outermost, SpecTypes types) => new(
            [.. FunctionsIn(outermost).Select(method => ConversionPair.Of(method, types)).OfType<ConversionPair>().Where(pair => IsProjection(pair, types))]);

        private static IEnumerable<IMethodSymbol> FunctionsIn(INamedTypeSymbol type) => type.GetMembers().SelectMany(member => member switch
        {
            IMethodSymbol method => [method],
            INamedTypeSymbol nested => FunctionsIn(nested),
            _ => (IEnumerable<IMethodSymbol>)[],
        });

        /// <summary>Whether a conversion has to read everything. One that cannot refuse is reported as that, and replaced by the generated one.</summary>
        private static bool IsProjection(ConversionPair pair, SpecTypes types) => pair.Source.Role != SpecRole.Sum && pair.Kind switch
        {
            PairKind.Model => true,
            PairKind.ModelPart => SymbolEqualityComparer.Default.Equals(
                pair.Method.ContainingType, pair.Source.Role == SpecRole.ModelPart ? pair.Source.Type : pair.Target.Type),
            _ when pair.IsPartOfLattice => IsUp(pair, types),
            _ => pair.CanRefuse || pair.IsTotal(types) == true,
        };

        // What the generated code does not find out: it converts back and compares only after a way down.
        private static bool IsUp(ConversionPair pair, SpecTypes types) =>
            types.IdentityOf(pair.Source.Type)?.Version < types.IdentityOf(pair.Target.Type)?.Version;
    }
}
