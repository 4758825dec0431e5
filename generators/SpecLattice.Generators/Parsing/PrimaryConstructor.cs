using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>The constructor of a positional record, <c>record Money(decimal Amount, string Currency)</c>, whose parameters are members.</summary>
internal static class PrimaryConstructor
{
    /// <summary>The constructor that a record must be made with; null where it can be made without arguments, and members are set by their names.</summary>
    public static IMethodSymbol? Of(INamedTypeSymbol record)
    {
        if (!record.IsRecord || record.TypeKind != TypeKind.Class)
        {
            return null;
        }

        IMethodSymbol? found = null;
        foreach (var made in record.InstanceConstructors)
        {
            if (made.Parameters.Length == 0 && made.IsAccessibleWithin(record.ContainingAssembly))
            {
                return null;
            }

            if (made.Parameters.Length > 0 && IsPrimary(made, record))
            {
                found = made;
            }
        }

        return found;
    }

    /// <summary>The parameter that a member is; null where it is a property of its own.</summary>
    public static IParameterSymbol? ParameterOf(IPropertySymbol property) => HasParameterNamed(property) ? Find(Of(property.ContainingType), property.Name) : null;

    // Whether the property is the one that the compiler makes of a parameter, and not written by hand beside it.
    private static bool IsMadeOfParameter(IPropertySymbol property) =>
        property.DeclaringSyntaxReferences.IsEmpty || property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is ParameterSyntax);

    /// <summary>What the constructor gets must be what the record holds: nothing else is known when a value is made of a document or another version.</summary>
    public static void Check(INamedTypeSymbol record, ProblemList problems)
    {
        foreach (var parameter in Of(record)?.Parameters ?? [])
        {
            if (record.GetMembers(parameter.Name).OfType<IPropertySymbol>().FirstOrDefault(RecordParser.IsMember) is not { } member)
            {
                problems.Add(RuleIds.UnsupportedTypeShape, record.Name, $"'{parameter.Name}' is a parameter of its constructor, and not a member");
            }
            else if (!IsMadeOfParameter(member))
            {
                problems.AddAt(member, RuleIds.UnsupportedTypeShape, record.Name, $"'{parameter.Name}' is a parameter of its constructor, and is declared once more as a property: leave one of them out");
            }
        }
    }

    private static bool IsPrimary(IMethodSymbol made, INamedTypeSymbol record) => made.DeclaringSyntaxReferences.IsEmpty
        ? !made.IsImplicitlyDeclared && made.Parameters.All(parameter => record.GetMembers(parameter.Name).OfType<IPropertySymbol>().Any())
        : made.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is RecordDeclarationSyntax);

    // Asked of every member: most records have no such parameter anywhere.
    private static bool HasParameterNamed(IPropertySymbol property) => property.ContainingType.InstanceConstructors.Any(made => Find(made, property.Name) is not null);

    private static IParameterSymbol? Find(IMethodSymbol? made, string name) => made?.Parameters.FirstOrDefault(parameter => parameter.Name == name);
}
