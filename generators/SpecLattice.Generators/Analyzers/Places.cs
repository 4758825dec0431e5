using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers;

/// <summary>Finds the places in the source that models name.</summary>
internal static class Places
{
    /// <summary>The most precise place: the attribute, else the member, else the type's name.</summary>
    /// <param name="type">The type.</param>
    /// <param name="member">The member's name, where it is one.</param>
    /// <param name="attribute">The attribute's name without <c>Attribute</c>, and after a colon its first argument, which for a case is its type, where there may be several.</param>
    /// <param name="cancellation">Cancels the search.</param>
    public static Location Find(INamedTypeSymbol type, string? member, string? attribute, CancellationToken cancellation)
    {
        var symbol = member is not null ? type.GetMembers(member).FirstOrDefault() ?? type : type;
        if (attribute is not null && FindAttribute(symbol, attribute)?.ApplicationSyntaxReference is { } reference)
        {
            return reference.GetSyntax(cancellation).GetLocation();
        }

        return symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;
    }

    private static AttributeData? FindAttribute(ISymbol symbol, string wanted)
    {
        var separator = wanted.IndexOf(':');
        var name = (separator < 0 ? wanted : wanted.Substring(0, separator)) + "Attribute";
        var argument = separator < 0 ? null : wanted.Substring(separator + 1);
        var found = symbol.GetAttributes().FirstOrDefault(attribute =>
            attribute.AttributeClass?.Name == name && (argument is null || FirstArgument(attribute) == argument));
        return found ?? (name == "CaseAttribute" ? FindAttribute(symbol, "UnitCase:" + argument) : null);
    }

    private static string? FirstArgument(AttributeData attribute) => attribute.AttributeClass is { TypeArguments: [var type] }
        ? type.Reference()
        : attribute.Argument<string>(0);
}
