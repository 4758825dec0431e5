using SpecLattice.Generators.Model;
using SpecLattice.Generators.Model.Plans;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Finds the hand-written conversions of an edge or a member, and makes plans of them.</summary>
internal static class EdgeMethods
{
    /// <summary>The whole-version conversions between two versions, if either of the two declares them or a change of meaning.</summary>
    public static CustomEdge? FindWhole(TypeModel older, TypeModel newer, bool areNeighbours, List<Problem> problems)
    {
        var (oldRef, newRef) = (older.ToTypeRef(), newer.ToTypeRef());
        var methods = newer.Methods.Concat(older.Methods).Where(method => method.Member is null).ToList();
        var up = methods.FirstOrDefault(method => method.From.Equals(oldRef) && method.To.Equals(newRef));
        var down = methods.FirstOrDefault(method => method.From.Equals(newRef) && method.To.Equals(oldRef));
        if (Pair(oldRef, newRef, up, down, newer, Math.Max(older.Version, newer.Version), problems) is { } pair)
        {
            return pair;
        }

        return areNeighbours && newer.SemanticChange is { } why ? CustomEdge.Refused(oldRef, newRef, why, newer.Version) : null;
    }

    /// <summary>The conversions of one member, if the newer version declares them or a change of meaning.</summary>
    public static CustomEdge? FindMember(MemberModel older, MemberModel newer, TypeModel newerType, List<Problem> problems)
    {
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

        if (Pair(older.Type, newer.Type, up, down, newerType, newerType.Version, problems) is { } pair)
        {
            return pair;
        }

        return newer.SemanticChange is { } why ? CustomEdge.Refused(older.Type, newer.Type, why, newerType.Version) : null;
    }

    private static bool Fits(ConversionMethodModel method, TypeRef from, TypeRef to, ConversionDirection direction) =>
        method.From.Equals(from)
        && method.To.Equals(to)
        && (method.Direction == direction || (method.Direction == ConversionDirection.FromTypes && !from.Equals(to)));

    private static CustomEdge? Pair(
        TypeRef older,
        TypeRef newer,
        ConversionMethodModel? up,
        ConversionMethodModel? down,
        TypeModel newerType,
        int since,
        List<Problem> problems)
    {
        if (up is null && down is null)
        {
            return null;
        }

        if (up is null || down is null)
        {
            var only = (up ?? down)!;
            problems.Add(newerType.Problem(RuleIds.OneDirectionalConversion, only.Name).AtMember(only.Name));
            return CustomEdge.Refused(older, newer, "only one direction has a conversion", since);
        }

        return new CustomEdge(
            new CustomPlan { From = older, To = newer, Method = up, Inverse = null, Since = since },
            new CustomPlan { From = newer, To = older, Method = down, Inverse = up, Since = since });
    }
}

/// <summary>What takes a value over an edge, instead of what would be derived.</summary>
/// <param name="Up">The way up.</param>
/// <param name="Down">The way down.</param>
internal sealed record CustomEdge(ValuePlan Up, ValuePlan Down)
{
    /// <summary>An edge that nothing passes, because its meaning changed.</summary>
    public static CustomEdge Refused(TypeRef older, TypeRef newer, string why, int since) => new(
        new MeaningChangedPlan { From = older, To = newer, Why = why, Since = since },
        new MeaningChangedPlan { From = newer, To = older, Why = why, Since = since });
}
