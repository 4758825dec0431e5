using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds the hand-written conversions of an edge or a member, and makes plans of them.</summary>
internal static class EdgeMethods
{
    /// <summary>The whole-version conversions between two versions, if either of the two declares them or a change of meaning.</summary>
    public static CustomEdge? FindWhole(TypeModel older, TypeModel newer, bool areNeighbours, LineageSet lineages, List<Problem> problems)
    {
        var (oldRef, newRef) = (older.ToTypeRef(), newer.ToTypeRef());
        var methods = newer.Methods.Concat(older.Methods).Where(method => method.Member is null).ToList();
        var up = methods.FirstOrDefault(method => method.From.Equals(oldRef) && method.To.Equals(newRef));
        var down = methods.FirstOrDefault(method => method.From.Equals(newRef) && method.To.Equals(oldRef));
        if (up is not null || down is not null)
        {
            var isSensitive = lineages.MayHoldSecret(oldRef) || lineages.MayHoldSecret(newRef);
            return Pair(oldRef, newRef, up, down, newer, Math.Max(older.Version, newer.Version), isSensitive, problems);
        }

        return areNeighbours && newer.SemanticChange is { } why ? CustomEdge.Refused(oldRef, newRef, why, newer.Version) : null;
    }

    /// <summary>The conversions of one member, if the newer version declares them or a change of meaning.</summary>
    public static CustomEdge? FindMember(MemberModel older, MemberModel newer, TypeModel newerType, LineageSet lineages, List<Problem> problems)
    {
        if (newerType.Methods.Count == 0)
        {
            return newer.SemanticChange is { } changed ? CustomEdge.Refused(older.Type, newer.Type, changed, newerType.Version) : null;
        }

        var methods = newerType.Methods.Where(method => method.Member == newer.Name).ToList();
        var up = methods.FirstOrDefault(method => Fits(method, older.Type, newer.Type, ConversionDirection.Up));
        var down = methods.FirstOrDefault(method => Fits(method, newer.Type, older.Type, ConversionDirection.Down));
        foreach (var misfit in methods.Where(method => method != up && method != down))
        {
            problems.Add(newerType.Problem(
                RuleIds.BadConversionMethod,
                misfit.Name,
                $"it converts neither {older.Type.NullableReference} to {newer.Type.NullableReference} nor back, or does not say with Direction which of the two").AtMember(misfit.Name));
        }

        if (up is not null || down is not null)
        {
            var isSensitive = older.IsSensitive || newer.IsSensitive || lineages.MayHoldSecret(older.Type) || lineages.MayHoldSecret(newer.Type);
            return Pair(older.Type, newer.Type, up, down, newerType, newerType.Version, isSensitive, problems);
        }

        return newer.SemanticChange is { } why ? CustomEdge.Refused(older.Type, newer.Type, why, newerType.Version) : null;
    }

    private static bool Fits(ConversionMethodModel method, TypeRef from, TypeRef to, ConversionDirection direction) =>
        method.From.Equals(from)
        && method.To.Equals(to)
        && (method.Direction == direction || (method.Direction == ConversionDirection.FromTypes && !from.Equals(to)));

    private static CustomEdge Pair(
        TypeRef older,
        TypeRef newer,
        ConversionMethodModel? up,
        ConversionMethodModel? down,
        TypeModel newerType,
        int since,
        bool isSensitive,
        List<Problem> problems)
    {
        if (up is null || down is null)
        {
            var only = (up ?? down)!;
            problems.Add(newerType.Problem(RuleIds.OneDirectionalConversion, only.Name).AtMember(only.Name));
            return CustomEdge.Refused(older, newer, "only one direction has a conversion", since);
        }

        return new CustomEdge(Plan(up, down, since, isUp: true, isSensitive), Plan(down, up, since, isUp: false, isSensitive));
    }

    /// <summary>One direction: checked by the way back, unless the method is declared lossless.</summary>
    private static CustomPlan Plan(ConversionMethodModel method, ConversionMethodModel inverse, int since, bool isUp, bool isSensitive) => new()
    {
        From = method.From,
        To = method.To,
        Method = method,
        Inverse = method.IsLossless ? null : inverse,
        Since = since,
        IsUp = isUp,
        IsSensitive = isSensitive,
    };
}

/// <summary>What takes a value over an edge, instead of what would be derived.</summary>
/// <param name="Up">The way up.</param>
/// <param name="Down">The way down.</param>
internal sealed record CustomEdge(ValuePlan Up, ValuePlan Down)
{
    /// <summary>An edge that nothing passes, because its meaning changed. Null has no meaning that could change.</summary>
    public static CustomEdge Refused(TypeRef older, TypeRef newer, string why, int since) => new(Refuse(older, newer, why, since), Refuse(newer, older, why, since));

    private static ValuePlan Refuse(TypeRef from, TypeRef to, string why, int since)
    {
        var inner = new MeaningChangedPlan { From = from.AsNotNull(), To = to.AsNotNull(), Why = why, Since = since };
        return (from.IsNullable, to.IsNullable) switch
        {
            (true, true) => new KeepNullPlan { From = from, To = to, Inner = inner },
            (true, false) => new ForbidNullPlan { From = from, To = to, Inner = inner, Null = new Absence(since, IsCount: false) },
            (false, true) => new AllowNullPlan { From = from, To = to, Inner = inner },
            _ => inner,
        };
    }
}
