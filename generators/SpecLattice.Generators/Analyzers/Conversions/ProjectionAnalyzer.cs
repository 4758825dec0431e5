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
                var scopes = new ConcurrentDictionary<INamedTypeSymbol, ProjectionScope>(SymbolEqualityComparer.Default);
                start.RegisterSymbolStartAction(context => Start(context, scopes, types), SymbolKind.NamedType);
            }
        });
    }

    /// <summary>What a type around a conversion needs: bodies of nested types come by themselves, and end before the type around them does.</summary>
    private static void Start(SymbolStartAnalysisContext context, ConcurrentDictionary<INamedTypeSymbol, ProjectionScope> scopes, SpecTypes types)
    {
        var outermost = ProjectionScope.OutermostType(context.Symbol)!;
        var scope = scopes.GetOrAdd(outermost, type => ProjectionScope.Of(type, types));
        if (scope.Pairs.Count == 0)
        {
            return;
        }

        context.RegisterOperationBlockAction(block =>
        {
            var reads = ReadCollector.Collect(block.OperationBlocks, scope, types);
            reads.MakesNothing |= scope.Pairs.Any(pair => SymbolEqualityComparer.Default.Equals(pair.Method, block.OwningSymbol)
                && block.OperationBlocks.Any(body => Lookup.IsAllThatIsDone(body, pair.Target.Type, types)));
            scope.Reads[block.OwningSymbol] = reads;
        });
        if (SymbolEqualityComparer.Default.Equals(context.Symbol, outermost))
        {
            context.RegisterSymbolEndAction(end =>
            {
                var isReported = new HashSet<Location>();
                foreach (var pair in scope.Pairs)
                {
                    Report(end, pair, scope, isReported);
                }
            });
        }
    }

    private static void Report(SymbolAnalysisContext context, ConversionPair pair, ProjectionScope scope, HashSet<Location> isReported)
    {
        if (!scope.Reads.TryGetValue(pair.Method, out var own) || own.MakesNothing)
        {
            return;
        }

        var reads = scope.Follow(pair.Method);
        foreach (var type in SourceGraph.Of(pair.Source.Type).Where(type => !reads.PassedWhole.Contains(type)))
        {
            if (SymbolEqualityComparer.Default.Equals(type, pair.Source.Type) || reads.TakesApart(type))
            {
                ReportMembers(context, pair, type, reads, isReported);
                continue;
            }

            foreach (var (_, place) in reads.IgnoredWholes.Where(ignored => SymbolEqualityComparer.Default.Equals(ignored.Type, type) && isReported.Add(ignored.Place)))
            {
                context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.MemberDiscarded, place, "The whole", Places.NameOf(type)));
            }
        }
    }

    private static void ReportMembers(SymbolAnalysisContext context, ConversionPair pair, INamedTypeSymbol type, MemberReads reads, HashSet<Location> isReported)
    {
        var lost = DataMembers.Of(type).Where(member => !reads.Uses(type, member.Name) && !DataMembers.IsNotProjected(member.Symbol)).ToList();
        var discarded = reads.Discarded
            .Where(found => MemberReads.AreRelated(found.Type, type) && lost.Any(member => member.Name == found.Name))
            .ToList();
        foreach (var (_, name, place) in discarded.Where(found => isReported.Add(found.Place)))
        {
            context.ReportDiagnostic(Diagnostic.Create(ConversionDescriptors.MemberDiscarded, place, name, Places.NameOf(type)));
        }

        var unread = lost.Select(member => member.Name).Where(name => discarded.All(found => found.Name != name)).ToList();
        if (unread.Count > 0)
        {
            var isSource = SymbolEqualityComparer.Default.Equals(type, pair.Source.Type);
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
