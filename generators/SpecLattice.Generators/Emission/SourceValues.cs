using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes where the values of a record's conversion come from: members, constants, and what was made of several of them.</summary>
internal sealed class SourceValues(ValueConversions values)
{
    private readonly Dictionary<ComputedValue, (string Local, bool MayBeMissing, string Has)> _computed = [];

    /// <summary>A value that stands in a statement of its own, so that it may be missing.</summary>
    public SourceValue Prepare(ValueSource source, ValuePlan plan, Marks marks) => source switch
    {
        { Computed: { } computed } => Take(_computed[computed], Item(computed, source.Item)),
        { Combined: { } combined } => Combine(combined, source.IsPartial, marks),
        { Member: not null, Inside.Count: > 0 } when IsBehindNull(source) => BehindNull(source, values.Names.Take("some")),
        _ => new SourceValue([], Inline(source, plan)),
    };

    /// <summary>A value as part of an expression, where nothing was lost.</summary>
    public string Inline(ValueSource source, ValuePlan plan)
    {
        if (source.Member is { } member)
        {
            var holder = member;
            var path = Identifiers.Member(member.Name);
            foreach (var inner in source.Inside)
            {
                path += (holder.Type.IsNullable ? "!." : ".") + Identifiers.Escape(inner.Name);
                holder = inner;
            }

            return path;
        }

        if (source.Computed is { } computed)
        {
            return Item(computed, source.Item);
        }

        if (source.Combined is { } combined)
        {
            return Literal(combined, input => values.Expression(input.Plan, Inline(input.Source, input.Plan)));
        }

        // A literal that is converted further needs its own type; one that is assigned as it is does not.
        var constant = source.Constant!;
        var hasType = constant.Kind is DeclaredValueKind.StaticMember or DeclaredValueKind.EnumMember && !plan.From.IsNullable;
        return plan is IdentityPlan || hasType ? constant.Code : $"(({plan.From.NullableReference}){constant.Code})";
    }

    /// <summary>The statements that compute a value of which several others are items.</summary>
    /// <param name="computed">The value.</param>
    /// <param name="marks">The marks of the block that the statements stand in.</param>
    /// <param name="isDeclared">Whether its locals are declared already.</param>
    /// <param name="isAwaited">Whether other statements must know that it is there.</param>
    public IEnumerable<string> Compute(ComputedValue computed, Marks marks, bool isDeclared, bool isAwaited = true)
    {
        var (local, mayBeMissing, has) = isDeclared ? _computed[computed] : Declare(computed);
        var declares = isDeclared ? "" : "var ";
        if (!mayBeMissing)
        {
            var ready = Prepare(computed.Source, computed.Plan, marks);
            var expression = values.Expression(computed.Plan, ready.Value);
            return [.. ready.BeforeUse(expression), $"{declares}{local} = {expression};"];
        }

        var before = values.Names.Take("Before" + local.TrimStart('@').Substring(0, 1).ToUpperInvariant() + local.TrimStart('@').Substring(1));
        var value = Prepare(computed.Source, computed.Plan, marks);
        var converted = values.Refusing(computed.Plan, value.Value);
        return
        [
            .. isAwaited ? [$"var {before} = losses.Here;"] : Array.Empty<string>(),
            .. value.BeforeUse(converted),
            marks.Next(),
            $"{declares}{local} = {value.Guard(converted)};",
            .. computed.Plan.IsPartial || computed.Plan.CanThrow ? Place(computed.Source) : [],
            .. !isAwaited ? Array.Empty<string>() : [$"{declares}{has} = {(value.Test is { } test ? test + " && " : "")}losses.Here == {before};"],
        ];
    }

    /// <summary>The declarations of a computed value's locals, for statements under a condition.</summary>
    public IEnumerable<string> DeclareEarly(ComputedValue computed)
    {
        var (local, mayBeMissing, has) = Declare(computed);
        var type = computed.Plan.To.IsValueType ? computed.Plan.To.NullableReference : computed.Plan.To.Reference + "?";
        return mayBeMissing ? [$"{type} {local} = default;", $"var {has} = false;"] : [$"{type} {local} = default;"];
    }

