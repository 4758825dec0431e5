using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Reads a family's sum where its author declares it.</summary>
internal static class SumParser
{
    /// <summary>The family that a type is declared to be the sum of; null for other types.</summary>
    public static string? FamilyOf(INamedTypeSymbol symbol) =>
        symbol.Name.Length > 0 && symbol.FindAttribute(KnownNames.SpecSum) is { } sum ? sum.Argument<string>(0) ?? "" : null;

    /// <summary>Reads a declared sum.</summary>
    /// <param name="symbol">The type.</param>
    /// <param name="family">The family.</param>
    /// <param name="name">The type's name.</param>
    public static TypeModel Parse(INamedTypeSymbol symbol, string family, TypeName name)
    {
        var problems = new ProblemList(symbol);
        if (FindMistake(symbol) is { } mistake)
        {
            problems.AddAtOwnAttribute(KnownNames.SpecSum, RuleIds.WrongSum, symbol.Name, family, mistake);
        }

        foreach (var member in symbol.GetMembers().Where(member => !member.IsImplicitlyDeclared && member.IsHandWritten() && IsTaken(member)))
        {
            problems.AddAt(member, RuleIds.ReservedMemberName, member.Name);
        }

        return new TypeModel
        {
            Name = name,
            Shape = TypeShape.Sum,
            Lineage = "sum:" + family,
            Version = 0,
            After = 0,
            Family = family,
            WireTag = "",
            Envelope = EnvelopeParser.Parse(symbol, family, problems),
            IgnoresUnknownMembers = false,
            HasJsonConverter = symbol.FindAttribute(KnownNames.JsonConverter) is { } converter && converter.ApplicationSyntaxReference?.SyntaxTree.FilePath.Contains(Runtime.GeneratorType) != true,
            Problems = problems.ToArray(),
        };
    }

    private static string? FindMistake(INamedTypeSymbol symbol)
    {
        if (TypeIdentity.Of(symbol) is not null)
        {
            return "it is a version itself";
        }

        if (symbol is not { IsRecord: true, TypeKind: TypeKind.Class, IsAbstract: true } || !TypeParser.IsPartialThroughout(symbol))
        {
            return "declare it as an abstract partial record";
        }

        if (symbol.IsGenericType || symbol.ContainingType is not null)
        {
            return symbol.IsGenericType ? "it is generic" : "it is nested in another type";
        }

        if (symbol.BaseType is { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Error })
        {
            return "it has a base type, and the versions would have its members too";
        }

        return symbol.InstanceConstructors.Any(made => !made.IsImplicitlyDeclared && made.IsHandWritten() && !IsCopy(made, symbol)) || HasParameters(symbol)
            ? "it has a constructor, and only the versions may be made"
            : null;
    }

    private static bool IsCopy(IMethodSymbol made, INamedTypeSymbol symbol) => made.Parameters is [{ Type: var copied }] && SymbolEqualityComparer.Default.Equals(copied, symbol);

    private static bool HasParameters(INamedTypeSymbol symbol) => symbol.InstanceConstructors.Any(made =>
        made.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.TypeDeclarationSyntax));

    private static bool IsTaken(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => method.Name is not ("Equals" or "GetHashCode" or "ToString") && ReservedNames.IsTaken(method.Name, ReservedNames.OfSums),
        IMethodSymbol => false,
        _ => ReservedNames.IsTaken(member.Name, ReservedNames.OfSums),
    };
}
