using Microsoft.CodeAnalysis;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Whether a type that holds a version has room to say that there is none. Tasks, collections, tuples of data and the other containers of the
/// framework have not; a result type of the user's own has, and so has a tuple with a flag, a problem, or a value that may be null.
/// </summary>
internal static class RefusalRoom
{
    private static readonly string[] Words = ["Error", "Problem", "Loss", "Fail", "Success", "Reason", "Refus", "Valid", "Exception", "Ok", "Status"];

    /// <summary>Whether a constructed generic type, which is no collection, has room.</summary>
    public static bool IsIn(INamedTypeSymbol generic)
    {
        if (generic.IsTupleType)
        {
            return generic.TupleElements.Any(element => SaysSo(element.Name, element.Type));
        }

        for (var space = generic.ContainingNamespace; space is not null; space = space.ContainingNamespace)
        {
            if (space is { Name: "System", ContainingNamespace.IsGlobalNamespace: true })
            {
                return false;
            }
        }

        return !generic.DeclaringSyntaxReferences.Any() || HasMember(generic) || KeepsMore(generic);
    }

    /// <summary>Whether a type keeps more than one value, or one that may be null: a value or an error.</summary>
    private static bool KeepsMore(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsStatic).ToList() is not [{ Type.NullableAnnotation: not NullableAnnotation.Annotated }];

    /// <summary>Whether a type of the user's own that holds a version has a member that can say that there is none.</summary>
    public static bool HasMember(INamedTypeSymbol type) =>
        DataMembers.Of(type).Any(member => SaysSo(member.Name, member.Type))
        || type.GetMembers().OfType<IPropertySymbol>().Any(property => property is { IsStatic: false } && SaysSo(property.Name, property.Type))
        || DataMembers.KindsOf(type).Any();

    /// <summary>Whether a type that holds a version in one member says in another one that there is none.</summary>
    public static bool IsBeside(INamedTypeSymbol version, INamedTypeSymbol holder) =>
        holder.GetMembers().Any(member => member switch
        {
            IPropertySymbol { IsStatic: false, IsImplicitlyDeclared: false } property => IsProblem(property.Name, property.Type) && !SymbolEqualityComparer.Default.Equals(property.Type, version),
            IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => IsProblem(field.Name, field.Type) && !SymbolEqualityComparer.Default.Equals(field.Type, version),
            _ => false,
        })
        || DataMembers.KindsOf(holder).Any();

    private static bool IsProblem(string name, ITypeSymbol type) => type.SpecialType == SpecialType.System_Boolean || HasWord(name) || HasWord(type.Name);

    private static bool HasWord(string name) => Words.Any(word => name.IndexOf(word, StringComparison.Ordinal) >= 0);

    private static bool SaysSo(string name, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean
        || type.NullableAnnotation == NullableAnnotation.Annotated
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || HasWord(name)
        || HasWord(type.Name);
}
