using System.Globalization;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>
/// Writes the expressions that convert values. What needs statements becomes a function of its own, written after the conversion that needs it.
/// </summary>
internal sealed class ValueConversions
{
    private readonly ValueFunctions _functions;

    public ValueConversions(string prefix) => _functions = new ValueFunctions(prefix, this);

    /// <summary>Whether the method that the expressions stand in collects losses.</summary>
    public bool ReportsLosses { get; set; } = true;

    /// <summary>The names of the locals of the method that the expressions stand in.</summary>
    public LocalNames Names { get; } = new("losses", "mark", "value", "converted");

    /// <summary>An expression that converts a value; a partial one records losses in <c>losses</c> and may then yield null.</summary>
    /// <param name="plan">How.</param>
    /// <param name="value">The value: a member, a local or a parameter.</param>
    public string Expression(ValuePlan plan, string value) => plan switch
    {
        IdentityPlan => value,
        WidenPlan => $"({plan.To.Reference}){value}",
        NarrowPlan narrow => $"{Runtime.Convert}.{(AreIntegers(plan) ? "Narrow" : "Exact")}<{plan.From.Reference}, {plan.To.Reference}>({value}, {Identifiers.Number(narrow.Since)}, ref losses)",
        LineagePlan lineage => Lineage(lineage, value),
        AllowNullPlan allow => allow.Inner is IdentityPlan ? value : $"({plan.To.NullableReference}){Operand(allow.Inner, value)}",
        KeepNullPlan keep => keep.Inner is IdentityPlan ? value : WhereThere(keep, value, "null"),
        ForbidNullPlan forbid => ForbidNull(forbid, value),
        ElementsPlan elements => Elements(elements, value),
        ToListPlan list => ToList(list, value),
        FromListPlan single => FromList(single, value),
        WrapPlan { IsPartial: false } wrap => $"new {plan.To.Reference}({Expression(wrap.Inner, value)})",
        UnwrapPlan { Cases: [{ Plan: IdentityPlan } only] } => $"({only.Case.Payload!.Reference}){value}.Value",
        NullLostPlan lost => $"{Runtime.Convert}.{(lost.Null.IsCount ? "Missing" : "Null")}<{plan.To.NullableReference}>({Identifiers.Number(lost.Null.Since)}, ref losses)",
        LostCasePlan lost => $"{Runtime.Convert}.Lost<{plan.To.NullableReference}>({Runtime.LossKind}.CaseNotRepresentable, {Identifiers.Number(lost.Since)}, {Identifiers.Literal(LossMessages.OfCase(lost.Case.Tag, lost.Since, lost.IsUp))}, ref losses)",
        CustomPlan custom => Custom(custom, value),
        MeaningChangedPlan changed => $"{Runtime.Convert}.MeaningChanged<{plan.To.NullableReference}>({Identifiers.Literal(changed.Why)}, {Identifiers.Number(changed.Since)}, ref losses)",
        _ => _functions.Call(plan, value),
    };

    /// <summary>As <see cref="Expression"/>; where the value throws that cannot be refused, the place is named.</summary>
    /// <param name="plan">How; it cannot refuse.</param>
    /// <param name="value">The value.</param>
    /// <param name="segment">Where the value is: the name of the member that holds it; null for nowhere.</param>
    public string ExpressionAt(ValuePlan plan, string value, string? segment) => plan.CanThrow && segment is not null
        ? $"{Runtime.Convert}.At<{Types(plan)}>({Identifiers.Literal(segment)}, {value}, {Static(plan)}value => {Expression(plan, "value")})"
        : Expression(plan, value);

    /// <summary>As <see cref="Expression"/>, where what is thrown is a loss as well.</summary>
    public string Refusing(ValuePlan plan, string value) => plan.CanThrow
        ? $"{Runtime.Convert}.Refusing<{Types(plan)}>({value}, {Static(plan)}({plan.From.NullableReference} value, ref {Runtime.Losses} losses) => {Expression(plan, "value")}, ref losses)"
        : Expression(plan, value);

    private static string Types(ValuePlan plan) => $"{plan.From.NullableReference}, {plan.To.NullableReference}";

