using System.Globalization;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>
/// Writes the expressions that convert values. What takes several steps becomes a function of its own, written after the
/// conversion that needs it.
/// </summary>
internal sealed class ValueConversions(string prefix)
{
    private const string FirstItem = "0";

    private readonly List<(string Name, SequencePlan Plan)> _functions = [];
    private int _written;
    private int _somes;

    /// <summary>An expression that converts a value; a partial one records losses in <c>losses</c> and may then yield null.</summary>
    /// <param name="plan">How.</param>
    /// <param name="value">The value: a member, a local or a parameter.</param>
    public string Expression(ValuePlan plan, string value) => plan switch
    {
        IdentityPlan => value,
        WidenPlan => $"({plan.To.Reference}){value}",
        NarrowPlan narrow => $"{Runtime.Convert}.Narrow<{plan.From.Reference}, {plan.To.Reference}>({value}, {Number(narrow.Since)}, ref losses)",
        LineagePlan lineage => Lineage(lineage, value),
        NullablePlan nullable => Nullable(nullable, value),
        NotNullPlan notNull => NotNull(notNull, value),
        ElementsPlan elements => Elements(elements, value),
        UnwrapPlan => $"({plan.To.Reference}){value}.Value",
        WrapPlan => $"new {plan.To.Reference}({value})",
        ToListPlan => $"{Runtime.Convert}.{(plan.From.IsNullable ? "ToList" : "ToListOfOne")}<{plan.From.Reference}>({value})",
        FromListPlan single => FromList(single, value),
        CustomPlan custom => Custom(custom, value),
        MeaningChangedPlan changed =>
            $"{Runtime.Convert}.MeaningChanged<{plan.From.NullableReference}, {plan.To.NullableReference}>({value}, {Identifiers.Literal(changed.Why)}, {Number(changed.Since)}, ref losses)",
        SequencePlan sequence => Call(sequence, value),
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, "An unknown plan."),
    };

    /// <summary>Writes the functions that expressions since the last call need.</summary>
    public void WriteFunctions(SourceWriter writer)
    {
        // Writing one function may call for another.
        for (; _written < _functions.Count; _written++)
        {
            var (name, plan) = _functions[_written];
            writer.Separate();
            WriteFunction(writer, name, plan);
        }
    }

    /// <summary>Whether a partial plan leaves null behind where something is lost, in a type that does not allow it.</summary>
    public static bool NeedsForgiving(ValuePlan plan) => plan.IsPartial && plan.To is { IsNullable: false, IsValueType: false };

    private static string Lineage(LineagePlan plan, string value)
    {
        var arguments = ContextParameters.Arguments(plan.Contexts, plan.IsPartial);
        var method = $"To{Version(plan.To)}";
        if (plan.From.Kind != TypeRefKind.Enum)
        {
            return $"{value}.{method}({arguments})";
        }

        return $"{EnumConversionsOf(plan.From.Reference)}.{method}({value}{(plan.IsPartial ? ", ref losses" : "")})";
    }

    private static string FromList(FromListPlan plan, string value)
    {
        var method = (plan.To.IsNullable, plan.To.IsValueType) switch
        {
            (false, _) => "Single",
            (true, false) => "SingleOrNull",
            _ => "SingleOrNullValue",
        };
        return $"{Runtime.Convert}.{method}<{plan.To.Reference}>({value}, {Number(plan.Since)}, ref losses)";
    }

    private static string Custom(CustomPlan plan, string value)
    {
        var call = Call(plan.Method, value);
        if (plan.Inverse is { } up)
        {
            var isStatic = up.Context is null ? "static " : "";
            return $"{Runtime.Convert}.AcceptDown<{plan.From.NullableReference}, {plan.To.NullableReference}>(\n    {value},\n    {call},\n    {isStatic}older => {Call(up, "older")},\n    {Number(plan.Since)},\n    ref losses)";
        }

        return plan.Method.CanRefuse ? $"{Runtime.Convert}.Accept({call}, {Number(plan.Since)}, ref losses)" : call;
    }

    private static string Call(ConversionMethodModel method, string value) =>
        $"{method.Reference}({value}{(method.Context is { } context ? ", " + context.Name : "")})";

    /// <summary>The class of extension methods that convert an enum.</summary>
    public static string EnumConversionsOf(string reference) => Identifiers.Append(reference, "Conversions");

    private string Nullable(NullablePlan plan, string value)
    {
        if (!plan.From.IsNullable)
        {
            return plan.Inner is IdentityPlan ? value : $"({plan.To.NullableReference}){Operand(plan.Inner, value)}";
        }

        if (plan.Inner is IdentityPlan)
        {
            return value;
        }

        // The variable stays in scope for the statements that follow, so each has a name of its own.
        var name = _somes++ == 0 ? "some" : "some" + Number(_somes);
        return $"{value} is {{ }} {name}\n    ? ({plan.To.NullableReference}){Operand(plan.Inner, name)}\n    : null";
    }

    /// <summary>An expression that a cast can stand before.</summary>
    private string Operand(ValuePlan plan, string value)
    {
        var expression = Expression(plan, value);
        return plan is ElementsPlan elements && IsChoice(elements) ? $"({expression})" : expression;
    }

    private string NotNull(NotNullPlan plan, string value)
    {
        if (plan.Inner is IdentityPlan)
        {
            return $"{Runtime.Convert}.NotNull({value}, {Number(plan.Since)}, ref losses)";
        }

        return Call(new SequencePlan { From = plan.From, To = plan.To, Steps = Split(plan).ToEquatableArray() }, value);
    }

    /// <summary>The check for null by itself, and what comes after it.</summary>
    private static IEnumerable<ValuePlan> Split(ValuePlan plan)
    {
        if (plan is not NotNullPlan { Inner: not IdentityPlan } notNull)
        {
            return [plan];
        }

        var some = notNull.From.AsNotNull();
        return [notNull with { To = some, Inner = new IdentityPlan { From = some, To = some } }, notNull.Inner];
    }

    private string Elements(ElementsPlan plan, string value)
    {
        var isMap = plan.From.Kind == TypeRefKind.Map;
        var (from, to) = isMap ? (plan.From.Arguments[1], plan.To.Arguments[1]) : (plan.From.Arguments[0], plan.To.Arguments[0]);
        var item = "item" + Depth(value);
        var inner = Expression(plan.Inner, item);
        var isStatic = plan.Contexts.Any() ? "" : "static ";
        var function = plan.IsPartial
            ? $"{isStatic}({from.NullableReference} {item}, ref {Runtime.Losses} losses) => {inner}, ref losses"
            : $"{isStatic}{item} => {inner}";
        var call = plan.From.Kind switch
        {
            TypeRefKind.Map => $"{value}.ConvertValues<{to.NullableReference}>({function})",
            TypeRefKind.List => $"{value}.ConvertItems<{to.NullableReference}>({function})",
            TypeRefKind.Set => $"{Runtime.Convert}.Set<{from.NullableReference}, {to.NullableReference}>({value}, {function})",
            _ => $"{Runtime.Convert}.Array<{from.NullableReference}, {to.NullableReference}>({value}, {function})",
        };
        if (!CanShare(plan))
        {
            return call;
        }

        var lineage = (LineagePlan)plan.Inner;
        var share = $"{value}.ShareAs<{to.Reference}>()";
        return lineage.SharesAllCases ? share : $"{value}.HasOnlyCases({UnionEmitter.Mask(lineage.SharedCases)})\n    ? {share}\n    : {call}";
    }

    private static bool CanShare(ElementsPlan plan) => plan.From.Kind is TypeRefKind.Map or TypeRefKind.List
        && plan.Inner is LineagePlan { From: { Kind: TypeRefKind.Union, IsNullable: false }, SharedCases: not 0 };

    /// <summary>Whether a collection is shared or converted, which is told only when it is there.</summary>
    private static bool IsChoice(ElementsPlan plan) => CanShare(plan) && plan.Inner is LineagePlan { SharesAllCases: false };

    private string Call(SequencePlan plan, string value)
    {
        var name = _functions.FirstOrDefault(function => function.Plan.Equals(plan)).Name;
        if (name is null)
        {
            name = $"{prefix}Step{(_functions.Count + 1).ToString(CultureInfo.InvariantCulture)}";
            _functions.Add((name, plan));
        }

        var arguments = ContextParameters.Arguments(Distinct(plan), plan.IsPartial);
        return $"{name}({value}{(arguments.Length > 0 ? ", " + arguments : "")})";
    }

    private static IEnumerable<ContextParameter> Distinct(ValuePlan plan) =>
        plan.Contexts.Distinct().OrderBy(context => context.Name, StringComparer.Ordinal);

    private void WriteFunction(SourceWriter writer, string name, SequencePlan plan)
    {
        var steps = plan.Steps.SelectMany(Split).ToList();
        var result = NeedsForgiving(plan) ? plan.To.Reference + "?" : plan.To.NullableReference;
        var parameters = ContextParameters.Declarations(Distinct(plan), plan.IsPartial);
        writer.Document("summary", $"Takes a value from <c>{Identifiers.Xml(Plain(plan.From))}</c> to <c>{Identifiers.Xml(Plain(plan.To))}</c> in {steps.Count} steps.");
        writer.Open($"private static {result} {name}({plan.From.NullableReference} value0{(parameters.Length > 0 ? ", " + parameters : "")})");
        if (plan.IsPartial)
        {
            writer.Line("var mark = losses.Mark;");
        }

        // Where the value of the current step is in the value that the function was given, innermost segment first.
        var place = new List<string>();
        var isInMadeList = false;
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            writer.Line($"var value{Number(i + 1)} = {Expression(step, "value" + Number(i))};");
            if (step.IsPartial)
            {
                // Where there is null there was no item: the loss is the list's.
                WriteEarlyReturn(writer, step is NotNullPlan && place.Count > 0 && place[0] == FirstItem ? place.Skip(1) : place);
            }

            if (step is UnwrapPlan { Content.Length: > 0 } unwrap)
            {
                place.Insert(0, Identifiers.Literal(unwrap.Content));
            }
            else if (step is ToListPlan)
            {
                isInMadeList = true;
            }
            else if (step is FromListPlan && isInMadeList)
            {
                // Out of a list again that the document does not have.
                isInMadeList = false;
            }
            else if (step is FromListPlan)
            {
                place.Insert(0, FirstItem);
            }

            if (NeedsForgiving(step) && i + 1 < steps.Count)
            {
                writer.Line($"global::System.Diagnostics.Debug.Assert(value{Number(i + 1)} is not null);");
            }
        }

        writer.Line($"return value{Number(steps.Count)};");
        writer.Close();
    }

    private static void WriteEarlyReturn(SourceWriter writer, IEnumerable<string> place)
    {
        foreach (var segment in place)
        {
            writer.Line($"losses.Prefix(mark, {segment});");
        }

        writer.Open("if (losses.Mark != mark)");
        writer.Line("return default;");
        writer.Close();
        writer.Line();
    }

    private static string Plain(TypeRef type) => type.NullableReference.Replace("global::", "");

    private static string Version(TypeRef type) => "V" + Number(type.Version);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    // `item` in `item2` in `item3`: one more than the digits at the end of the value's own name.
    private static string Depth(string value)
    {
        if (!value.StartsWith("item", StringComparison.Ordinal) && !value.StartsWith("some", StringComparison.Ordinal))
        {
            return "";
        }

        var digits = value.Substring(4);
        return digits.Length == 0 ? "2" : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? Number(depth + 1) : "";
    }
}
