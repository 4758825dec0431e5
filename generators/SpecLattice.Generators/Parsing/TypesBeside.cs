using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Finds hand-written types and namespaces that have the name of a type which is generated.</summary>
internal static class TypesBeside
{
    /// <summary>The types in the namespaces around a spec that have the name of its sum or of its case for unknown versions. A part of the sum itself may be hand-written.</summary>
    public static EquatableArray<string> FindTaken(INamedTypeSymbol spec)
    {
        var (sum, unknown) = (GeneratedNames.Sum(spec.Name), GeneratedNames.Unknown(spec.Name));
        var found = new List<string>();
        for (var space = spec.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            var taken = space.GetTypeMembers(sum).Where(type => !IsPartOfSum(type)).Concat(space.GetTypeMembers(unknown));
            found.AddRange(taken
                .Where(type => type.Arity == 0 && SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, spec.ContainingAssembly) && type.IsHandWritten())
                .Select(type => type.ToDisplayString()));
            if (space.GetMembers(sum).Concat(space.GetMembers(unknown)).OfType<INamespaceSymbol>().FirstOrDefault() is { } inner)
            {
                found.Add(inner.ToDisplayString());
            }
        }

        return found.ToEquatableArray();
    }

    private static bool IsPartOfSum(INamedTypeSymbol type) => type is { IsRecord: true, TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false } && TypeParser.IsPartialThroughout(type);

    /// <summary>Enums have no members of their own, so what is generated for them stands beside them, and their conversions where they are found from everywhere.</summary>
    public static void Check(INamedTypeSymbol symbol, ProblemList problems)
    {
        INamespaceOrTypeSymbol beside = (INamespaceOrTypeSymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        foreach (var (around, name) in new[]
        {
            (beside, GeneratedNames.EnumConverter(symbol.Name)),
            (symbol.ContainingAssembly.GlobalNamespace, GeneratedNames.EnumConversions(symbol.Reference())),
        })
        {
            if (around.GetMembers(name).Any(member => member is INamespaceSymbol || member.IsHandWritten()))
            {
                problems.Add(RuleIds.ReservedMemberName, around is INamespaceSymbol { IsGlobalNamespace: true } ? name : $"{around.ToDisplayString()}.{name}");
            }
        }
    }

    /// <summary>Where a type in scope is called <c>var</c>, no local can leave its type to the compiler; and after a dot, <c>partial</c> is a modifier to it.</summary>
    public static void CheckWords(INamedTypeSymbol symbol, ProblemList problems)
    {
        for (INamespaceOrTypeSymbol? scope = symbol; scope is not null; scope = (INamespaceOrTypeSymbol?)scope.ContainingType ?? scope.ContainingNamespace)
        {
            if (scope.GetTypeMembers(GeneratedNames.Var).Any(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, symbol.ContainingAssembly)))
            {
                problems.Add(RuleIds.ReservedMemberName, GeneratedNames.Var);
                return;
            }

            if (scope.Name == "partial")
            {
                problems.Add(RuleIds.ReservedMemberName, scope.Name);
                return;
            }
        }
    }
}
