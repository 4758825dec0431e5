using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Emits the conversions of a record to the other versions.</summary>
internal static class RecordConversionEmitter
{
    public static void Emit(SourceWriter writer, TypePlan plan) => ConversionFrame.Write(writer, plan, (conversion, values) =>
    {
        var shaped = (RecordConversion)conversion;
        values.ReportsLosses = shaped.CollectsLosses;
        var ensure = plan.CanHoldItself ? $"{Runtime.Depth}.Ensure();" : "";
        if (shaped.CollectsLosses)
        {
            EmitPartial(writer, shaped, values, ensure);
        }
        else
        {
            EmitTotal(writer, shaped, values, ensure);
        }
    }, EmitLosses);

    /// <summary>Adds what may be lost on the way to the versions that conversions are composed for.</summary>
    private static IEnumerable<string> EmitLosses(TypePlan plan, ValueConversions values)
    {
        values.Names.Reserve(["version", "start"]);
        var losses = plan.Composition!.Losses.Items;
        var sources = new SourceValues(values);
        var sort = Sort(losses);
        if (sort.Length > 0)
        {
            yield return "var start = losses.Here;";
        }

        foreach (var loss in losses)
        {
            foreach (var declaration in loss.Computed is { } computed ? sources.DeclareEarly(computed) : [])
            {
                yield return declaration;
            }

            var condition = loss.Targets.Count > 0 ? CompositionEmitter.Condition(loss.Targets) : "";
            // A block of its own, because the locals of one loss are of no use to the next.
            var statements = Statements(loss, values, sources, new Marks(), condition);
            yield return statements is [var only] ? only
                : condition.Length > 0 && loss.Check is null ? Block.If(condition, statements)
                : Block.Of(statements);
        }

        if (sort.Length > 0)
        {
            yield return sort;
        }
    }

    private static IReadOnlyList<string> Statements(PossibleLoss loss, ValueConversions values, SourceValues sources, Marks marks, string condition) => loss switch
    {
        { Check: { } check } => AbsenceChecks.Write(check, values, sources, marks, condition),
        { Computed: { } computed } => [.. sources.Compute(computed, marks, isDeclared: true)],
        { Presence: { } presence } => [.. sources.Marked(values.Names.Take(presence.Source.Member!.Name), presence.Source, presence.Plan, marks)],
        _ => [.. sources.Marked(values.Names.Take(loss.Assignment!.Target.Name), loss.Assignment.Source, loss.Assignment.Plan, marks)],
    };

    private static void EmitTotal(SourceWriter writer, RecordConversion plan, ValueConversions values, string ensure)
    {
        var sources = new SourceValues(values);
        var statements = PossibleLoss.InOrder(plan.Steps.Where(step => step.Computed is not null))
            .SelectMany(step => sources.Compute(step.Computed!, new Marks(), isDeclared: false))
            .ToList();
        if (ensure.Length > 0)
        {
            statements.Insert(0, ensure);
        }

        var assigned = plan.Assignments.Select(assignment => (assignment.Target, Value(assignment, statements))).ToList();
        if (statements.Count == 0)
        {
            writer.Line($$"""
                {{ConversionFrame.Total(plan)}} => {{RecordConstruction.InLines("", assigned, Kept(plan))}}
                """);
            return;
        }

        writer.Line($$"""
            {{ConversionFrame.Total(plan)}}
            {
                {{statements}}
                return {{RecordConstruction.InLines("", assigned, Kept(plan))}}
            }
            """);

        string Value(MemberAssignment assignment, List<string> before)
        {
            if (assignment.IsPart)
            {
                return SourceValues.Literal(assignment.Source.Combined!, input => Value(input, before));
            }

            var value = sources.Prepare(assignment.Source, assignment.Plan, new Marks());
            before.AddRange(value.Before);
            return values.ExpressionAt(assignment.Plan, value.Value, assignment.Source.Root.Path.FirstOrDefault());
        }
    }

