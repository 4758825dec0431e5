using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Parsing;

/// <summary>Why an enum or record without versions cannot be part of a spec, as the end of a sentence that says what to do.</summary>
internal static class OrdinaryFaults
{
    private const string MakePart = "make it a part: [SpecPart(1)] on a sealed partial record";

    private static readonly string[] OfHistory =
    [
        KnownNames.Added, KnownNames.Removed, KnownNames.Renamed, KnownNames.Gathered, KnownNames.Scattered, KnownNames.SemanticChange, KnownNames.SpecConversion,
    ];

    /// <summary>What is wrong with an enum; null where nothing is.</summary>
    public static string? FindOfEnum(INamedTypeSymbol symbol, IReadOnlyList<IFieldSymbol> fields, bool isByName)
    {
        if (symbol.FindAttribute(KnownNames.Flags) is not null)
        {
            return $"is a [Flags] enum, whose values are sets of names: let the member be a SpecSet of an enum without [Flags], or the number ({symbol.EnumUnderlyingType!.ToDisplayString()})";
        }

        if (OrdinaryAttributes.FindIgnored(symbol) is { } ignored)
        {
            return $"has [{NameOf(ignored)}], which is not followed: {EnumPart}, or give it a codec with [assembly: SpecScalarFor(...)]";
        }

        if (!isByName)
        {
            return fields.Count == 0 ? "has no members" : null;
        }

        var values = new HashSet<object?>();
        return fields.Count == 0 ? "has no members"
            : fields.FirstOrDefault(field => !values.Add(field.ConstantValue)) is { } second ? $"has two names for one value, of which '{second.Name}' is the second, so no name says which was meant: leave one of them out, or hold it where it is written as a number"
            : null;
    }

    private const string EnumPart = "make it a part, [SpecPart(1)]";

    /// <summary>What keeps a record from being read at all; null where nothing does.</summary>
    public static string? Find(INamedTypeSymbol symbol, IAssemblySymbol own)
    {
        if (symbol.IsGenericType)
        {
            return "is generic: declare a record of its own for each of its uses";
        }

        if (symbol.IsAbstract || symbol.BaseType is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) })
        {
            return symbol.IsAbstract
                ? "is abstract, so what is inside depends on the value: declare a [SpecUnion] with a [Case<T>] for each of its types"
                : $"derives from '{symbol.BaseType!.Name}': declare all of its members in one sealed record";
        }

        if (symbol.IsFileLocal)
        {
            return "only its file can name: declare it without the modifier file";
        }

        if (IsInside(symbol, symbol, []))
        {
            return $"holds itself: {MakePart}";
        }

        if (OrdinaryAttributes.FindIgnored(symbol) is { } ignored)
        {
            return $"has [{NameOf(ignored)}], which is not followed: remove the attribute, or give the record a codec with [assembly: SpecScalarFor(...)]";
        }

        return symbol.GetMembers().Prepend(symbol).Select(member => FindOfMember(member, own)).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What was found while a record was read; null where nothing was.</summary>
    public static string? Find(TypeModel model, ProblemList problems) =>
        problems.ToArray().Select(problem => Describe(problem, model)).FirstOrDefault(fault => fault is not null)
        ?? model.Members
            .Where(member => member.Type.Flatten().Any(type => type.Kind == TypeRefKind.Array))
            .Select(member => $"holds '{member.Name}', an ImmutableArray, which compares by reference in a record of your own: use SpecList")
            .FirstOrDefault()
        ?? model.Members
            .Where(member => member.Type.Flatten().Any(type => type.HasLineage))
            .Select(member => $"holds '{member.Name}', which has versions: {MakePart}")
            .FirstOrDefault();

    private static string? FindOfMember(ISymbol member, IAssemblySymbol own) => member switch
    {
        _ when OfHistory.FirstOrDefault(name => member.FindAttribute(name) is not null) is not null => $"declares a history at '{member.Name}', which only parts have: {MakePart}",
        _ when member.FindAttribute(KnownNames.Sensitive) is not null => $"has a secret in '{member.Name}', which only parts hide: {MakePart}",
        IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: not Accessibility.Public } property when RecordParser.IsMember(property) =>
            $"has a member '{member.Name}' that is not public, so System.Text.Json would leave it out: make it public, or compute it",
        IPropertySymbol { IsStatic: false } property when RecordParser.IsMember(property) && OrdinaryAttributes.FindIgnored(property) is { } ignored =>
            $"has [{NameOf(ignored)}] on '{member.Name}', which is not followed: remove it, or give the record a codec with [assembly: SpecScalarFor(...)]",
        // Of types of other assemblies, fields that only they see are not known.
        IPropertySymbol { IsStatic: false, SetMethod: null, GetMethod: { } getter, DeclaredAccessibility: Accessibility.Public } when getter.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "CompilerGeneratedAttribute") =>
            $"has a member '{member.Name}' that cannot be set: give it an init accessor",
        IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false, AssociatedSymbol: null, CanBeReferencedByName: true } => $"has a field '{member.Name}', which no document holds: make it a property with get and init",
        IMethodSymbol { Name: "Equals" or "GetHashCode" or "PrintMembers", IsStatic: false } when !OrdinaryParser.IsOfCompiler(member) =>
            $"has its own '{member.Name}', so two values that are written alike may differ: leave it to the compiler",
        _ => null,
    };

    private static string? Describe(Problem problem, TypeModel model) => problem.Id switch
    {
        RuleIds.NotSealedRecord or RuleIds.ReservedMemberName => null,
        RuleIds.OptionalWithoutDefault when !model.Members.Any(member => member.IsPositional && member.Name == problem.Place.Member) => null,
        RuleIds.OptionalWithoutDefault => $"has a parameter '{problem.Arguments[0]}' with a default that no document can say: leave out the default, or make it nullable",
        RuleIds.MutableMember => $"has a member '{problem.Arguments[0]}' that can be changed: give it an init accessor{(model.Name.Keyword == "record struct" ? ", or make the struct readonly" : "")}",
        RuleIds.UnsupportedMemberType or RuleIds.OrdinaryTypeNotHeld => $"holds '{problem.Arguments[0]}' of the type '{problem.Arguments[1]}', which {problem.Arguments[2]}",
        RuleIds.UnsupportedTypeShape => $"cannot be made of what a document says: {problem.Arguments[1]}",
        RuleIds.DuplicateJsonName => $"has two members that are called '{problem.Arguments[0]}' in JSON",
        RuleIds.ObsoleteAsError => $"has '{problem.Arguments[0]}', which is obsolete as an error",
        _ => $"has a mistake at '{problem.Place.Member}' that is described as {problem.Id}",
    };

    private static bool IsInside(INamedTypeSymbol wanted, INamedTypeSymbol holder, HashSet<ISymbol> seen) => holder.GetMembers()
        .OfType<IPropertySymbol>()
        .Where(property => !property.IsStatic && RecordParser.IsMember(property))
        .SelectMany(property => Records(property.Type))
        .Any(inner => SymbolEqualityComparer.Default.Equals(inner, wanted) || (seen.Add(inner) && IsInside(wanted, inner, seen)));

    private static IEnumerable<INamedTypeSymbol> Records(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Records(array.ElementType),
        INamedTypeSymbol named when OrdinaryParser.IsRecord(named) => [(INamedTypeSymbol)named.Plain()],
        INamedTypeSymbol named => named.TypeArguments.SelectMany(Records),
        _ => [],
    };

    private static string NameOf(AttributeData attribute)
    {
        const string Suffix = "Attribute";
        var name = attribute.AttributeClass!.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
