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
            EmitPartial(writer, shaped, values);
        }
        else
        {
            EmitTotal(writer, shaped, values);
        }
    }, EmitLosses);

    /// <summary>Adds what may be lost on the way to the versions that conversions are composed for.</summary>
    private static void EmitLosses(SourceWriter writer, TypePlan plan, ValueConversions values)
    {
        var number = 0;
        foreach (var loss in plan.Composition!.Losses)
        {
            var lost = loss.Case!;
            var value = "value" + Identifiers.Number(++number);
            var condition = loss.Targets.Count == 0 ? "" : $"{CompositionEmitter.Condition(loss.Targets)} && ";
            if (lost.Target is null)
            {
                writer.Open($"if ({condition}Value is {UnionEmitter.Pattern(lost.Source)})");
                EmitLostCase(writer, lost);
                writer.Close();
                continue;
            }

            writer.Open($"if ({condition}Value is {lost.Source.Payload!.Reference} {value})");
            writer.Line("var mark = losses.Mark;");
            writer.Line($"_ = {values.Expression(lost.Plan!, value)};");
            if (plan.Type.Union!.ContentOf(lost.Source) is { } content)
            {
                writer.Line($"losses.Prefix(mark, {Identifiers.Literal(content)});");
            }

            writer.Close();
        }
    }

    private static void EmitLostCase(SourceWriter writer, CaseConversion lost)
    {
        var message = Identifiers.Literal(LossMessages.OfCase(lost.Source.Tag, lost.Since, lost.IsUp));
        writer.Line($"losses.Add({Runtime.LossKind}.CaseNotRepresentable, {Identifiers.Number(lost.Since)}, {message});");
    }

    private static void EmitTotal(SourceWriter writer, UnionConversion plan, ValueConversions values)
    {
        var target = plan.To.Name.Reference;
        ConversionFrame.WriteTotalDocs(writer, plan);
        if (plan.Cases.All(candidate => candidate.IsShared))
        {
            writer.Line($"{ConversionFrame.TotalHead(plan)} => {target}.FromPayload(Value);");
            return;
        }

        writer.Line($"{ConversionFrame.TotalHead(plan)} => Value switch");
        writer.Open();
        foreach (var candidate in plan.Cases.Where(candidate => !candidate.IsShared))
        {
            writer.Line(candidate.Source.Payload is { } payload
                ? $"{payload.Reference} value => new {target}({values.ExpressionAt(candidate.Plan!, "value", plan.From.Union!.ContentOf(candidate.Source))}),"
                : $"{UnionEmitter.Pattern(candidate.Source)} => {target}.{Identifiers.Escape(candidate.Target!.Name)},");
        }

        writer.Line(plan.Cases.Any(candidate => candidate.IsShared)
            ? $"var same => {target}.FromPayload(same),"
            : "_ => throw new global::System.Diagnostics.UnreachableException(),");
        writer.Close(";");
    }

    private static void EmitPartial(SourceWriter writer, UnionConversion plan, ValueConversions values)
    {
        var target = plan.To.Name.Reference;
        ConversionFrame.WritePartialDocs(writer, plan, "yields <c>default</c>");
        writer.Open(ConversionFrame.PartialHead(plan));
        writer.Open("switch (Value)");
        foreach (var candidate in plan.Cases.Where(candidate => !candidate.IsShared))
        {
            EmitCase(writer, plan, candidate, values);
        }

        if (plan.Cases.Any(candidate => candidate.IsShared))
        {
            writer.Line("case var same:");
            writer.Line($"    return {target}.FromPayload(same);");
        }
        else
        {
            writer.Line("default:");
            writer.Line("    throw new global::System.Diagnostics.UnreachableException();");
        }

        writer.Close();
        writer.Close();
    }

    private static void EmitCase(SourceWriter writer, UnionConversion plan, CaseConversion candidate, ValueConversions values)
    {
        var target = plan.To.Name.Reference;
        if (candidate.Target is null)
        {
            writer.Line($"case {UnionEmitter.Pattern(candidate.Source)}:");
            writer.Indent();
            EmitLostCase(writer, candidate);
            writer.Line("return default;");
            writer.Unindent();
            return;
        }

        if (candidate.Source.Payload is not { } payload)
        {
            writer.Line($"case {UnionEmitter.Pattern(candidate.Source)}:");
            writer.Line($"    return {target}.{Identifiers.Escape(candidate.Target.Name)};");
            return;
        }

        writer.Line($"case {payload.Reference} value:");
        writer.Indent();
        writer.Open();
        if (candidate.Plan!.IsPartial || candidate.Plan.CanThrow)
        {
            writer.Line("var mark = losses.Mark;");
            writer.Line($"var converted = {values.Refusing(candidate.Plan, "value")};");
            if (plan.From.Union!.ContentOf(candidate.Source) is { } content)
            {
                writer.Line($"losses.Prefix(mark, {Identifiers.Literal(content)});");
            }

            writer.Line($"return losses.Mark == mark ? new {target}(converted{(ValueConversions.NeedsForgiving(candidate.Plan) ? "!" : "")}) : default;");
        }
        else
        {
            writer.Line($"return new {target}({values.Expression(candidate.Plan, "value")});");
        }

        writer.Close();
        writer.Unindent();
    }
}
