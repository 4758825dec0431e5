using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Finds the hand-written members that are no part of the shape, and whose name or signature generated code needs.</summary>
internal static class ReservedMembers
{
    public static void Check(INamedTypeSymbol symbol, TypeModel model, ProblemList problems)
    {
        var stored = new HashSet<string>(model.Members.Select(member => member.Name), StringComparer.Ordinal);
        foreach (var member in symbol.GetMembers().Where(member => !member.IsImplicitlyDeclared && !stored.Contains(member.Name) && member.IsHandWritten()))
        {
            var isTaken = member is IMethodSymbol method ? IsTaken(method, symbol, model) : ReservedNames.IsTaken(member.Name, NamesOf(model)) || IsUnitCase(member.Name, model);
            if (isTaken)
            {
                problems.AddAt(member, RuleIds.ReservedMemberName, NameOf(member));
            }
        }
    }

    private static HashSet<string> NamesOf(TypeModel model) =>
        model.Shape == TypeShape.Union ? ReservedNames.OfUnions : model.IsSpec ? ReservedNames.OfSpecs : ReservedNames.OfParts;

    private static bool IsUnitCase(string name, TypeModel model) => model.Union?.Cases.Any(candidate => candidate.Payload is null && candidate.Name == name) == true;

    private static bool IsTaken(IMethodSymbol method, INamedTypeSymbol type, TypeModel model) => method.MethodKind switch
    {
        MethodKind.Ordinary => method.Name switch
        {
            "Equals" => IsGeneratedEquals(method, type),
            "GetHashCode" => method.Parameters.Length == 0,
            "PrintMembers" => model.Shape == TypeShape.Record && method.Parameters.Length == 1 && (model.Members.Any(member => member.IsSensitive) || (model.IsSpec && !method.IsOverride)),
            "ToString" => model.Shape == TypeShape.Union && method.Parameters.Length == 0,
            "GetType" or "MemberwiseClone" or "Clone" => false,
            var name => ReservedNames.IsTaken(name, NamesOf(model)) || IsUnitCase(name, model),
        },
        MethodKind.Conversion when model.Shape == TypeShape.Record => IsUnionOf(method.ReturnType, type),
        MethodKind.Constructor or MethodKind.Conversion => model.Shape == TypeShape.Union && method.Parameters.Length == 1 && IsPayload(method.Parameters[0].Type, type, model),
        MethodKind.ExplicitInterfaceImplementation => method.ExplicitInterfaceImplementations.Any(found => IsGenerated(found.ContainingType, type)),
        MethodKind.UserDefinedOperator => model.Shape == TypeShape.Union && method.Name is "op_Equality" or "op_Inequality",
        _ => false,
    };

    // Whoever asks by the interface, as collections do, would get the hand-written one.
    private static bool IsGenerated(INamedTypeSymbol contract, INamedTypeSymbol type) =>
        contract.ContainingNamespace is { Name: "SpecLattice" } or { Name: "CompilerServices" or "Serialization", ContainingNamespace: { Name: "SpecLattice", ContainingNamespace.IsGlobalNamespace: true } }
        || (contract is { Name: "IEquatable", ContainingNamespace.Name: "System", TypeArguments: [var compared] } && SymbolEqualityComparer.Default.Equals(compared.Plain(), type.Plain()));

    private static bool IsGeneratedEquals(IMethodSymbol method, INamedTypeSymbol type) =>
        method.Parameters is [{ Type: var other }]
        && (SymbolEqualityComparer.Default.Equals(other, type) || other.SpecialType == SpecialType.System_Object || SymbolEqualityComparer.Default.Equals(other, type.BaseType));

    // The union has the same conversion, and a compiler that finds two takes neither.
    private static bool IsUnionOf(ITypeSymbol union, INamedTypeSymbol type) =>
        union.FindAttributes(KnownNames.Case).Any(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass!.TypeArguments[0], type));

    // A union of a case's bare value is made by a constructor too.
    private static bool IsPayload(ITypeSymbol parameter, INamedTypeSymbol type, TypeModel model) =>
        parameter.SpecialType == SpecialType.System_Object
        || SymbolEqualityComparer.Default.Equals(parameter, type)
        || model.Union!.Cases.Any(candidate => candidate.Payload?.Reference == parameter.Plain().Reference());

    private static string NameOf(ISymbol member) => member is IMethodSymbol { MethodKind: not MethodKind.Ordinary } method
        ? method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)
        : member.Name;
}