    private static void EmitPartial(SourceWriter writer, RecordConversion plan, ValueConversions values, string ensure)
    {
        values.Names.Reserve(["start", .. plan.Contexts.Select(context => context.Name)]);
        var (marks, sources) = (new Marks(), new SourceValues(values));
        var locals = new Dictionary<MemberAssignment, string>();
        var steps = PossibleLoss.InOrder(plan.Steps).ToList();
        var statements = steps.SelectMany(step => Step(step, steps, values, sources, marks, locals)).ToList();
        var rest = new List<string>();
        var assigned = plan.Assignments.Select(assignment => (assignment.Target, Value(assignment))).ToList();
        writer.Line($$"""
            {{ConversionContract.CollectingHead(plan)}}
            {
                {{ensure}}
                {{ConversionContract.Prelude(plan)}}
                var start = losses.Here;
                {{statements}}
                {{Sort(steps)}}
                {{plan.Unknown.Select(check => CheckUnknown(plan, check))}}
                {{Block.If("losses.Here != start", "return null;")}}

                {{rest}}
                return {{RecordConstruction.InLines("", assigned, Kept(plan))}}
            }
            """);

        string Value(MemberAssignment assignment)
        {
            if (locals.TryGetValue(assignment, out var local))
            {
                return local + (ValueConversions.NeedsForgiving(assignment.Plan) || (assignment.Plan.To is { IsNullable: false, IsValueType: false } && !assignment.Source.IsInDocument && assignment.Source.Constant is null) || IsGuarded(assignment) ? "!" : "");
            }

            if (assignment.IsPart)
            {
                return SourceValues.Literal(assignment.Source.Combined!, Value);
            }

            if (assignment.Source.Combined is null)
            {
                return values.Expression(assignment.Plan, sources.Inline(assignment.Source, assignment.Plan));
            }

            var value = sources.Prepare(assignment.Source, assignment.Plan, marks);
            rest.AddRange(value.Before);
            return values.Expression(assignment.Plan, value.Value);
        }
    }

    private static (string Member, string Value)? Kept(RecordConversion plan) => plan.KeepsUnknown ? (plan.To.Unknown!, Identifiers.Member(plan.From.Unknown!)) : null;

    private static string CheckUnknown(RecordConversion plan, UnknownCheck check)
    {
        var kept = Identifiers.Member(plan.From.Unknown!);
        var since = Identifiers.Number(check.Since);
        return check.IsLost
            ? $"{Runtime.Unknown}.AddLost({kept}, {since}, ref losses);"
            : $"{Runtime.Unknown}.AddTaken({kept}, {since}, ref losses, {string.Join(", ", check.Declared.Select(Identifiers.Literal))});";
    }

    private static IReadOnlyList<string> Step(
        PossibleLoss step, List<PossibleLoss> steps, ValueConversions values, SourceValues sources, Marks marks, Dictionary<MemberAssignment, string> locals)
    {
        if (step.Computed is { } computed)
        {
            var isAwaited = steps.Exists(other => other.Computed != computed && other.Source!.Computations.Contains(computed));
            return [.. sources.Compute(computed, marks, isDeclared: false, isAwaited)];
        }

        if (step.Assignment is { } assignment)
        {
            var local = values.Names.Take(assignment.Target.Name);
            locals.Add(assignment, local);
            return [.. sources.Marked(local, assignment.Source, assignment.Plan, marks)];
        }

        return Statements(step, values, sources, marks, "");
    }

    // What is behind a null has a local that may be null as far as the compiler knows.
    private static bool IsGuarded(MemberAssignment assignment) => assignment.Plan.To is { IsNullable: false, IsValueType: false } && assignment.Source.Inside.Count > 0;

    /// <summary>The statement that brings losses into the order of the document, where they are found in another.</summary>
    private static string Sort(IReadOnlyCollection<PossibleLoss> losses)
    {
        var places = PossibleLoss.PlacesToSort(losses);
        return places.Count == 0 ? "" : $"losses.Sort(start, {string.Join(", ", places.Select(SourceValues.Pointer))});";
    }
}