    private static string Static(ValuePlan plan) => plan.Contexts.Any() ? "" : "static ";

    /// <summary>Writes the functions that expressions since the last call need.</summary>
    public void WriteFunctions(SourceWriter writer) => _functions.Write(writer);

    /// <summary>Whether a partial plan leaves null behind where something is lost, in a type that does not allow it.</summary>
    public static bool NeedsForgiving(ValuePlan plan) => (plan.IsPartial || plan.CanThrow) && plan.To is { IsNullable: false, IsValueType: false };

    /// <summary>The class of extension methods that convert an enum.</summary>
    private static string EnumConversionsOf(string reference) => reference.Substring(0, reference.IndexOf(':') + 2) + GeneratedNames.EnumConversions(reference);

    private static bool AreIntegers(ValuePlan plan) => plan.From.Primitive?.Number is { IsInteger: true } && plan.To.Primitive?.Number is { IsInteger: true };

    private static string Lineage(LineagePlan plan, string value)
    {
        var arguments = ContextParameters.Arguments(plan.Contexts, plan.IsPartial);
        var method = $"To{Version(plan.To)}";
        if (plan.From.Kind != TypeRefKind.Enum)
        {
            return plan.IsPartial ? ConversionContract.Call(plan.From.Reference, plan.To.Reference, value, plan.Needs) : $"{value}.{method}({arguments})";
        }

        return $"{EnumConversionsOf(plan.From.Reference)}.{method}({value}{(plan.IsPartial ? ", ref losses" : "")})";
    }

    /// <summary>A choice by whether a value is there.</summary>
    private string WhereThere(OuterPlan plan, string value, string otherwise)
    {
        // The variable stays in scope for the statements that follow, so each has a name of its own.
        var name = Names.Take("some");
        return $"{value} is {{ }} {name} ? ({plan.To.NullableReference}){Operand(plan.Inner, name)} : {otherwise}";
    }

    private string ForbidNull(ForbidNullPlan plan, string value)
    {
        var (since, isCount) = (Identifiers.Number(plan.Null.Since), plan.Null.IsCount);
        if (plan.Inner is IdentityPlan)
        {
            return $"{Runtime.Convert}.{(isCount ? "NotMissing" : "NotNull")}({value}, {since}, ref losses)";
        }

        var forgiving = NeedsForgiving(plan) ? plan.To.Reference + "?" : plan.To.NullableReference;
        var name = Names.Take("some");
        return $"{value} is {{ }} {name} ? ({forgiving}){Operand(plan.Inner, name)} : {Runtime.Convert}.{(isCount ? "Missing" : "Null")}<{forgiving}>({since}, ref losses)";
    }

    /// <summary>An expression that a cast can stand before.</summary>
    private string Operand(ValuePlan plan, string value)
    {
        var expression = Expression(plan, value);
        return IsChoice(plan) ? $"({expression})" : expression;
    }

    private static bool IsChoice(ValuePlan plan) => plan switch
    {
        KeepNullPlan or ForbidNullPlan => ((OuterPlan)plan).Inner is not IdentityPlan,
        AllowNullPlan allow => allow.Inner is IdentityPlan ? false : IsChoice(allow.Inner),
        ToListPlan { NullIsEmpty: true } list => list.Inner is not IdentityPlan,
        ElementsPlan elements => CanShare(elements) && elements.Inner is LineagePlan { SharesAllCases: false },
        _ => false,
    };

    private static string Custom(CustomPlan plan, string value)
    {
        if (plan.Inverse is not { } inverse)
        {
            return Call(plan.Method, value, plan.From);
        }

        var isStatic = plan.Contexts.Any() ? "" : "static ";
        var (from, to) = (plan.From.NullableReference, plan.To.NullableReference);
        return $"{Runtime.Convert}.ByHand<{from}, {to}>(\n    {value},\n    {isStatic}value => {Call(plan.Method, "value", plan.From)},\n    {isStatic}converted => {Call(inverse, "converted", plan.To)},\n    new({Identifiers.Number(plan.Since)}, IsUp: {(plan.IsUp ? "true" : "false")}, IsSensitive: {(plan.IsSensitive ? "true" : "false")}),\n    ref losses)";
    }