    /// <summary>The statements that convert a value into a local and say where its losses are.</summary>
    public IEnumerable<string> Marked(string local, ValueSource source, ValuePlan plan, Marks marks)
    {
        var value = Prepare(source, plan, marks);
        var converted = values.Refusing(plan, value.Value);
        return [.. value.BeforeUse(converted), marks.Next(), $"var {local} = {value.Guard(converted)};", .. plan.IsPartial || plan.CanThrow ? Place(source) : []];
    }

    /// <summary>The statements that say where losses since the last mark are.</summary>
    /// <param name="source">What lost something.</param>
    /// <param name="mark">The mark.</param>
    public static IEnumerable<string> Place(ValueSource source, string mark = "mark") => source switch
    {
        { Constant: not null } => [],
        { IsInDocument: true } => source.Path.Reverse()
            .Select(name => $"losses.Prefix({mark}, {Identifiers.Literal(name)});")
            .Prepend(source.Inside.Prepend(source.Member!).Any(member => member.IsSensitive) ? $"losses.Redact({mark});" : "")
            .Where(statement => statement.Length > 0),
        { Combined: { } combined } => [$"losses.PlaceAmong({mark}, {Pointer(source)}, {string.Join(", ", combined.Inputs.Select(Place))});"],
        _ => [$"losses.PlaceMade({mark}, {Pointer(source)});"],
    };

    /// <summary>The statement that says where the last loss is, of a value that the document does not have.</summary>
    public static IEnumerable<string> PlaceLast(ValueSource source) =>
        source.Constant is null ? [$"losses.PlaceAmong(losses.BeforeLast, {Pointer(source)});"] : [];

    /// <summary>The pointer of the place that is named for a value, as a literal.</summary>
    public static string Pointer(ValueSource source) => Identifiers.Literal(JsonNaming.Pointer(source.Root.Path));

    /// <summary>What several values are together.</summary>
    /// <param name="combined">The values.</param>
    /// <param name="write">Writes one of them.</param>
    public static string Literal(CombinedValue combined, Func<MemberAssignment, string> write) => combined.IsPart
        ? RecordConstruction.InOneLine(combined.Type.Reference, combined.Inputs.Select(input => (input.Target, write(input))))
        : $"({string.Join(", ", combined.Inputs.Select(write))})";

    private static string Place(MemberAssignment input)
    {
        var isWhole = input.Plan is IdentityPlan && input.Source.IsInDocument;
        return $"new {Runtime.LossPlace}({Identifiers.Literal(input.Target.JsonName)}, {Pointer(input.Source)}, IsWhole: {(isWhole ? "true" : "false")})";
    }

    private (string Local, bool MayBeMissing, string Has) Declare(ComputedValue computed)
    {
        var name = computed.Source.Root.Last?.Name ?? "Value";
        var local = values.Names.Take(name);
        var mayBeMissing = computed.Plan.IsPartial || MayBeMissing(computed.Source) || (computed.Plan.CanThrow && values.ReportsLosses);
        var declared = (local, mayBeMissing, mayBeMissing ? values.Names.Take("Has" + local.TrimStart('@').Substring(0, 1).ToUpperInvariant() + local.TrimStart('@').Substring(1)) : "");
        _computed[computed] = declared;
        return declared;
    }

    private bool MayBeMissing(ValueSource source) => source.IsPartial || source.Computations.Any(computed => _computed[computed].MayBeMissing) || source.Roots.Any(IsBehindNull);

    private static SourceValue Take((string Local, bool MayBeMissing, string Has) computed, string item) =>
        computed.MayBeMissing ? new SourceValue([], item, computed.Has, computed.Has) : new SourceValue([], item);

