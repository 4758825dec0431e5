using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads which type a type says is the version before it.</summary>
internal static class PreviousVersion
{
    /// <summary>The type that is named as the version before; null where none is, or one that cannot be it.</summary>
    public static INamedTypeSymbol? Find(INamedTypeSymbol type, AttributeData attribute) =>
        Named(attribute) is { } previous && FindMistake(type, attribute, previous) is null ? previous : null;

    /// <summary>Reports a type that cannot be the version before.</summary>
    public static void Check(INamedTypeSymbol type, AttributeData attribute, ProblemList problems)
    {
        if (Named(attribute) is { } previous && FindMistake(type, attribute, previous) is { } mistake)
        {
            problems.AddAtOwnAttribute(Rule(attribute), RuleIds.WrongPrevious, type.Name, previous.Reference().Replace("global::", ""), mistake);
        }
    }

    private static INamedTypeSymbol? Named(AttributeData attribute) =>
        attribute.NamedArgument("Previous") is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol { TypeKind: not TypeKind.Error } named } ? named : null;

    private static string Rule(AttributeData attribute) => attribute.AttributeClass!.IsNamed(KnownNames.Spec) ? KnownNames.Spec : KnownNames.SpecPart;

    // Versions only fall on the way, so no chain of links comes back to where it began.
    private static string? FindMistake(INamedTypeSymbol type, AttributeData attribute, INamedTypeSymbol previous)
    {
        var rule = Rule(attribute);
        if (previous.FindAttribute(rule) is not { } other)
        {
            return rule == KnownNames.Spec ? "it is no [Spec]" : "it is no [SpecPart]";
        }

        if (!SymbolEqualityComparer.Default.Equals(previous.ContainingAssembly, type.ContainingAssembly))
        {
            return "it is in another assembly, and conversions between two versions are generated where both are";
        }

        if (rule == KnownNames.Spec && other.Argument<string>(0) != attribute.Argument<string>(0))
        {
            return $"it is a version of another family, '{other.Argument<string>(0)}'";
        }

        var place = rule == KnownNames.Spec ? 1 : 0;
        var (own, older) = (attribute.Argument<int>(place), other.Argument<int>(place));
        return older < own ? null : $"its version, {Identifiers.Number(older)}, is not lower than {Identifiers.Number(own)}";
    }
}
