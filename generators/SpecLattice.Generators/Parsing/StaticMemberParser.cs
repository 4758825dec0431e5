using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads the static members of a type that can hold a declared value.</summary>
internal static class StaticMemberParser
{
    // Asked for repeatedly; string alone has many. Held weakly. Two tables, because an assembly sees more of its own types than others do.
    private static readonly ConditionalWeakTable<ITypeSymbol, StrongBox<EquatableArray<StaticMember>>> Own = new();
    private static readonly ConditionalWeakTable<ITypeSymbol, StrongBox<EquatableArray<StaticMember>>> Foreign = new();

    /// <summary>The static members that all code of an assembly can read.</summary>
    public static EquatableArray<StaticMember> Parse(ITypeSymbol symbol, IAssemblySymbol assembly)
    {
        var isOwn = SymbolEqualityComparer.Default.Equals(symbol.ContainingAssembly, assembly);
        return (isOwn ? Own : Foreign).GetValue(symbol.Plain(), plain => new(ParseMembers(plain, assembly))).Value;
    }

    private static EquatableArray<StaticMember> ParseMembers(ITypeSymbol symbol, IAssemblySymbol assembly)
    {
        var declared = symbol.GetMembers()
            .Where(member => member.IsStatic && !member.IsImplicitlyDeclared && member.IsAccessibleWithin(assembly) && !UseWarnings.IsForbidden(member))
            .Select(member => (member.Name, Type: TypeOf(member)))
            .Where(member => member.Type is not null)
            .Select(member => Of(member.Name, member.Type!, isUnitCase: false));
        // The types for these are generated, so they are not there yet.
        var unitCases = symbol.FindAttributes(KnownNames.UnitCase)
            .Select(unit => Of(unit.Argument<string>(0) ?? "", symbol, isUnitCase: true));
        return declared.Concat(unitCases).Distinct().ToEquatableArray();
    }

    private static StaticMember Of(string name, ITypeSymbol type, bool isUnitCase) => new(name, Identifiers.Escape(name), type.Reference(), isUnitCase);

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };
}
