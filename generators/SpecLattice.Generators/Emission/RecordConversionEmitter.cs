using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the conversions of a record to the other versions.</summary>
internal static class RecordConversionEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan) => ConversionFrame.Write(writer, plan, (conversion, values) =>
    {
        var shaped = (RecordConversion)conversion;
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
        values.Names.Reserve(["version"]);
        foreach (var loss in plan.Composition!.Losses)
        {
            var condition = loss.Targets.Count > 0 ? CompositionEmitter.Condition(loss.Targets) : "";
            if (loss.Check is { Plan: IdentityPlan, IsAlwaysLost: false } plain)
            {
                // Most losses are of this kind: in as few lines as it takes.
                var isLost = IsLost(writer, plain, values, new Marks());
                writer.Open($"if ({(condition.Length > 0 ? condition + " && " : "")}{isLost})");
                writer.Line(Loss(plain));
                writer.Close();
                continue;
            }

            // A block of its own, because the locals of one loss are of no use to the next.
            if (condition.Length > 0)
            {
                writer.Line($"if ({condition})");
            }

            writer.Open();
            if (loss.Check is { } check)
            {
                EmitCheck(writer, check, values, new Marks());
            }
            else
            {
                EmitMarked(writer, values.Names.Take(loss.Assignment!.Target.Name), loss.Assignment.Source, loss.Assignment.Plan, values, new Marks());
            }

            writer.Close();
        }
    }

    private static void EmitTotal(SourceWriter writer, RecordConversion plan, ValueConversions values)
    {
        ConversionFrame.WriteTotalDocs(writer, plan);
        writer.Line($"{ConversionFrame.TotalHead(plan)} => new()");
        writer.Open();
        foreach (var assignment in plan.Assignments)
        {
            writer.Line($"{Identifiers.Escape(assignment.Target.Name)} = {values.ExpressionAt(assignment.Plan, Source(assignment.Source, assignment.Plan), assignment.Source.Member?.JsonName)},");
        }

        writer.Close(";");
    }

    private static void EmitPartial(SourceWriter writer, RecordConversion plan, ValueConversions values)
    {
        ConversionFrame.WritePartialDocs(writer, plan, "yields null");
        writer.Open(ConversionFrame.PartialHead(plan));
        writer.Line("var start = losses.Mark;");
        values.Names.Reserve(["start", .. plan.Contexts.Select(context => context.Name)]);
        var marks = new Marks();
        var locals = new Dictionary<MemberAssignment, string>();
        foreach (var (check, assignment) in plan.InDocumentOrder)
        {
            if (check is not null)
            {
                EmitCheck(writer, check, values, marks);
            }
            else
            {
                var local = values.Names.Take(assignment!.Target.Name);
                locals.Add(assignment, local);
                EmitMarked(writer, local, assignment.Source, assignment.Plan, values, marks);
            }

            writer.Line();
        }

        writer.Open("if (losses.Mark != start)");
        writer.Line("return null;");
        writer.Close();
        writer.Line();
        writer.Line($"return new {plan.To.Name.Reference}");
        writer.Open();
        foreach (var assignment in plan.Assignments)
        {
            var value = locals.TryGetValue(assignment, out var local)
                ? local + (ValueConversions.NeedsForgiving(assignment.Plan) ? "!" : "")
                : values.Expression(assignment.Plan, Source(assignment.Source, assignment.Plan));
            writer.Line($"{Identifiers.Escape(assignment.Target.Name)} = {value},");
        }

        writer.Close(";");
        writer.Close();
    }

    private static void EmitCheck(SourceWriter writer, AbsenceCheck check, ValueConversions values, Marks marks)
    {
        if (check.IsAlwaysLost)
        {
            writer.Line(Loss(check));
        }
        else
        {
            var isLost = IsLost(writer, check, values, marks);
            writer.Open($"if ({isLost})");
            writer.Line(Loss(check));
            writer.Close();
        }
    }

    /// <summary>The statement that adds the loss of a member.</summary>
    private static string Loss(AbsenceCheck check)
    {
        var jsonName = check.Source.Member?.JsonName;
        var message = Identifiers.Literal(LossMessages.Of(check, jsonName ?? check.Source.Constant!.Label));
        var place = jsonName is null ? "" : Identifiers.Literal(jsonName) + ", ";
        // What is converted before it is compared has another form in JSON.
        var absent = jsonName is not null && check.Plan is IdentityPlan ? ", " + DeclaredValues.Json(check.Plan.To, check.Absent) : "";
        return $"losses.Add({place}{Runtime.LossKind}.MemberNotRepresentable, {Identifiers.Number(check.Since)}, {message}{absent});";
    }

    /// <summary>Writes the conversion to the type of the absent value, where one is needed, and gives the condition under which the member is lost.</summary>
    private static string IsLost(SourceWriter writer, AbsenceCheck check, ValueConversions values, Marks marks)
    {
        var value = Source(check.Source, check.Plan);
        if (check.Plan is IdentityPlan)
        {
            return DeclaredValues.IsNot(value, check.Plan.To, check.Absent);
        }

        var local = values.Names.Take(check.Source.Member?.Name ?? "Absent");
        var converted = values.Expression(check.Plan, value);
        var isNot = DeclaredValues.IsNot(local, check.Plan.To, check.Absent);
        // What a conversion gives may have another type by itself than the absent value is compared as.
        var declaration = $"{(check.Plan.To.IsNullable ? check.Plan.To.NullableReference : "var")} {local} = {converted};";
        if (!check.Plan.IsPartial)
        {
            writer.Line(declaration);
            return isNot;
        }

        writer.Line(marks.Next());
        writer.Line(declaration);

        // A member has to go in any case, so it is named instead of what is lost inside it on the way there. What silence means is in no member.
        return check.Source.Member is null ? $"losses.Mark == mark && {isNot}" : $"losses.Discard(mark) || {isNot}";
    }

    /// <summary>Writes a partial conversion into a local, and puts the member's name before what it reports.</summary>
    private static void EmitMarked(SourceWriter writer, string local, ValueSource source, ValuePlan plan, ValueConversions values, Marks marks)
    {
        writer.Line(marks.Next());
        writer.Line($"var {local} = {values.Refusing(plan, Source(source, plan))};");
        if (source.Member is { } member)
        {
            writer.Line($"losses.Prefix(mark, {Identifiers.Literal(member.JsonName)});");
        }
    }

    private static string Source(ValueSource source, ValuePlan plan)
    {
        if (source.Member is { } member)
        {
            return Identifiers.Member(member.Name);
        }

        // A literal that is converted further needs its own type; one that is assigned as it is does not.
        var constant = source.Constant!;
        var hasType = constant.Kind is DeclaredValueKind.StaticMember or DeclaredValueKind.EnumMember && !plan.From.IsNullable;
        return plan is IdentityPlan || hasType ? constant.Code : $"(({plan.From.NullableReference}){constant.Code})";
    }

    /// <summary>The statements that remember how many losses there are: the first declares the local.</summary>
    private sealed class Marks
    {
        private bool _isDeclared;

        public string Next()
        {
            var statement = _isDeclared ? "mark = losses.Mark;" : "var mark = losses.Mark;";
            _isDeclared = true;
            return statement;
        }
    }
}
