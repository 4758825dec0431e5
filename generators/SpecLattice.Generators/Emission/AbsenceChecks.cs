using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Emission;

/// <summary>Writes the checks that values which have to go are their absent ones.</summary>
internal static class AbsenceChecks
{
    /// <summary>The statements that add the loss of a value, where another condition holds too.</summary>
    public static IReadOnlyList<string> Write(AbsenceCheck check, ValueConversions values, SourceValues sources, Marks marks, string condition)
    {
        var value = sources.Prepare(check.Source, check.Plan, marks);
        if (value.Condition is null && value.Before.Count == 0)
        {
            return Unguarded(check, value.Value, values, marks, condition);
        }

        var declared = value.Condition is null ? [] : marks.Declare().ToList();
        var inner = Unguarded(check, value.Value, values, marks, "");
        IReadOnlyList<string> guarded = [.. declared, .. value.BeforeUse(string.Concat(inner)), .. value.Condition is { } there ? [Block.If(there, inner)] : inner];
        return condition.Length > 0 ? [Block.If(condition, guarded)] : guarded;
    }

    private static IReadOnlyList<string> Unguarded(AbsenceCheck check, string value, ValueConversions values, Marks marks, string condition)
    {
        var loss = Loss(check);
        if (check.IsAlwaysLost)
        {
            return [.. condition.Length > 0 ? [Block.If(condition, [.. loss, .. GiveUp(check, value)])] : loss.Concat(GiveUp(check, value))];
        }

        var (before, isLost, compared) = IsLost(check, value, values, marks);
        loss = [.. loss, .. GiveUp(check, compared)];
        if (before.Count == 0)
        {
            return [Block.If(condition.Length > 0 ? $"{condition} && {isLost}" : isLost, loss)];
        }

        IReadOnlyList<string> statements = [.. before, Block.If(isLost, loss)];
        return condition.Length > 0 ? [Block.If(condition, statements)] : statements;
    }

    /// <summary>The statements that add the loss of a value.</summary>
    private static IReadOnlyList<string> Loss(AbsenceCheck check)
    {
        var since = Identifiers.Number(check.Since);
        if (!check.Source.IsInDocument)
        {
            var name = check.Source.Constant?.Label ?? check.Name;
            return
            [
                $"losses.Add({Runtime.LossKind}.MemberNotRepresentable, {since}, {Identifiers.Literal(LossMessages.Of(check, name))});",
                .. SourceValues.PlaceLast(check.Source),
            ];
        }

        var only = Identifiers.Literal(check.Absent.Label);
        // What is converted before it is compared has another form in JSON.
        var absent = check.Plan is IdentityPlan ? DeclaredValues.Json(check.Plan.To, check.Absent) : "null";
        var names = check.Source.Path.ToList();
        return
        [
            $"losses.{(check.IsUp ? "AddRemoved" : "AddNewer")}({Identifiers.Literal(names[names.Count - 1])}, {since}, {only}{(absent == only ? "" : ", " + absent)});",
            .. Enumerable.Reverse(names).Skip(1).Select(name => $"losses.Prefix(losses.BeforeLast, {Identifiers.Literal(name)});"),
        ];
    }

    /// <summary>The statements that say of the last loss that it is on purpose.</summary>
    private static IReadOnlyList<string> GiveUp(AbsenceCheck check, string compared)
    {
        if (check.Discard is not { } discard)
        {
            return [];
        }

        var statement = $"losses.GiveUp({Identifiers.Literal(discard.Reason)});";
        return discard.OnlyValues.Count == 0
            ? [statement]
            : [Block.If(string.Join(" || ", discard.OnlyValues.Select(value => $"!({DeclaredValues.IsNot(compared, check.Plan.To, value)})")), statement)];
    }

    /// <summary>The condition under which a value is lost; before it, the conversion to the type of the absent value, where one is needed.</summary>
    private static (IReadOnlyList<string> Before, string Condition, string Compared) IsLost(AbsenceCheck check, string value, ValueConversions values, Marks marks)
    {
        if (check.Plan is IdentityPlan)
        {
            return ([], DeclaredValues.IsNot(value, check.Plan.To, check.Absent), value);
        }

        var local = values.Names.Take(check.Source.IsInDocument ? check.Source.Last!.Name : "Absent");
        var converted = values.Expression(check.Plan, value);
        var isNot = DeclaredValues.IsNot(local, check.Plan.To, check.Absent);
        // What a conversion gives may have another type by itself than the absent value is compared as.
        var declaration = $"{(check.Plan.To.IsNullable ? check.Plan.To.NullableReference : "var")} {local} = {converted};";
        if (!check.Plan.IsPartial)
        {
            return ([declaration], isNot, local);
        }

        // A value has to go in any case, so it is named instead of what is lost inside it on the way there. What silence means is in no member; and one that is discarded on purpose is so only where
        // the steps before let it pass.
        IEnumerable<string> place = check.Discard is not null || check.Plan.Discards ? SourceValues.Place(check.Source) : [];
        return ([marks.Next(), declaration, .. place], check.Source.Constant is not null || check.Discard is not null ? $"losses.Here == mark && {isNot}" : $"losses.Discard(mark) || {isNot}", local);
    }
}
