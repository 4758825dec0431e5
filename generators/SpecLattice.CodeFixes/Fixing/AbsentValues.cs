using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.CodeFixes.Fixing;

/// <summary>The values that can be declared as what silence means. Which of them is right only a person knows: each is an option of its own.</summary>
internal static class AbsentValues
{
    private const int MaxEnumMembers = 12;

    /// <summary>The arguments of <c>[Added]</c> that declare a value of a type: <c>true</c>, <c>Member = "Empty"</c>.</summary>
    public static IEnumerable<string> OfAdded(ITypeSymbol type) => ArgumentsFor(type, "", "Member = ");

    /// <summary>The arguments of <c>[Removed]</c> that declare a value of a type: <c>When = true</c>, <c>WhenMember = "Empty"</c>.</summary>
    public static IEnumerable<string> OfRemoved(ITypeSymbol type) => ArgumentsFor(type, "When = ", "WhenMember = ");

    private static IEnumerable<string> ArgumentsFor(ITypeSymbol type, string constant, string member)
    {
        var plain = type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
        return plain switch
        {
            _ when TypeRefParser.PrimitiveOf(plain) is { Suggestions.Count: > 0 } primitive => primitive.Suggestions.Select(value => constant + value),
            { TypeKind: TypeKind.Enum } => plain.GetMembers().OfType<IFieldSymbol>()
                .Take(MaxEnumMembers)
                .Select(field => $"{constant}{plain.ToDisplayString()}.{Identifiers.Escape(field.Name)}"),
            INamedTypeSymbol named => StaticNames(named).Select(name => $"{member}\"{name}\""),
            _ => [],
        };
    }

    /// <summary>A union's unit cases, and the empty value of a type that has one.</summary>
    private static IEnumerable<string> StaticNames(INamedTypeSymbol type) => type.FindAttributes(KnownNames.UnitCase)
        .Select(unit => unit.Argument<string>(0))
        .OfType<string>()
        .Concat(type.GetMembers("Empty").Where(member => member is { IsStatic: true, DeclaredAccessibility: Accessibility.Public }).Select(member => member.Name));
}
