using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SpecLattice.Generators.Analyzers.Flow;
using SpecLattice.Generators.Names;
using SpecLattice.Generators.Parsing;

namespace SpecLattice.Generators.Analyzers.Conversions;

/// <summary>
/// Finds values that are emptied of what the target cannot hold just before they are converted, so that the conversion has nothing left to
/// refuse: <c>(spec with { Smbios = null }).ToV1()</c>.
/// </summary>
internal static class NeutralizedLoss
{
    private static readonly string[] Filters =
        ["Where", "OfType", "Except", "ExceptBy", "Remove", "RemoveAll", "RemoveRange", "RemoveAt", "Take", "TakeWhile", "Skip", "SkipWhile", "FindAll"];

    private static readonly string[] Removers = ["Remove", "RemoveRange", "RemoveAt", "Clear", "ExceptWith", "IntersectWith"];

    /// <summary>The members that a changed copy has lost, where it is then converted to something that cannot hold them.</summary>
    /// <param name="operation">A <c>with</c>, the creation of a copy, or the call of a helper that makes one.</param>
    /// <param name="types">What the types are.</param>
    public static (string Members, INamedTypeSymbol Source, ITypeSymbol Target)? Find(IOperation operation, SpecTypes types)
    {
        if (operation is IInvocationOperation { TargetMethod.ReturnsVoid: true } changing)
        {
            return FindByReference(changing, types);
        }

        if (CopiedIn(operation, types) is not INamedTypeSymbol type || types.RoleOf(Plain(type)) is not (SpecRole.Version or SpecRole.Model))
        {
            return null;
        }

        var lost = LostIn(operation, types).ToList();
        return lost.Count > 0 && TargetOf(operation, type, types) is { } target ? (string.Join(", ", lost), Plain(type), target) : null;
    }

    /// <summary>The same of a helper that changes a variable: <c>Strip(ref spec); return spec.ToV1();</c></summary>
    private static (string Members, INamedTypeSymbol Source, ITypeSymbol Target)? FindByReference(IInvocationOperation call, SpecTypes types)
    {
        foreach (var argument in call.Arguments.Where(argument => argument.Parameter?.RefKind == RefKind.Ref))
        {
            if (argument.Value.Type is INamedTypeSymbol type && types.RoleOf(Plain(type)) is SpecRole.Version or SpecRole.Model
                && BodyVariables.VariableOf(argument.Value) is { } variable
                && types.Bodies.Of(call.TargetMethod) is { } body
                && body.Descendants().Where(inner => inner is IWithOperation or IObjectCreationOperation).SelectMany(inner => LostIn(inner, types)).ToList() is { Count: > 0 } lost
                && BodyVariables.Around(call).ReadsOf(variable).Select(read => TargetOf(read, type, types)).FirstOrDefault(found => found is not null) is { } target)
            {
                return (string.Join(", ", lost), Plain(type), target);
            }
        }

        return null;
    }

    private static IEnumerable<string> LostIn(IOperation operation, SpecTypes types) => operation switch
    {
        IWithOperation { Initializer: { } changes } => LostBy(changes),
        IObjectCreationOperation { Type: INamedTypeSymbol type } copy when IsCopy(copy, type) => LostByCopy(copy, type),
        IInvocationOperation call when CopiedIn(call, types) is { } made && MakesCopy(call, made) && types.Bodies.Of(call.TargetMethod) is { } body => body.Descendants()
            .Where(inner => inner is IWithOperation or IObjectCreationOperation && SymbolEqualityComparer.Default.Equals(inner.Type, made))
            .SelectMany(inner => LostIn(inner, types)),
        _ => [],
    };

    private static IEnumerable<string> LostBy(IObjectOrCollectionInitializerOperation changes) =>
        from change in changes.Initializers.OfType<ISimpleAssignmentOperation>()
        let member = (change.Target as IMemberReferenceOperation)?.Member
        where member is not null && IsEmptied(change.Value) && !SaysMoreThanAbsence(member, change.Value)
        select member.Name;

    /// <summary>Whether a member is set to a constant that older versions cannot leave out, because its declared absent value is another one.</summary>
    private static bool SaysMoreThanAbsence(ISymbol member, IOperation value) =>
        Operations.WithoutConversions(value).ConstantValue is { HasValue: true, Value: { } constant }
        && member.FindAttribute(KnownNames.Added)?.FirstArgument() is { Kind: not (TypedConstantKind.Array or TypedConstantKind.Error), Value: { } absent }
        && Convert.ToString(absent, CultureInfo.InvariantCulture) != Convert.ToString(constant, CultureInfo.InvariantCulture);

    /// <summary>Whether a new value of a type is made of another value of it.</summary>
    private static bool IsCopy(IObjectCreationOperation creation, INamedTypeSymbol type) =>
        creation.Descendants().Any(inner => inner is IMemberReferenceOperation { Instance: { Type: { } from } instance }
            && SymbolEqualityComparer.Default.Equals(from, type)
            && instance is not IInstanceReferenceOperation);

