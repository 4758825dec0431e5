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
            writer.Separate();
            writer.Document("summary", $"Takes a value from <c>{Identifiers.Xml(Plain(plan.From))}</c> to <c>{Identifiers.Xml(Plain(plan.To))}</c>.");
            var parameters = ContextParameters.Declarations(Distinct(plan), plan.IsPartial);
            writer.Open($"private static {Result(plan)} {name}({plan.From.NullableReference} value0{(parameters.Length > 0 ? ", " + parameters : "")})");
            switch (plan)
            {
                case SequencePlan sequence:
                    WriteSequence(writer, sequence);
                    break;
                case UnwrapPlan unwrap:
                    WriteUnwrap(writer, unwrap);
                    break;
                case WrapPlan wrap:
                    WriteWrap(writer, wrap);
                    break;
                default:
                    throw new InvalidOperationException($"{plan.GetType().Name} needs no function.");
            }

            writer.Close();
        }
    }

    private void WriteSequence(SourceWriter writer, SequencePlan plan)
    {
        if (plan.IsPartial)
        {
            writer.Line("var mark = losses.Mark;");
        }

        for (var i = 0; i < plan.Steps.Count; i++)
        {
            var (step, place) = (plan.Steps[i].Plan, plan.Steps[i].Place);
            writer.Line($"var value{Identifiers.Number(i + 1)} = {values.Expression(step, "value" + Identifiers.Number(i))};");
            if (!step.IsPartial)
            {
                continue;
            }

            if (place != StepPlace.Own && step.NamesPlacesInside)
            {
                writer.Line("losses.Withdraw(mark);");
            }

            if (place == StepPlace.OnlyItem)
            {
                writer.Open("if (value0.Count > 0)");
                writer.Line("losses.Prefix(mark, 0);");
                writer.Close();
                writer.Line();
            }

            if (i + 1 < plan.Steps.Count)
            {
                writer.Open("if (losses.Mark != mark)");
                writer.Line("return default;");
                writer.Close();
                writer.Line();
                if (ValueConversions.NeedsForgiving(step))
                {
                    writer.Line($"global::System.Diagnostics.Debug.Assert(value{Identifiers.Number(i + 1)} is not null);");
                }
            }
        }

        writer.Line($"return value{Identifiers.Number(plan.Steps.Count)};");
    }

    private void WriteUnwrap(SourceWriter writer, UnwrapPlan plan)
    {
        if (plan.Cases.Any(candidate => candidate.Plan is { IsPartial: true } and not LostCasePlan))
        {
            writer.Line("var mark = losses.Mark;");
        }

        if (plan.Cases.Count == 1)
        {
            WriteCase(writer, plan.Cases[0], plan.Cases[0].Case.Payload is { } only ? $"({only.Reference})value0.Value" : "value0");
            return;
        }

        writer.Open("switch (value0.Value)");
        foreach (var candidate in plan.Cases)
        {
            var hasValue = candidate.Plan is not LostCasePlan;
            writer.Line(hasValue ? $"case {candidate.Case.Payload!.Reference} held:" : $"case {UnionEmitter.Pattern(candidate.Case)}:");
            writer.Indent();
            writer.Open();
            WriteCase(writer, candidate, hasValue ? "held" : "value0");
            writer.Close();
            writer.Unindent();
        }

        writer.Line("default:");
        writer.Line("    throw new global::System.Diagnostics.UnreachableException();");
        writer.Close();
    }

    private void WriteCase(SourceWriter writer, UnwrappedCase candidate, string held)
    {
        if (candidate.Plan is LostCasePlan)
        {
            writer.Line($"return {values.Expression(candidate.Plan, held)};");
            return;
        }

        writer.Line($"var content = {held};");
        writer.Line($"var converted = {values.Expression(candidate.Plan, "content")};");
        if (candidate.Plan.IsPartial && candidate.Content is { } content)
        {
            writer.Line($"losses.Prefix(mark, {Identifiers.Literal(content)});");
        }

        writer.Line("return converted;");
    }

    private void WriteWrap(SourceWriter writer, WrapPlan plan)
    {
        writer.Line("var mark = losses.Mark;");
        writer.Line($"var content = {values.Expression(plan.Inner, "value0")};");
        writer.Line($"return losses.Mark == mark ? new {plan.To.Reference}(content{(ValueConversions.NeedsForgiving(plan.Inner) ? "!" : "")}) : default;");
    }

    private static string Result(ValuePlan plan) => ValueConversions.NeedsForgiving(plan) ? plan.To.Reference + "?" : plan.To.NullableReference;

    private static IEnumerable<ContextParameter> Distinct(ValuePlan plan) =>
        plan.Contexts.Distinct().OrderBy(context => context.Name, StringComparer.Ordinal);

    private static string Plain(TypeRef type) => type.NullableReference.Replace("global::", "");
}
