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

        return !generic.DeclaringSyntaxReferences.Any() || HasMember(generic);
    }

    /// <summary>Whether a type of the user's own that holds a version has a member that can say that there is none.</summary>
    public static bool HasMember(INamedTypeSymbol type) =>
        DataMembers.Of(type).Any(member => SaysSo(member.Name, member.Type))
        || type.GetMembers().OfType<IPropertySymbol>().Any(property => property is { IsStatic: false } && SaysSo(property.Name, property.Type))
        || DataMembers.KindsOf(type).Any();

    private static bool SaysSo(string name, ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Boolean
        || type.NullableAnnotation == NullableAnnotation.Annotated
        || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        || Words.Any(word => name.IndexOf(word, StringComparison.Ordinal) >= 0 || type.Name.IndexOf(word, StringComparison.Ordinal) >= 0);
}
