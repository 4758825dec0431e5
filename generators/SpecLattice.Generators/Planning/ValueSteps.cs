using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Makes one plan of several steps. What can be done element by element is: a later step then also sees the elements beside one
/// that an earlier step refuses, so that all losses are found at once.
/// </summary>
internal sealed class ValueSteps(Func<LineagePlan, LineagePlan, ValuePlan?> fuseLineages)
{
    public ValuePlan Sequence(TypeRef from, TypeRef to, IEnumerable<ValuePlan> plans)
    {
        var steps = plans.SelectMany(Split).Where(step => step is not IdentityPlan).ToList();
        for (var i = 0; i + 1 < steps.Count;)
        {
            if (TryListLater(steps, i) || TryUnlistEarlier(steps, i) || TryFuse(steps, i))
            {
                // The step may now fit the one before it.
                i = Math.Max(0, i - 1);
            }
            else
            {
                i++;
            }
        }

        if (steps.Count == 2 && steps[0].From is { IsNullable: false } && steps[1] is NullablePlan { From.IsNullable: false, Inner: IdentityPlan } last)
        {
            return last with { From = steps[0].From, Inner = steps[0] };
        }

        return steps.Count switch
        {
            0 => new IdentityPlan { From = from, To = to },
            1 => steps[0],
            _ => new SequencePlan { From = from, To = to, Steps = steps.ToEquatableArray() },
        };
    }

    /// <summary>Takes a conversion apart from what it does about null.</summary>
    private static IEnumerable<ValuePlan> Split(ValuePlan plan)
    {
        switch (plan)
        {
            case NotNullPlan { Inner: not IdentityPlan } notNull:
                return [notNull with { To = notNull.Inner.From, Inner = Identity(notNull.Inner.From) }, .. Steps(notNull.Inner)];
            case NullablePlan { From.IsNullable: false, Inner: not IdentityPlan } nullable:
                return [.. Steps(nullable.Inner), nullable with { From = nullable.Inner.To, Inner = Identity(nullable.Inner.To) }];
            default:
                return [plan];
        }
    }

    private static IdentityPlan Identity(TypeRef type) => new() { From = type, To = type };

    /// <summary>
    /// Converts a value before it becomes a list of one rather than after: in the list it would have a place that the converted
    /// document does not have.
    /// </summary>
    private static bool TryListLater(List<ValuePlan> steps, int i)
    {
        if (steps[i] is not ToListPlan list
            || steps[i + 1] is not ElementsPlan { To.Kind: TypeRefKind.List, Inner: { From.IsNullable: false, To.IsNullable: false } } elements)
        {
            return false;
        }

        var isNullable = list.From.IsNullable;
        var item = isNullable ? elements.Inner.To.AsNullable() : elements.Inner.To;
        steps[i] = isNullable ? new NullablePlan { From = list.From, To = item, Inner = elements.Inner } : elements.Inner;
        steps[i + 1] = new ToListPlan { From = item, To = elements.To };
        return true;
    }

    /// <summary>Converts the only item of a list after it was taken out rather than before: then it can continue with the steps that follow.</summary>
    private static bool TryUnlistEarlier(List<ValuePlan> steps, int i)
    {
        if (steps[i] is not ElementsPlan { From.Kind: TypeRefKind.List, Inner: { From.IsNullable: false, To.IsNullable: false } } elements
            || steps[i + 1] is not FromListPlan single)
        {
            return false;
        }

        var isNullable = single.To.IsNullable;
        var item = isNullable ? elements.Inner.From.AsNullable() : elements.Inner.From;
        steps[i] = single with { From = elements.From, To = item };
        steps[i + 1] = isNullable ? new NullablePlan { From = item, To = single.To, Inner = elements.Inner } : elements.Inner;
        return true;
    }

    /// <summary>Makes one step of two that both go inside the value, and none of two that undo each other.</summary>
    private bool TryFuse(List<ValuePlan> steps, int i)
    {
        ValuePlan? fused = (steps[i], steps[i + 1]) switch
        {
            (ElementsPlan first, ElementsPlan second) => new ElementsPlan { From = first.From, To = second.To, Inner = Join(first.Inner, second.Inner) },
            (NullablePlan first, NullablePlan second) => new NullablePlan { From = first.From, To = second.To, Inner = Join(first.Inner, second.Inner) },
            (LineagePlan first, LineagePlan second) => fuseLineages(first, second),
            (ToListPlan first, FromListPlan second) when first.From.Equals(second.To) => Identity(first.From),
            (ToListPlan first, FromListPlan second) when first.From.AsNullable().Equals(second.To) =>
                new NullablePlan { From = first.From, To = second.To, Inner = Identity(first.From) },
            (NullablePlan { Inner: IdentityPlan } first, NotNullPlan { Inner: IdentityPlan } second) when first.From.Equals(second.To) => Identity(first.From),
            _ => null,
        };
        if (fused is null)
        {
            return false;
        }

        steps.RemoveRange(i, 2);
        steps.InsertRange(i, Split(fused).Where(step => step is not IdentityPlan));
        return true;
    }

    private ValuePlan Join(ValuePlan first, ValuePlan second) =>
        Sequence(first.From, second.To, Steps(first).Concat(Steps(second)));

    private static IEnumerable<ValuePlan> Steps(ValuePlan plan) => plan is SequencePlan sequence ? sequence.Steps : new[] { plan };
}
