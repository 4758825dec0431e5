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
        var methods = newer.Methods.Concat(older.Methods).Where(method => method.IsOfWhole).ToList();
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
    /// <param name="older">The member of the older version.</param>
    /// <param name="newer">The member of the newer version.</param>
    /// <param name="methods">The methods that name it.</param>
    /// <param name="sides">The two versions.</param>
    public static CustomEdge? FindMember(MemberModel older, MemberModel newer, IReadOnlyList<ConversionMethodModel> methods, EdgeSides sides) =>
        FindGroup([older], [newer], methods, sides)
        ?? (newer.SemanticChange is { } why ? CustomEdge.Refused(older.Type, newer.Type, why, sides.Newer.Version) : null);

    /// <summary>The conversions of several members together; null where no method fits.</summary>
    /// <param name="older">The members of the older version.</param>
    /// <param name="newer">The members of the newer version.</param>
    /// <param name="methods">The methods that name them.</param>
    /// <param name="sides">The two versions.</param>
    public static CustomEdge? FindGroup(
        IReadOnlyList<MemberModel> older, IReadOnlyList<MemberModel> newer, IReadOnlyList<ConversionMethodModel> methods, EdgeSides sides)
    {
        var (oldTypes, newTypes) = (older.Select(member => member.Type).ToEquatableArray(), newer.Select(member => member.Type).ToEquatableArray());
        var (oldRef, newRef) = (TypeRef.Of(oldTypes.Items), TypeRef.Of(newTypes.Items));
        var up = methods.FirstOrDefault(method => Fits(method, oldTypes, newTypes, ConversionDirection.Up));
        var down = methods.FirstOrDefault(method => Fits(method, newTypes, oldTypes, ConversionDirection.Down));
        foreach (var misfit in methods.Where(method => method != up && method != down))
        {
            sides.Problems.Add(sides.Newer.Problem(
                RuleIds.BadConversionMethod,
                misfit.Name,
                $"it converts neither {oldRef.NullableReference} to {newRef.NullableReference} nor back, or does not say with Direction which of the two").AtMember(misfit.Name));
        }

        if (up is null && down is null)
        {
            return null;
        }

        var isSensitive = older.Concat(newer).Any(member => member.IsSensitive || sides.Values.Lineages.MayHoldSecret(member.Type));
        return Pair(oldRef, newRef, Taking(up, older.Count), Taking(down, newer.Count), sides.Newer, sides.Newer.Version, isSensitive, sides.Problems);
    }

    private static bool Fits(ConversionMethodModel method, EquatableArray<TypeRef> from, EquatableArray<TypeRef> to, ConversionDirection direction) =>
        method.Gives.Equals(to)
        && (method.Takes.Count == from.Count || method.Takes.Count == from.Count + 1)
        && method.Takes.Take(from.Count).SequenceEqual(from)
        && (method.Direction == direction || (method.Direction == ConversionDirection.FromTypes && !from.Equals(to)));

    /// <summary>The method, of which it is known now whether its last parameter is a context.</summary>
    private static ConversionMethodModel? Taking(ConversionMethodModel? method, int values) =>
        method is not null && method.Takes.Count == values ? method with { Context = null } : method;

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

        return new CustomEdge(Plan(older, newer, up, down, since, isUp: true, isSensitive), Plan(newer, older, down, up, since, isUp: false, isSensitive));
    }

    /// <summary>One direction: checked by the way back, unless the method is declared lossless.</summary>
    private static CustomPlan Plan(TypeRef from, TypeRef to, ConversionMethodModel method, ConversionMethodModel inverse, int since, bool isUp, bool isSensitive) => new()
    {
        From = from,
        To = to,
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