    private string Item(ComputedValue computed, string item)
    {
        var local = _computed[computed].Local;
        return $"{local}{(computed.Plan.To.IsValueType ? "" : "!")}.{Identifiers.Escape(item)}";
    }

    private SourceValue Combine(CombinedValue combined, bool isPartial, Marks marks)
    {
        var statements = new List<string>();
        var conditions = new List<(string Condition, string Test)>();
        if (isPartial)
        {
            var start = values.Names.Take("BeforeAll");
            statements.Add($"var {start} = losses.Here;");
            conditions.Add(($"losses.Here == {start}", $"losses.Here == {start}"));
        }

        var parts = new Dictionary<MemberAssignment, string>();
        foreach (var input in combined.Inputs)
        {
            if (input.MayLose && values.ReportsLosses)
            {
                var local = values.Names.Take(input.Target.Name);
                statements.AddRange(Marked(local, input.Source, input.Plan, marks));
                conditions.AddRange(TestsOf(input.Source).Select(test => (test, test)));
                parts[input] = local + (input.Plan.To is { IsNullable: false, IsValueType: false } ? "!" : "");
                continue;
            }

            var value = Prepare(input.Source, input.Plan, marks);
            statements.AddRange(value.Before);
            parts[input] = values.Expression(input.Plan, value.Value);
            if (value.Condition is { } condition)
            {
                conditions.Add((condition, value.Test!));
            }
        }

        var together = values.Names.Take("Together");
        var literal = Literal(combined, input => parts[input]);
        if (conditions.Count == 0)
        {
            return new SourceValue(statements, together, Declaration: $"{(combined.IsPart ? "var" : combined.Type.Reference)} {together} = {literal};");
        }

        var all = string.Join(" && ", conditions.Select(condition => condition.Condition));
        var tests = string.Join(" && ", conditions.Select(condition => condition.Test));
        var typed = combined.IsPart ? literal : $"({combined.Type.Reference}){literal}";
        return new SourceValue(statements, together + (combined.IsPart ? "!" : ""), tests, tests, $"var {together} = {all} ? {typed} : default;");
    }

    private static bool IsBehindNull(ValueSource source) =>
        source.Member is { } member && source.Inside.Count > 0 && source.Inside.Take(source.Inside.Count - 1).Prepend(member).Any(holder => holder.Type.IsNullable);

    /// <summary>When there is a value that a statement before has converted already.</summary>
    private IEnumerable<string> TestsOf(ValueSource source) => source switch
    {
        { Computed: { } computed } => _computed[computed] is { MayBeMissing: true, Has: var has } ? [has] : [],
        { Combined: { } combined } => combined.Inputs.SelectMany(input => TestsOf(input.Source)),
        _ => IsBehindNull(source) ? [Pattern(source, "{ }")] : [],
    };

    private static SourceValue BehindNull(ValueSource source, string some) => new(
        [], $"{some}.{Identifiers.Escape(source.Inside[source.Inside.Count - 1].Name)}", Pattern(source, $"{{ }} {some}"), Pattern(source, "{ }"));

    /// <summary>A pattern that every part around a value is there.</summary>
    private static string Pattern(ValueSource source, string innermost)
    {
        var holders = source.Inside.Take(source.Inside.Count - 1).Reverse();
        return $"{Identifiers.Member(source.Member!.Name)} is {holders.Aggregate(innermost, (inner, holder) => $"{{ {Identifiers.Escape(holder.Name)}: {inner} }}")}";
    }
}

/// <summary>The statements that remember how many losses there are: the first declares the local.</summary>
internal sealed class Marks
{
    private bool _isDeclared;

    /// <summary>Declares the local where that was not done, so that blocks can use it.</summary>
    public IEnumerable<string> Declare() => _isDeclared ? [] : [Next()];

    public string Next()
    {
        var statement = _isDeclared ? "mark = losses.Here;" : "var mark = losses.Here;";
        _isDeclared = true;
        return statement;
    }
}