    private static string Call(ConversionMethodModel method, string value, TypeRef taken)
    {
        var values = taken.Kind == TypeRefKind.Tuple ? string.Join(", ", taken.Arguments.Select((_, i) => $"{value}.Item{Identifiers.Number(i + 1)}")) : value;
        return $"{method.Reference}({values}{(method.Context is { } context ? ", " + context.Name : "")})";
    }

    private string ToList(ToListPlan plan, string value)
    {
        if (!plan.NullIsEmpty)
        {
            return ListOfOne(plan, value);
        }

        if (plan.Inner is IdentityPlan)
        {
            return $"{Runtime.Convert}.ToList<{plan.From.Reference}>({value})";
        }

        var name = Names.Take("some");
        return $"{value} is {{ }} {name} ? {ListOfOne(plan, name)} : {plan.To.Reference}.Empty";
    }

    private string ListOfOne(ToListPlan plan, string value)
    {
        var item = plan.To.Arguments[0].NullableReference;
        return plan.IsPartial
            ? $"{Runtime.Convert}.ToListOfOne<{plan.Inner.From.NullableReference}, {item}>({value}, {Function(plan.Inner, plan.Inner.From, value, isPartial: true)}, ref losses)"
            : $"{Runtime.Convert}.ToListOfOne<{item}>({Operand(plan.Inner, value)})";
    }

    private string FromList(FromListPlan plan, string value)
    {
        var to = plan.Empty == EmptyList.Empty ? plan.To.Arguments[0] : plan.To;
        var function = Function(plan.Inner, plan.From.Arguments[0], value, isPartial: true);
        var (since, types) = (Identifiers.Number(plan.Since), $"<{plan.From.Arguments[0].NullableReference}, {to.NullableReference}>");
        return plan.Empty switch
        {
            EmptyList.Null => $"{Runtime.Convert}.SingleOrNull{types}({value}, {function}, {since}, ref losses)",
            EmptyList.Empty => $"{Runtime.Convert}.AtMostOne{types}({value}, {function}, {since}, ref losses)",
            _ => $"{Runtime.Convert}.{(plan.Nothing!.IsCount ? "Single" : "SingleNotNull")}{types}({value}, {function}, {since}, emptySince: {Identifiers.Number(plan.Nothing.Since)}, ref losses)",
        };
    }

    /// <summary>A lambda that converts an item.</summary>
    private string Function(ValuePlan plan, TypeRef from, string value, bool isPartial)
    {
        if (isPartial && plan is LineagePlan { From: { IsNullable: false, Kind: not TypeRefKind.Enum }, To.IsNullable: false, IsPartial: true, Needs.Count: 0 } version && from == version.From)
        {
            return $"{Runtime.Convert}.To<{version.From.Reference}, {version.To.Reference}>";
        }

        var item = "item" + Depth(value);
        var inner = Expression(plan, item);
        var isStatic = plan.Contexts.Any() ? "" : "static ";
        return isPartial
            ? $"{isStatic}({from.NullableReference} {item}, ref {Runtime.Losses} losses) => {inner}"
            : $"{isStatic}{item} => {inner}";
    }

