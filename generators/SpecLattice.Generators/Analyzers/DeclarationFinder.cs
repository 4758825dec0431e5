using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers;

/// <summary>Finds the places in the source that models name.</summary>
internal static class DeclarationFinder
{
    /// <summary>The most precise place: the attribute, else the member, else the type's name. What was taken over from another version is where the type says so.</summary>
    public static Location Find(INamedTypeSymbol type, DeclarationPlace place, CancellationToken cancellation)
    {
        var found = FindDeclared(type, place, cancellation);
        return found.SourceTree?.FilePath.Contains(Runtime.GeneratorType) == true && type.FindAttribute(KnownNames.SameAs)?.ApplicationSyntaxReference is { } copy
            ? copy.GetSyntax(cancellation).GetLocation()
            : found;
    }

    private static Location FindDeclared(INamedTypeSymbol type, DeclarationPlace place, CancellationToken cancellation)
    {
        var symbol = place.Member is { } member ? FindMember(type, member) ?? type : type;
        if (place.Attribute is { } attribute && FindAttribute(symbol, attribute)?.ApplicationSyntaxReference is { } reference)
        {
            return reference.GetSyntax(cancellation).GetLocation();
        }

        return symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;
    }

    // What is wrong is in what a person wrote, and what is generated may have the same name.
    private static ISymbol? FindMember(INamedTypeSymbol type, string name)
    {
        var members = type.GetMembers(name);
        return members.FirstOrDefault(candidate => !candidate.IsImplicitlyDeclared && candidate.IsHandWritten()) ?? members.FirstOrDefault();
    }

    private static AttributeData? FindAttribute(ISymbol symbol, AttributePlace place) => place.Argument is null
        ? symbol.FindAttribute(place.Name)
        : symbol.FindAttributes(place.Name).FirstOrDefault(attribute => FirstArgument(attribute) == place.Argument);

    private static string? FirstArgument(AttributeData attribute) => attribute.AttributeClass is { TypeArguments: [var type] }
        ? type.Reference()
        : attribute.Argument<string>(0);
}
