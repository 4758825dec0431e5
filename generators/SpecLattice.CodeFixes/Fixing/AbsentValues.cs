using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>The values that can be declared as what silence means. Which of them is right only a person knows: each is an option of its own.</summary>
internal static class AbsentValues
{
    private const int MaxEnumMembers = 12;

    /// <summary>The attribute arguments that declare a value of a type: <c>AbsentMeans = true</c>.</summary>
    public static IEnumerable<string> ArgumentsFor(ITypeSymbol type)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
        return plain switch
        {
            _ when TypeRefParser.PrimitiveOf(plain) is { Suggestions.Count: > 0 } primitive => primitive.Suggestions.Select(value => "AbsentMeans = " + value),
            { TypeKind: TypeKind.Enum } => plain.GetMembers().OfType<IFieldSymbol>()
                .Take(MaxEnumMembers)
                .Select(member => $"AbsentMeans = {plain.ToDisplayString()}.{Identifiers.Escape(member.Name)}"),
            INamedTypeSymbol named => StaticNames(named).Select(name => $"AbsentMember = \"{name}\""),
            _ => [],
        };
    }

    /// <summary>A union's unit cases, and the empty value of a type that has one.</summary>
    private static IEnumerable<string> StaticNames(INamedTypeSymbol type) => type.FindAttributes(KnownNames.UnitCase)
        .Select(unit => unit.Argument<string>(0))
        .OfType<string>()
        .Concat(type.GetMembers("Empty").Where(member => member is { IsStatic: true, DeclaredAccessibility: Accessibility.Public }).Select(member => member.Name));
}
