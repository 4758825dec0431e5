using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the conversions of a union to the other versions.</summary>
internal static class UnionConversionEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan) => ConversionFrame.Write(writer, plan, (conversion, values) =>
    {
        var shaped = (UnionConversion)conversion;
        if (shaped.CollectsLosses)
        {
            EmitPartial(writer, plan, shaped, values);
        }
        else
        {
            EmitTotal(writer, shaped, values);
        }
    }, EmitLosses);

    /// <summary>Adds what may be lost on the way to the versions that conversions are composed for.</summary>
    private static IEnumerable<string> EmitLosses(TypePlan plan, ValueConversions values)
    {
        var number = 0;
        foreach (var loss in plan.Composition!.Losses)
        {
            var lost = loss.Case!;
            var value = "value" + Identifiers.Number(++number);
            var condition = loss.Targets.Count == 0 ? "" : $"{CompositionEmitter.Condition(loss.Targets)} && ";
            yield return lost.Target is null
                ? Block.If($"{condition}Value is {lost.Source.Reference}", Lost(lost))
                : Block.If($"{condition}Value is {lost.Source.Payload!.Reference} {value}", [
                    "var mark = losses.Here;",
                    $"_ = {values.Expression(lost.Plan!, value)};",
                    .. Prefix(plan.Type.Union!, lost)]);
        }
    }

    private static string Lost(CaseConversion lost) =>
        $"losses.Add({Runtime.LossKind}.CaseNotRepresentable, {Identifiers.Number(lost.Since)}, {Identifiers.Literal(LossMessages.OfCase(lost.Source.Tag, lost.Since, lost.IsUp))});";

    private static IEnumerable<string> Prefix(UnionModel union, CaseConversion candidate) =>
        union.ContentOf(candidate.Source) is { } content ? [$"losses.Prefix(mark, {Identifiers.Literal(content)});"] : [];

    private static void EmitTotal(SourceWriter writer, UnionConversion plan, ValueConversions values)
    {
        var target = plan.To.Name.Reference;
        if (plan.Cases.All(candidate => candidate.IsShared))
        {
            writer.Line($"{ConversionFrame.Total(plan)} => {target}.FromPayload(Value);");
            return;
        }

        var cases = plan.Cases.Where(candidate => !candidate.IsShared).Select(candidate => candidate.Source.Payload is { } payload
            ? $"{payload.Reference} value => new {target}({values.ExpressionAt(candidate.Plan!, "value", plan.From.Union!.ContentOf(candidate.Source))}),"
            : $"{candidate.Source.Reference} => {CaseModel.Unit(target, candidate.Target!.Reference)},");
        writer.Line($$"""
            {{ConversionFrame.Total(plan)}} => Value switch
            {
                {{cases}}
                {{(plan.Cases.Any(candidate => candidate.IsShared) ? $"var same => {target}.FromPayload(same)," : "_ => throw new global::System.Diagnostics.UnreachableException(),")}}
            };
            """);
    }

    private static void EmitPartial(SourceWriter writer, TypePlan type, UnionConversion plan, ValueConversions values)
    {
        var same = plan.Cases.Any(candidate => candidate.IsShared)
            ? $"case var same: return {plan.To.Name.Reference}.FromPayload(same);"
            : "default: throw new global::System.Diagnostics.UnreachableException();";
        writer.Line($$"""
            {{ConversionFrame.Partial(plan, type)}}
            {
                switch (Value)
                {
                    {{plan.Cases.Where(candidate => !candidate.IsShared).SelectMany(candidate => Case(plan, candidate, values))}}
                    {{same}}
                }
            }
            """);
    }

    private static IEnumerable<string> Case(UnionConversion plan, CaseConversion candidate, ValueConversions values)
    {
        var target = plan.To.Name.Reference;
        if (candidate.Target is null)
        {
            return [$"case {candidate.Source.Reference}: {Lost(candidate)} return default;"];
        }

        if (candidate.Source.Payload is not { } payload)
        {
            return [$"case {candidate.Source.Reference}: return {CaseModel.Unit(target, candidate.Target.Reference)};"];
        }

        if (!candidate.Plan!.IsPartial && !candidate.Plan.CanThrow)
        {
            return [$"case {payload.Reference} value: return new {target}({values.Expression(candidate.Plan, "value")});"];
        }

        IEnumerable<string> statements =
        [
            "var mark = losses.Here;",
            $"var converted = {values.Refusing(candidate.Plan, "value")};",
            .. Prefix(plan.From.Union!, candidate),
            $"return losses.Here == mark ? new {target}(converted{(ValueConversions.NeedsForgiving(candidate.Plan) ? "!" : "")}) : default;",
        ];
        return [$"case {payload.Reference} value:", "    {", .. statements.Select(statement => "        " + statement), "    }"];
    }
}
