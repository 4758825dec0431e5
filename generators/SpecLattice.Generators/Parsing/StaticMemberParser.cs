using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads the static members of a type that can hold a declared value.</summary>
internal static class StaticMemberParser
{
    // Types of other assemblies, such as string, are asked about again and again, and have many members. Held weakly.
    private static readonly ConditionalWeakTable<ITypeSymbol, StrongBox<EquatableArray<StaticMember>>> Foreign = new();

    /// <summary>The static members that all code of an assembly can read.</summary>
    public static EquatableArray<StaticMember> Parse(ITypeSymbol symbol, IAssemblySymbol assembly) =>
        symbol.ContainingAssembly is null || SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly)
            ? ParseMembers(symbol, assembly)
            : Foreign.GetValue(symbol, foreign => new(ParseMembers(foreign, assembly))).Value;

    private static EquatableArray<StaticMember> ParseMembers(ITypeSymbol symbol, IAssemblySymbol assembly)
    {
        var declared = symbol.GetMembers()
            .Where(member => member.IsStatic && !member.IsImplicitlyDeclared && member.IsAccessibleWithin(assembly))
            .Select(member => (member.Name, Type: TypeOf(member)))
            .Where(member => member.Type is not null)
            .Select(member => Of(member.Name, member.Type!));
        // The members for these are generated, so they are not there yet.
        var unitCases = symbol.FindAttributes(KnownNames.UnitCase)
            .Select(unit => Of(unit.Argument<string>(0) ?? "", symbol));
        return declared.Concat(unitCases).Distinct().ToEquatableArray();
    }

    private static StaticMember Of(string name, ITypeSymbol type) => new(name, name.EscapeKeyword(), type.Reference());

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };
}