    private static IEnumerable<string> LostByCopy(IObjectCreationOperation copy, INamedTypeSymbol type)
    {
        var set = (copy.Initializer?.Initializers ?? []).OfType<ISimpleAssignmentOperation>()
            .Select(change => (change.Target as IMemberReferenceOperation)?.Member.Name)
            .ToList();
        var given = copy.Arguments.Where(argument => IsEmptied(argument.Value)).Select(argument => argument.Parameter?.Name).OfType<string>();
        return (copy.Initializer is { } initializer ? LostBy(initializer) : []).Concat(given).Concat(DataMembers.Of(type)
            .Select(member => member.Name)
            .Where(name => !set.Contains(name) && !copy.Arguments.Any(argument => string.Equals(argument.Parameter?.Name, name, StringComparison.OrdinalIgnoreCase))));
    }

    /// <summary>Whether a call makes a value of a type of another one of it.</summary>
    private static bool MakesCopy(IInvocationOperation call, ITypeSymbol made) =>
        call.TargetMethod is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction or MethodKind.ReducedExtension, IsAbstract: false } method
        && !method.DeclaringSyntaxReferences.IsEmpty
        && (call.Arguments.Any(argument => SymbolEqualityComparer.Default.Equals(argument.Parameter?.Type, made))
            || SymbolEqualityComparer.Default.Equals(call.Instance?.Type, made));

    /// <summary>What an operation makes, where it may also refuse to.</summary>
    private static ITypeSymbol? CopiedIn(IOperation operation, SpecTypes types) =>
        operation is IInvocationOperation { Type: INamedTypeSymbol { TypeArguments: [var inner] } kind } && types.IsConversion(kind) ? inner : operation.Type;

    /// <summary>Whether a member is set to what says nothing, or to some of its elements.</summary>
    private static bool IsEmptied(IOperation value) => Operations.WithoutConversions(value) switch
    {
        IDefaultValueOperation => true,
        { ConstantValue: { HasValue: true, Value: var constant } } => constant is null or false or "" or 0 or 0L or 0u or 0UL or (byte)0 or (ushort)0 or (short)0 or (sbyte)0 or 0.0,
        ICollectionExpressionOperation { Elements.IsEmpty: true } => true,
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } => true,
        IMemberReferenceOperation { Instance: null, Member.Name: "Empty" } => true,
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field } when IsNothing(field) => true,
        IInvocationOperation { TargetMethod.Name: "Empty", Arguments.IsEmpty: true } => true,
        IConversionOperation { Operand: var operand } => IsEmptied(operand),
        IConditionalOperation { WhenFalse: { } other } choice => ChoosesNothing(choice, choice.WhenTrue, other) || ChoosesNothing(choice, other, choice.WhenTrue),
        var made => ValueOrigins.Of(made).Any(inner => inner is IInvocationOperation call ? Filters.Contains(call.TargetMethod.Name) : inner is ILocalReferenceOperation local && IsThinned(local)),
    };

    // `var all = spec.Components.ToDictionary(); all.Remove("vsock");` What is removed by a test of its case is reported as left out.
    private static bool IsThinned(ILocalReferenceOperation local) => BodyVariables.Around(local).ReadsOf(local.Local)
        .Any(read => read.Parent is IInvocationOperation call && call.Instance == read && Removers.Contains(call.TargetMethod.Name));

    // `keep ? spec.Smbios : null`, but not `spec.Smbios is "" ? null : spec.Smbios`, which asks what it leaves out.
    private static bool ChoosesNothing(IConditionalOperation choice, IOperation nothing, IOperation kept) =>
        IsEmptied(nothing) && !IsEmptied(kept) && !choice.Condition.Syntax.ToString().Contains(Operations.WithoutConversions(kept).Syntax.ToString());

    // `static readonly string? None;`
    private static bool IsNothing(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences is [var declared]
        && declared.GetSyntax() is VariableDeclaratorSyntax { Initializer: null or { Value.RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression } }
        && field.ContainingType.StaticConstructors.All(made => made.IsImplicitlyDeclared);

    /// <summary>What the value is converted to without being able to lose what is no longer there.</summary>
    private static ITypeSymbol? TargetOf(IOperation changed, INamedTypeSymbol type, SpecTypes types)
    {
        var carries = VersionCarrying.Of(Plain(type), types);
        foreach (var holder in ValueTrail.Of(changed, (from, to) => IsConversionTo(to.Type, type, types) ? Carrying.Yes : carries(from, to)).Holders)
        {
            var call = holder.Parent switch
            {
                IInvocationOperation on when on.Instance == holder => on,
                IArgumentOperation { Parent: IInvocationOperation with } => with,
                _ => null,
            };
            if (call is null || types.IsConversion(call.TargetMethod.ContainingType))
            {
                continue;
            }

            if (types.ConversionIn(call.Type) is { TypeArguments: [INamedTypeSymbol made] })
            {
                if (types.ShapeOf(made) is { IsWhole: true } && !SymbolEqualityComparer.Default.Equals(made, type))
                {
                    return made;
                }
            }
            else if (ConversionPair.Of(call.TargetMethod, types) is { } pair && pair.IsTotal(types) == false && pair.Kind != PairKind.ModelPart)
            {
                return pair.Target.Type;
            }
        }

        return null;
    }

    // `.Map(x => x with { ... }).Then(x => x.ToV1())`
    private static bool IsConversionTo(ITypeSymbol? type, INamedTypeSymbol version, SpecTypes types) =>
        type is INamedTypeSymbol { TypeArguments: [var inner] } named && types.IsConversion(named) && SymbolEqualityComparer.Default.Equals(inner, version);

    private static INamedTypeSymbol Plain(INamedTypeSymbol type) => (INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.None);
}
