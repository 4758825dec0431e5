using System.Globalization;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>What becomes of declared values on their way, as far as that can be told without running anything.</summary>
internal sealed class DeclaredConstants(LineageSet lineages, ValuePlanner values)
{
    private const string Empty = ".Empty";

    /// <summary>What a conversion makes of a declared value; null where it refuses it, or where only running it can tell.</summary>
    public DeclaredValue? Convert(DeclaredValue value, ValuePlan plan) => plan switch
    {
        IdentityPlan => value,
        WidenPlan or NarrowPlan => value.Kind == DeclaredValueKind.Integer ? value.For(plan.To) : null,
        KeepNullPlan when value.IsNull => value,
        ToListPlan { NullIsEmpty: true } when value.IsNull => EmptyOf(plan.To),
        FromListPlan { Empty: EmptyList.Null } when IsEmpty(value, plan.From) => DeclaredValue.Null,
        ElementsPlan or FromListPlan { Empty: EmptyList.Empty } when IsEmpty(value, plan.From) => EmptyOf(plan.To),
        AllowNullPlan or KeepNullPlan or ForbidNullPlan when !value.IsNull => Convert(value, ((OuterPlan)plan).Inner),
        LineagePlan => ConvertVersion(value, plan),
        SequencePlan sequence => sequence.Steps.Aggregate((DeclaredValue?)value, (current, step) => current is null ? null : Convert(current, step.Plan)),
        _ => null,
    };

    /// <summary>
    /// As much of a conversion as can be told: what becomes of a declared value before it is put into something, and what is left to do then. So a value that
    /// certainly passes makes nothing partial.
    /// </summary>
    public (DeclaredValue Value, ValuePlan Left)? Advance(DeclaredValue value, ValuePlan plan)
    {
        if (Convert(value, plan) is { } converted)
        {
            return (converted, IdentityPlan.Of(converted.IsNull ? plan.To : plan.To.AsNotNull()));
        }

        if (value.IsNull || plan is not OuterPlan outer || Advance(value, outer.Inner) is not var (inner, rest))
        {
            return null;
        }

        return plan switch
        {
            ForbidNullPlan => (inner, rest),
            AllowNullPlan or KeepNullPlan => (inner, new AllowNullPlan { From = rest.From, To = plan.To, Inner = rest }),
            ToListPlan list => (inner, list with { From = rest.From, Inner = Fit(rest, plan.To.Arguments[0]), NullIsEmpty = false }),
            WrapPlan wrap => (inner, wrap with { From = rest.From, Inner = rest }),
            _ => null,
        };
    }

    private static ValuePlan Fit(ValuePlan plan, TypeRef type) =>
        type.IsNullable && !plan.To.IsNullable ? new AllowNullPlan { From = plan.From, To = type, Inner = plan } : plan;

    /// <summary>Whether two declared values of a type are certainly equal, certainly not, or (null) whether only running can tell.</summary>
    public static bool? AreEqual(DeclaredValue left, DeclaredValue right) => (left.Kind, right.Kind) switch
    {
        (DeclaredValueKind.Integer or DeclaredValueKind.Double, DeclaredValueKind.Integer or DeclaredValueKind.Double) => Number(left).Equals(Number(right)),
        (DeclaredValueKind.StaticMember, DeclaredValueKind.StaticMember) => left.Code == right.Code ? true : null,
        (DeclaredValueKind.StaticMember, not DeclaredValueKind.Null) or (not DeclaredValueKind.Null, DeclaredValueKind.StaticMember) => null,
        _ => left.Kind == right.Kind && left.Code == right.Code,
    };

    // 2^53 and its successor are one double, and two integers.
    private static object Number(DeclaredValue value) => value.Kind == DeclaredValueKind.Integer
        ? value.Integer
        : double.Parse(value.Text, CultureInfo.InvariantCulture) is var number && Math.Abs(number) < 1e15 ? (decimal)number : number;

    private DeclaredValue? ConvertVersion(DeclaredValue value, ValuePlan plan)
    {
        if (lineages.Find(plan.From) is not { } from || lineages.Find(plan.To) is not { } to)
        {
            return null;
        }

        var cases = new CasePlanner(lineages.Of(plan.From), values);
        if (value.Kind == DeclaredValueKind.EnumMember && from.Enum is not null)
        {
            return cases.FindMember(value.Label, from, to) is { } target
                ? value with { Code = $"{to.Name.Reference}.{Identifiers.Escape(target)}", EnumReference = to.Name.Reference }
                : null;
        }

        return value.Kind == DeclaredValueKind.StaticMember
            && from.Union?.Cases.FirstOrDefault(candidate => candidate.Payload is null && value.Code == CaseModel.Unit(from.Name.Reference, candidate.Reference)) is { } source
            && cases.FindCases(from, to)?.FirstOrDefault(candidate => candidate.Source == source)?.Target is { } unit
            ? value with { Code = CaseModel.Unit(to.Name.Reference, unit.Reference) }
            : null;
    }

    private static bool IsEmpty(DeclaredValue value, TypeRef type) => value.Kind == DeclaredValueKind.StaticMember && value.Code == type.Reference + Empty;

    private static DeclaredValue EmptyOf(TypeRef type) => new() { Kind = DeclaredValueKind.StaticMember, Code = type.Reference + Empty };
}
