using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>The conversions in an outermost type, and what its functions read.</summary>
internal sealed class ProjectionScope
{
    private readonly INamedTypeSymbol _outermost;
    private readonly HashSet<INamedTypeSymbol> _askedFor = new(SymbolEqualityComparer.Default);

    private ProjectionScope(INamedTypeSymbol outermost, List<ConversionPair> pairs)
    {
        _outermost = outermost;
        Pairs = pairs;
        foreach (var pair in pairs)
        {
            _askedFor.UnionWith(SourceGraph.Of(pair.Source.Type));
        }
    }

    /// <summary>The conversions that have to read everything.</summary>
    public List<ConversionPair> Pairs { get; }

    public ConcurrentDictionary<ISymbol, MemberReads> Reads { get; } = new(SymbolEqualityComparer.Default);

    public static ProjectionScope Of(INamedTypeSymbol outermost, SpecTypes types) => new(
        outermost,
        [.. FunctionsIn(outermost).Select(method => ConversionPair.Of(method, types)).OfType<ConversionPair>().Where(pair => IsProjection(pair, types))]);

    public static INamedTypeSymbol? OutermostType(ISymbol symbol)
    {
        var type = symbol as INamedTypeSymbol ?? symbol.ContainingType;
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition;
    }

    /// <summary>Whether a type is one whose members the conversions have to read.</summary>
    public bool IsAskedFor(INamedTypeSymbol type) => _askedFor.Contains(type);

    /// <summary>Whether a method is looked into. What is generated into the scope is not: it reads everything.</summary>
    public bool IsInside(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(reference => !Places.IsGenerated(reference.SyntaxTree))
        && SymbolEqualityComparer.Default.Equals(OutermostType(method), _outermost);

    /// <summary>What a function reads, and what it calls reads.</summary>
    public MemberReads Follow(IMethodSymbol method)
    {
        var all = new MemberReads();
        var open = new Stack<ISymbol>([method]);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { method };
        while (open.Count > 0)
        {
            if (!Reads.TryGetValue(open.Pop(), out var reads))
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
