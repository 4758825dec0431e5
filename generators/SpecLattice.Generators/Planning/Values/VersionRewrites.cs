using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>Versions of records, unions and enums that follow each other, and unions that are converted between wrapping and unwrapping.</summary>
internal sealed class VersionRewrites
{
    private const int MaxUnions = 4;

    private readonly LineageSet _lineages;
    private readonly ConversionFacts _facts;
    private readonly ValuePlanner _values;
    private int _unions;

    public VersionRewrites(LineageSet lineages, ConversionFacts facts, ValuePlanner values)
    {
        _lineages = lineages;
        _facts = facts;
        _values = values;
        All =
        [
            new(Names[0], (first, second, _) => first is LineagePlan before && second is LineagePlan after ? Fuse(before, after) : null),
            new(Names[1], (first, second, then) => first is WrapPlan before && second is LineagePlan after ? ConvertWrapped(before, after, then) : null),
            new(Names[2], (first, second, then) => first is LineagePlan before && second is UnwrapPlan after ? UnwrapEarlier(before, after, then) : null),
        ];
    }

    /// <summary>The rewrites' names.</summary>
    public static string[] Names { get; } = ["one version after another", "wrapped and then converted", "converted and then unwrapped"];

    public ValueRewrite[] All { get; }

    /// <summary>One conversion instead of two, where the way leads through the version between.</summary>
    private ValuePlan? Fuse(LineagePlan first, LineagePlan second)
    {
        // Which versions lie between two of a foreign part is not known here, so it goes step by step.
        if (!_lineages.Contains(first.From) || !_lineages.Contains(first.To) || !_lineages.Contains(second.To))
        {
            return null;
        }

        // From a version to another and back: what came through the other is unchanged, and what does not is refused there.
        var route = _lineages.Of(first.From).Route(first.From.Version, second.To.Version);
        return first.From.Equals(second.To)
            ? first.IsPartial ? null : IdentityPlan.Of(first.From)
            : route.Contains(first.To.Version) ? _facts.PlanLineage(first.From, second.To) : null;
    }

    /// <summary>The value is converted as the case would be, before it is wrapped: only so are its losses where the document has it.</summary>
    private ValuePlan? ConvertWrapped(WrapPlan wrap, LineagePlan version, Func<ValuePlan, ValuePlan, ValuePlan> then)
    {
        if (FindCases(version)?.FirstOrDefault(candidate => candidate.Source.Tag == wrap.Case.Tag) is not { } converted)
        {
            return null;
        }

        return converted.Target is { } target
            ? new WrapPlan { From = wrap.From, To = version.To, Case = target, Inner = then(wrap.Inner, converted.Plan!) }
            : then(wrap.Inner, Lost(wrap.Case.Payload!, version.To, converted));
    }

    /// <summary>The union is unwrapped before its value is converted: only so can the conversion continue with what follows.</summary>
    private UnwrapPlan? UnwrapEarlier(LineagePlan version, UnwrapPlan unwrap, Func<ValuePlan, ValuePlan, ValuePlan> then)
    {
        if (FindCases(version) is not { } cases)
        {
            return null;
        }

        var union = _lineages.Find(version.From)!.Union!;
        return new UnwrapPlan
        {
            From = version.From,
            To = unwrap.To,
            Cases = cases.Select(converted => Unwrap(union, converted, version.From, unwrap, then)).ToEquatableArray(),
        };
    }

    private static UnwrappedCase Unwrap(UnionModel union, CaseConversion converted, TypeRef from, UnwrapPlan unwrap, Func<ValuePlan, ValuePlan, ValuePlan> then)
    {
        if (converted.Target is not { } target)
        {
            return new UnwrappedCase(converted.Source, null, Lost(from, unwrap.To, converted));
        }

        var after = unwrap.Cases.First(candidate => candidate.Case.Tag == target.Tag);
        return converted.Plan is { } plan
            ? new UnwrappedCase(converted.Source, union.ContentOf(converted.Source), then(plan, after.Plan))
            : new UnwrappedCase(converted.Source, null, after.Plan);
    }

    private static LostCasePlan Lost(TypeRef from, TypeRef to, CaseConversion converted) =>
        new() { From = from, To = to, Case = converted.Source, Since = converted.Since, IsUp = converted.IsUp };

    /// <summary>What becomes of each case of a union; null where that is not derived, or where unions hold each other without end.</summary>
    private IReadOnlyList<CaseConversion>? FindCases(LineagePlan version)
    {
        if (version.From.Kind != TypeRefKind.Union || _unions == MaxUnions || _lineages.Find(version.From) is not { } from || _lineages.Find(version.To) is not { } to)
        {
            return null;
        }

        _unions++;
        var cases = new CasePlanner(_lineages.Of(version.From), _values).FindCases(from, to);
        _unions--;
        return cases;
    }
}
