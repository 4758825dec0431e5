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
        values.Names.Reserve(["version"]);
        foreach (var loss in plan.Composition!.Losses)
        {
            var condition = loss.Targets.Count > 0 ? CompositionEmitter.Condition(loss.Targets) : "";
            var statements = loss.Check is { } check
                ? Check(check, values, new Marks(), condition)
                : [.. Marked(values.Names.Take(loss.Assignment!.Target.Name), loss.Assignment.Source, loss.Assignment.Plan, values, new Marks())];
            // A block of its own, because the locals of one loss are of no use to the next.
            yield return statements is [var only] ? only
                : condition.Length > 0 ? Block.If(condition, statements)
                : Block.Of(statements);
        }
    }

    private static void EmitTotal(SourceWriter writer, RecordConversion plan, ValueConversions values) => writer.Line($$"""
        {{ConversionFrame.Total(plan)}} => {{RecordConstruction.New(plan.To, "", plan.Assignments.Select(assignment => (
            assignment.Target.Name, values.ExpressionAt(assignment.Plan, Source(assignment.Source, assignment.Plan), assignment.Source.Member?.JsonName))))}}
        """);

    private static void EmitPartial(SourceWriter writer, TypePlan type, RecordConversion plan, ValueConversions values)
    {
        values.Names.Reserve(["start", .. plan.Contexts.Select(context => context.Name)]);
        var marks = new Marks();
        var locals = new Dictionary<MemberAssignment, string>();
        var statements = new List<string>();
        foreach (var (check, assignment) in plan.InDocumentOrder)
        {
            if (check is not null)
            {
                statements.AddRange(Check(check, values, marks, ""));
            }
            else
            {
                var local = values.Names.Take(assignment!.Target.Name);
                locals.Add(assignment, local);
                statements.AddRange(Marked(local, assignment.Source, assignment.Plan, values, marks));
            }
        }

        var assigned = plan.Assignments.Select(assignment => (assignment.Target.Name, locals.TryGetValue(assignment, out var local)
            ? local + (ValueConversions.NeedsForgiving(assignment.Plan) ? "!" : "")
            : values.Expression(assignment.Plan, Source(assignment.Source, assignment.Plan))));
        writer.Line($$"""
            {{ConversionFrame.Partial(plan, type)}}
            {
                var start = losses.Mark;
                {{statements}}
                {{Block.If("losses.Mark != start", "return null;")}}

                return {{RecordConstruction.New(plan.To, "", assigned)}}
            }
            """);
    }

    /// <summary>The statements that add the loss of a member, where another condition holds too.</summary>
    private static IReadOnlyList<string> Check(AbsenceCheck check, ValueConversions values, Marks marks, string condition)
    {
        if (check.IsAlwaysLost)
        {
            return [condition.Length > 0 ? Block.If(condition, Loss(check)) : Loss(check)];
        }

        var (before, isLost) = IsLost(check, values, marks);
        if (before.Count == 0)
        {
            return [Block.If(condition.Length > 0 ? $"{condition} && {isLost}" : isLost, Loss(check))];
        }

        IReadOnlyList<string> statements = [.. before, Block.If(isLost, Loss(check))];
        return condition.Length > 0 ? [Block.If(condition, statements)] : statements;
    }

    /// <summary>The statement that adds the loss of a member.</summary>
    private static string Loss(AbsenceCheck check)
    {
        var since = Identifiers.Number(check.Since);
        if (check.Source.Member?.JsonName is not { } jsonName)
        {
            return $"losses.Add({Runtime.LossKind}.MemberNotRepresentable, {since}, {Identifiers.Literal(LossMessages.Of(check, check.Source.Constant!.Label))});";
        }

        var only = Identifiers.Literal(check.Absent.Label);
        // What is converted before it is compared has another form in JSON.
        var absent = check.Plan is IdentityPlan ? DeclaredValues.Json(check.Plan.To, check.Absent) : "null";
        return $"losses.{(check.IsUp ? "AddRemoved" : "AddNewer")}({Identifiers.Literal(jsonName)}, {since}, {only}{(absent == only ? "" : ", " + absent)});";
    }

    /// <summary>The condition under which a member is lost; before it, the conversion to the type of the absent value, where one is needed.</summary>
    private static (IReadOnlyList<string> Before, string Condition) IsLost(AbsenceCheck check, ValueConversions values, Marks marks)
    {
        var value = Source(check.Source, check.Plan);
        if (check.Plan is IdentityPlan)
        {
            return ([], DeclaredValues.IsNot(value, check.Plan.To, check.Absent));
        }

        var local = values.Names.Take(check.Source.Member?.Name ?? "Absent");
        var converted = values.Expression(check.Plan, value);
        var isNot = DeclaredValues.IsNot(local, check.Plan.To, check.Absent);
        // What a conversion gives may have another type by itself than the absent value is compared as.
        var declaration = $"{(check.Plan.To.IsNullable ? check.Plan.To.NullableReference : "var")} {local} = {converted};";
        if (!check.Plan.IsPartial)
        {
            return ([declaration], isNot);
        }

        // A member has to go in any case, so it is named instead of what is lost inside it on the way there. What silence means is in no member.
        return ([marks.Next(), declaration], check.Source.Member is null ? $"losses.Mark == mark && {isNot}" : $"losses.Discard(mark) || {isNot}");
    }

    /// <summary>The statements of a partial conversion into a local, which put the member's name before what it reports.</summary>
    private static IEnumerable<string> Marked(string local, ValueSource source, ValuePlan plan, ValueConversions values, Marks marks)
    {
        yield return marks.Next();
        yield return $"var {local} = {values.Refusing(plan, Source(source, plan))};";
        if (source.Member is { } member)
        {
            yield return $"losses.Prefix(mark, {Identifiers.Literal(member.JsonName)});";
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
