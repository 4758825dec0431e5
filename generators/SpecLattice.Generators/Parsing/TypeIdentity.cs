using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Which version of what an annotated type is.</summary>
/// <param name="Lineage">The name that all versions of the type share.</param>
/// <param name="Version">The version.</param>
/// <param name="Family">The family's name, for specs.</param>
/// <param name="Attribute">The attribute that says so.</param>
internal sealed record TypeIdentity(string Lineage, int Version, string? Family, AttributeData Attribute)
{
    public static TypeIdentity? Of(INamedTypeSymbol symbol)
    {
        if (!HasName(symbol))
        {
            return null;
        }

        if (symbol.FindAttribute(KnownNames.Spec) is { } spec)
        {
            var family = spec.Argument<string>(0) ?? "";
            return new TypeIdentity("spec:" + family, spec.Argument<int>(1), family, spec);
        }

        if (symbol.FindAttribute(KnownNames.SpecPart) is { } part)
        {
            // A part is called what its first version is called.
            var (first, named) = (symbol, part);
            while (PreviousVersion.Find(first, named) is { } older)
            {
                (first, named) = (older, older.FindAttribute(KnownNames.SpecPart)!);
            }

            var name = named.NamedArgument<string>("Name") ?? first.Name;
            return new TypeIdentity($"part:{Home(first)}.{name}", part.Argument<int>(0), null, part);
        }

        return null;
    }

    // While someone types, a name may be missing; there is nothing to generate into then.
    private static bool HasName(ISymbol symbol)
    {
        for (var current = symbol; current is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }; current = current.ContainingSymbol)
        {
            if (current.Name.Length == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The namespace or type that holds the versions: what is around the type, without the last segment that is named after a version, such as <c>V3</c>.</summary>
    private static string Home(INamedTypeSymbol symbol)
    {
        ISymbol container = (ISymbol?)symbol.ContainingType ?? symbol.ContainingNamespace;
        if (container is INamespaceSymbol { IsGlobalNamespace: true } or IModuleSymbol)
        {
            return "";
        }

        var segments = container.ToDisplayString().Split('.').ToList();
        if (Identifiers.FindVersion(segments) is >= 0 and var version)
        {
            segments.RemoveAt(version);
        }

        return string.Join(".", segments);
    }
}
