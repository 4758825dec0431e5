using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes the functions of conversions that need statements: several steps, unwrapping, and wrapping what may be lost.</summary>
internal sealed class ValueFunctions(string prefix, ValueConversions values)
{
    private readonly List<(string Name, ValuePlan Plan)> _functions = [];
    private int _written;

    /// <summary>A call of the function that converts a value.</summary>
    public string Call(ValuePlan plan, string value)
    {
        var name = _functions.FirstOrDefault(function => function.Plan.Equals(plan)).Name;
        if (name is null)
        {
            name = $"{prefix}Step{Identifiers.Number(_functions.Count + 1)}";
            _functions.Add((name, plan));
        }

        var arguments = ContextParameters.Arguments(Distinct(plan), plan.IsPartial);
        return $"{name}({value}{(arguments.Length > 0 ? ", " + arguments : "")})";
    }

    /// <summary>Writes the functions that were called since the last time.</summary>
    public void Write(SourceWriter writer)
    {
        // Writing one function may call for another.
        for (; _written < _functions.Count; _written++)
        {
            var (name, plan) = _functions[_written];
            var parameters = ContextParameters.Declarations(Distinct(plan), plan.IsPartial);
            writer.Separate();
            writer.Line($$"""
                // From `{{Plain(plan.From)}}` to `{{Plain(plan.To)}}`.
                private static {{Result(plan)}} {{name}}({{plan.From.NullableReference}} value0{{(parameters.Length > 0 ? ", " + parameters : "")}})
                {
                    {{Body(plan)}}
                }
                """);
        }
    }

    private IEnumerable<string> Body(ValuePlan plan) => plan switch
    {
        SequencePlan sequence => Sequence(sequence),
        UnwrapPlan unwrap => Unwrap(unwrap),
        WrapPlan wrap => Wrap(wrap),
        _ => throw new InvalidOperationException($"{plan.GetType().Name} needs no function."),
    };

    private IEnumerable<string> Sequence(SequencePlan plan)
    {
        if (plan.IsPartial)
        {
            yield return "var mark = losses.Here;";
        }

        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var (step, place) = (plan.Steps[i].Plan, plan.Steps[i].Place);
            yield return $"var value{Identifiers.Number(i + 1)} = {values.Expression(step, "value" + Identifiers.Number(i))};";
            if (!step.IsPartial)
            {
                continue;
            }

            if (place != StepPlace.Own && step.NamesPlacesInside)
            {
                yield return "losses.Withdraw(mark);";
            }

            if (place == StepPlace.OnlyItem)
            {
                yield return Block.If("value0.Count > 0", "losses.Prefix(mark, 0);");
            }

            if (i + 1 < plan.Steps.Count)
            {
                yield return Block.If("losses.Stops(mark)", "return default;");
                if (ValueConversions.NeedsForgiving(step))
                {
                    yield return $"global::System.Diagnostics.Debug.Assert(value{Identifiers.Number(i + 1)} is not null);";
                }
            }
        }

        yield return $"return value{Identifiers.Number(plan.Steps.Count)};";
    }

    private IEnumerable<string> Unwrap(UnwrapPlan plan)
    {
        if (plan.Cases.Any(candidate => candidate.Plan is { IsPartial: true } and not LostCasePlan))
        {
            yield return "var mark = losses.Here;";
        }

        if (plan.Cases.Count == 1)
        {
            foreach (var statement in Case(plan.Cases[0], plan.Cases[0].Case.Payload is { } only ? $"({only.Reference})value0.Value" : "value0"))
            {
                yield return statement;
            }

            yield break;
        }

        yield return "switch (value0.Value)";
        yield return "{";
        foreach (var candidate in plan.Cases)
        {
            var hasValue = candidate.Plan is not LostCasePlan;
            yield return "    " + (hasValue ? $"case {candidate.Case.Reference} held:" : $"case {candidate.Case.Reference}:");
            yield return "        {";
            foreach (var statement in Case(candidate, hasValue ? "held" : "value0"))
            {
                yield return "            " + statement;
            }

            yield return "        }";
        }

        yield return "    default: throw new global::System.Diagnostics.UnreachableException();";
        yield return "}";
    }

    private IEnumerable<string> Case(UnwrappedCase candidate, string held)
    {
        if (candidate.Plan is LostCasePlan)
        {
            yield return $"return {values.Expression(candidate.Plan, held)};";
            yield break;
        }

        yield return $"var content = {held};";
        yield return $"var converted = {values.Expression(candidate.Plan, "content")};";
        if (candidate.Plan.IsPartial && candidate.Content is { } content)
        {
            yield return $"losses.Prefix(mark, {Identifiers.Literal(content)});";
        }

        yield return "return converted;";
    }

    private IEnumerable<string> Wrap(WrapPlan plan) =>
    [
        "var mark = losses.Here;",
        $"var content = {values.Expression(plan.Inner, "value0")};",
        $"return losses.Here == mark ? new {plan.To.Reference}(content{(ValueConversions.NeedsForgiving(plan.Inner) ? "!" : "")}) : default;",
    ];

    private static string Result(ValuePlan plan) => ValueConversions.NeedsForgiving(plan) ? plan.To.Reference + "?" : plan.To.NullableReference;

    private static IEnumerable<ContextParameter> Distinct(ValuePlan plan) =>
        plan.Contexts.Distinct().OrderBy(context => context.Name, StringComparer.Ordinal);

    private static string Plain(TypeRef type) => type.NullableReference.Replace("global::", "");
}
