using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Analyzers.Cases;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>Knows what the types of a compilation are to the rules about conversions. Made once for a compilation, and asked from many threads.</summary>
internal sealed class SpecTypes
{
    // Types nest in a signature less deeply than this; whoever nests deeper converts nothing.
    private const int MaxShapeDepth = 5;

    private readonly ConcurrentDictionary<INamedTypeSymbol, SpecRole> _roles = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<INamedTypeSymbol, TypeIdentity> _identities = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ModelGraph> _models;

    private SpecTypes(Compilation compilation, INamedTypeSymbol conversion)
    {
        Conversion = conversion;
        Exception = compilation.GetTypeByMetadataName(KnownNames.SpecConversionException);
        _models = new(() => ModelGraph.Of(compilation.Assembly));
        Bodies = new MethodBodies(compilation);
        IsTests = TestCode.IsTests(compilation);
    }

    /// <summary>The bodies of the compilation's methods.</summary>
    public MethodBodies Bodies { get; }

    /// <summary>Whether the compilation is a test project.</summary>
    public bool IsTests { get; }

    /// <summary><c>Conversion&lt;T&gt;</c>.</summary>
    public INamedTypeSymbol Conversion { get; }

    /// <summary>What a forced conversion throws.</summary>
    public INamedTypeSymbol? Exception { get; }

    /// <summary>Null where a compilation knows no specs, so that there is nothing to look for.</summary>
    public static SpecTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName(KnownNames.Spec) is not null && compilation.GetTypeByMetadataName(KnownNames.Conversion) is { } conversion
            ? new SpecTypes(compilation, conversion)
            : null;

    public SpecRole RoleOf(INamedTypeSymbol type) => type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum
        && type is { SpecialType: SpecialType.None, IsGenericType: false }
        ? _roles.GetOrAdd(type, FindRole)
        : SpecRole.None;

    /// <summary>Which version of what a type is; null for what is not a version.</summary>
    public TypeIdentity? IdentityOf(INamedTypeSymbol type) =>
        RoleOf(type) == SpecRole.Version && _identities.TryGetValue(type, out var identity) ? identity : null;

    /// <summary>Whether a version is inside a model as it is, so that going from one to the other converts nothing.</summary>
    public bool IsCarried(INamedTypeSymbol version) => _models.Value.Carried.Contains(version);

    /// <summary>Whether a type is <c>Conversion&lt;T&gt;</c>.</summary>
    public bool IsConversion(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type?.OriginalDefinition, Conversion);

    /// <summary>The <c>Conversion&lt;T&gt;</c> that a type is or holds: in a task, in a collection, in a tuple.</summary>
    public INamedTypeSymbol? ConversionIn(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => ConversionIn(array.ElementType),
        INamedTypeSymbol { IsGenericType: true, TypeKind: not TypeKind.Delegate } generic =>
            IsConversion(generic) ? generic : generic.TypeArguments.Select(ConversionIn).FirstOrDefault(found => found is not null),
        _ => null,
    };

    /// <summary>Whether a type is a version of a whole spec, rather than a part.</summary>
    public bool IsWholeSpec(ITypeSymbol? type) => type is INamedTypeSymbol named && IdentityOf((INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None))?.Family is not null;

    /// <summary>What a type says of specs; null where it says nothing.</summary>
    public SpecShape? ShapeOf(ITypeSymbol type) => ShapeOf(type, 0);

    private SpecShape? ShapeOf(ITypeSymbol type, int depth)
    {
        if (type is IArrayTypeSymbol array)
        {
            return depth < MaxShapeDepth && ShapeOf(array.ElementType, depth + 1) is { } element ? element with { IsCollection = true } : null;
        }

        // The block of an extension is a type that nobody has a value of.
        if (depth > MaxShapeDepth || type is not INamedTypeSymbol { TypeKind: not TypeKind.Extension } named)
        {
            return null;
        }

        if (!named.IsGenericType)
        {
            return RoleOf((INamedTypeSymbol)named.WithNullableAnnotation(NullableAnnotation.None)) is var role and not SpecRole.None
                ? new SpecShape(named, role, named.NullableAnnotation == NullableAnnotation.Annotated, IsCollection: false, CanRefuse: false)
                : null;
        }

        return named.TypeKind == TypeKind.Delegate ? null : ShapeOfArguments(named, depth);
    }

    private SpecShape? ShapeOfArguments(INamedTypeSymbol generic, int depth)
    {
        SpecShape? found = null;
        for (var i = generic.TypeArguments.Length - 1; found is null && i >= 0; i--)
        {
            found = ShapeOf(generic.TypeArguments[i], depth + 1);
        }

        if (found is null)
        {
            return null;
        }

        if (generic.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return found with { IsNullable = true };
        }

        if (IsConversion(generic))
        {
            return found with { CanRefuse = true };
        }

        return IsCollection(generic) ? found with { IsCollection = true } : RefusalRoom.IsIn(generic) ? found with { CanRefuse = true } : found;
    }

    private static bool IsCollection(INamedTypeSymbol generic) =>
        generic.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T
        || generic.Name == "IAsyncEnumerable"
        || generic.AllInterfaces.Any(implemented => implemented.SpecialType == SpecialType.System_Collections_IEnumerable);

    private SpecRole FindRole(INamedTypeSymbol type)
    {
        if (TypeIdentity.Of(type) is { } identity)
        {
            _identities[type] = identity;
            return SpecRole.Version;
        }

        if (type.FindAttribute(KnownNames.SpecModel) is not null)
        {
            return SpecRole.Model;
        }

        if (SumsAndUnions.IsSum(type))
        {
            return SpecRole.Sum;
        }

        return _models.Value.Parts.Contains(type) ? SpecRole.ModelPart : SpecRole.None;
    }
}