    private string Elements(ElementsPlan plan, string value)
    {
        var isMap = plan.From.Kind == TypeRefKind.Map;
        var (from, to) = isMap ? (plan.From.Arguments[1], plan.To.Arguments[1]) : (plan.From.Arguments[0], plan.To.Arguments[0]);
        if (isMap && (plan.Key is not null || (plan.IsPartial && plan.From.Arguments[0].IsEnum)))
        {
            return Entries(plan, value);
        }

        var function = Function(plan.Inner, from, value, plan.IsPartial) + (plan.IsPartial ? ", ref losses" : "");
        if (IsRemembered(plan))
        {
            return Shared(plan, value, Remembered(plan, value, function));
        }

        var call = plan.From.Kind switch
        {
            TypeRefKind.Map when plan.IsPartial => $"{Runtime.Convert}.Values<{plan.From.Arguments[0].Reference}, {from.NullableReference}, {to.NullableReference}>({value}, {function})",
            TypeRefKind.Map => $"{value}.ConvertValues<{to.NullableReference}>({function})",
            TypeRefKind.List when plan.IsPartial => $"{Runtime.Convert}.Items<{from.NullableReference}, {to.NullableReference}>({value}, {function})",
            TypeRefKind.List => $"{value}.ConvertItems<{to.NullableReference}>({function})",
            TypeRefKind.Set => $"{Runtime.Convert}.Set<{from.NullableReference}, {to.NullableReference}>({value}, {function})",
            _ => $"{Runtime.Convert}.Array<{from.NullableReference}, {to.NullableReference}>({value}, {function})",
        };
        return CanShare(plan) ? Shared(plan, value, call) : call;
    }

    /// <summary>The same collection under another type where no element has to be converted, and else what a call gives.</summary>
    private static string Shared(ElementsPlan plan, string value, string call)
    {
        var lineage = (LineagePlan)plan.Inner;
        var types = string.Join(", ", plan.From.Arguments.Select(argument => argument.Reference));
        var share = $"{Runtime.Sharing}.ShareAs<{types}, {plan.To.Arguments[plan.To.Arguments.Count - 1].Reference}>({value})";
        return lineage.SharesAllCases ? share : $"{Runtime.Sharing}.HasOnlyCases({value}, {UnionEmitter.Mask(lineage.SharedCases)})\n    ? {share}\n    : {call}";
    }

    /// <summary>A call that gives the same result again where the collection was converted before.</summary>
    private static string Remembered(ElementsPlan plan, string value, string function)
    {
        var types = string.Join(", ", plan.From.Arguments.Append(plan.To.Arguments[plan.To.Arguments.Count - 1]).Select(type => type.NullableReference));
        var elements = plan.From.Kind == TypeRefKind.Map ? "Values" : "Items";
        return $"{(plan.IsPartial ? $"{Runtime.Convert}.Remembered{elements}" : $"{Runtime.Sharing}.Convert{elements}")}<{types}>({value}, {UnionEmitter.Mask(((LineagePlan)plan.Inner).SharedCases)}, {function})";
    }

    // Not where a function holds a context: it would be another each time.
    private static bool IsRemembered(ElementsPlan plan) => CanShare(plan) && plan.Inner is LineagePlan { SharesAllCases: false, Needs.Count: 0 };

    /// <summary>A map whose keys become others, or are not written as C# calls them.</summary>
    private string Entries(ElementsPlan plan, string value)
    {
        var (from, to) = (plan.From.Arguments, plan.To.Arguments);
        var keys = plan.Key ?? IdentityPlan.Of(from[0]);
        var types = string.Join(", ", from.Concat(to).Select(type => type.NullableReference));
        var functions = $"{Function(keys, from[0], value, plan.IsPartial)}, {Function(plan.Inner, from[1], value, plan.IsPartial)}";
        var since = Identifiers.Number(Math.Max(from[0].Version, to[0].Version));
        return $"{Runtime.Convert}.Entries<{types}>({value}, {functions}{(plan.IsPartial ? $", {CodecExpressions.KeyText(from[0])}, {since}, ref losses" : "")})";
    }

    private static bool CanShare(ElementsPlan plan) => plan.Key is null && plan.From.Kind is TypeRefKind.Map or TypeRefKind.List
        && plan.Inner is LineagePlan { From: { Kind: TypeRefKind.Union, IsNullable: false }, SharedCases: not 0 };

    private static string Version(TypeRef type) => "V" + Identifiers.Number(type.Version);

    // `item` in `item2` in `item3`: one more than the digits at the end of the value's own name.
    private static string Depth(string value)
    {
        if (!value.StartsWith("item", StringComparison.Ordinal) && !value.StartsWith("some", StringComparison.Ordinal))
        {
            return "";
        }

        var digits = value.Substring(4);
        return digits.Length == 0 ? "2" : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? Identifiers.Number(depth + 1) : "";
    }
}
