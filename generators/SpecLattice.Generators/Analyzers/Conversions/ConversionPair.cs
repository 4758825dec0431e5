using Microsoft.CodeAnalysis;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>How the two types of a conversion belong together.</summary>
internal enum PairKind
{
    /// <summary>Two versions of one family or part, or a family's sum and a version.</summary>
    Versions,

    /// <summary>A marked model and a version, either way.</summary>
    Model,

    /// <summary>Something that belongs to a model and a version, either way.</summary>
    ModelPart,
}

/// <summary>A hand-written function that makes one of two types that belong together of the other.</summary>
/// <param name="Method">The function.</param>
/// <param name="Source">What is converted.</param>
/// <param name="Target">What it is converted to.</param>
/// <param name="Input">The parameter that brings the source; null where it is the receiver.</param>
/// <param name="Kind">How the two belong together.</param>
/// <param name="CanRefuse">Whether the function can say that there is no result.</param>
internal sealed record ConversionPair(
    IMethodSymbol Method, SpecShape Source, SpecShape Target, IParameterSymbol? Input, PairKind Kind, bool CanRefuse)
{
    /// <summary>Whether the generated code checks what the function does, by converting back and comparing.</summary>
    public bool IsPartOfLattice => Method.FindAttribute(KnownNames.SpecConversion) is not null;

    /// <summary>The conversion that a function is; null where it is none.</summary>
    public static ConversionPair? Of(IMethodSymbol method, SpecTypes types)
    {
        if (method.MethodKind is MethodKind.PropertySet or MethodKind.EventAdd or MethodKind.EventRemove or MethodKind.Destructor or MethodKind.StaticConstructor
            || TargetOf(method, types) is not ({ } target, var canRefuse))
        {
            return null;
        }

        var inputs = InputsOf(method, types);
        if (inputs.Any(input => SymbolEqualityComparer.Default.Equals(input.Shape.Type, target.Type)))
        {
            // It makes a changed value of a value of the same type.
            return null;
        }

        foreach (var (source, input) in inputs)
        {
            if (HasSameCount(source, target, types) && Relate(source, target, types) is { } kind && !IsStored(method, input))
            {
                var mayBeNone = canRefuse || (target.IsNullable && !source.IsNullable);
                return new ConversionPair(method, source, target, input, kind, mayBeNone);
            }
        }

        return null;
    }

    /// <summary>What a function that returns nothing fills a collection with, of the elements of another version's: <c>void Copy(newer, older)</c>.</summary>
    public static SpecShape? FilledBy(IMethodSymbol method, SpecTypes types)
    {
        if (!method.ReturnsVoid || method.Parameters.Length < 2)
        {
            return null;
        }

        var shapes = method.Parameters.Select(parameter => types.ShapeOf(parameter.Type)).OfType<SpecShape>().ToList();
        foreach (var target in shapes.Where(shape => shape.IsCollection))
        {
            if (shapes.Any(source => Relate(source, target, types) == PairKind.Versions
                && GeneratedConversions.IsTotal(source.Type, types.IdentityOf(target.Type)?.Version ?? 0) == false))
            {
                return target;
            }
        }

        return null;
    }

    /// <summary>How two types belong together; null where they do not.</summary>
    public static PairKind? Relate(SpecShape source, SpecShape target, SpecTypes types) => (source.Role, target.Role) switch
    {
        (SpecRole.Version, SpecRole.Version) => AreVersionsOfOne(source.Type, target.Type, types) ? PairKind.Versions : null,
        (SpecRole.Sum, SpecRole.Version) => SymbolEqualityComparer.Default.Equals(target.Type.BaseType, source.Type) ? PairKind.Versions : null,
        (SpecRole.Model, SpecRole.Version) or (SpecRole.ModelPart, SpecRole.Version) => types.IsCarried(target.Type) ? null : ModelKind(source),
        (SpecRole.Version, SpecRole.Model) or (SpecRole.Version, SpecRole.ModelPart) => types.IsCarried(source.Type) ? null : ModelKind(target),
        (SpecRole.Model, SpecRole.Sum) or (SpecRole.Sum, SpecRole.Model) => PairKind.Model,
        _ => null,
    };

    /// <summary>Whether nothing can be lost, as far as the lattice knows; null where it does not know the direction.</summary>
    public bool? IsTotal(SpecTypes types) => Kind != PairKind.Versions
        ? false
        : Source.Role == SpecRole.Sum ? false : GeneratedConversions.IsTotal(Source.Type, types.IdentityOf(Target.Type)?.Version ?? 0);

    private static PairKind ModelKind(SpecShape shape) => shape.Role == SpecRole.Model ? PairKind.Model : PairKind.ModelPart;

    private static bool AreVersionsOfOne(INamedTypeSymbol source, INamedTypeSymbol target, SpecTypes types) =>
        types.IdentityOf(source) is { } from && types.IdentityOf(target) is { } to && from.Lineage == to.Lineage && from.Version != to.Version;

    /// <summary>What a function makes: its result, the type whose constructor it is, or what it gives by <c>out</c>.</summary>
    private static (SpecShape Shape, bool CanRefuse)? TargetOf(IMethodSymbol method, SpecTypes types)
    {
        if (method.MethodKind == MethodKind.Constructor)
        {
            return types.ShapeOf(method.ContainingType) is { } made ? (made, false) : null;
        }

        if (types.ShapeOf(method.ReturnType) is { } returned)
        {
            return (returned, returned.CanRefuse);
        }

        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind == RefKind.Out && types.ShapeOf(parameter.Type) is { } given)
            {
                return (given, !method.ReturnsVoid || given.CanRefuse);
            }
        }

        return null;
    }

    private static List<(SpecShape Shape, IParameterSymbol? Input)> InputsOf(IMethodSymbol method, SpecTypes types)
    {
        var inputs = new List<(SpecShape, IParameterSymbol?)>();
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.Out && types.ShapeOf(parameter.Type) is { CanRefuse: false } shape)
            {
                inputs.Add((shape, parameter));
            }
        }

        var home = method.ContainingType;
        if (home?.ExtensionParameter is { } extended)
        {
            if (types.ShapeOf(extended.Type) is { CanRefuse: false } shape)
            {
                inputs.Add((shape, extended));
            }
        }
        else if (home is not null && !method.IsStatic && method.MethodKind is not (MethodKind.Constructor or MethodKind.AnonymousFunction or MethodKind.LocalFunction)
            && types.ShapeOf(home) is { } receiver)
        {
            inputs.Add((receiver, null));
        }

        return inputs;
    }

    // One spec may also become a sequence of one. What a model has several of is a part of it.
    private static bool HasSameCount(SpecShape source, SpecShape target, SpecTypes types) =>
        source.IsCollection == target.IsCollection
        || (!source.IsCollection && (source.Role is SpecRole.Version or SpecRole.Sum || types.IsWholeSpec(target.Type)));

    /// <summary>Whether a constructor keeps its parameter under its name, so that nothing is converted.</summary>
    private static bool IsStored(IMethodSymbol method, IParameterSymbol? input) =>
        method.MethodKind == MethodKind.Constructor
        && input is not null
        && DataMembers.Find(method.ContainingType, input.Name) is { } member
        && SymbolEqualityComparer.Default.Equals(member.Type, input.Type);
}
