namespace SpecLattice.Generators.Model;

/// <summary>The names that generated code needs for itself.</summary>
internal static class ReservedNames
{
    /// <summary>The members that every spec gets from its family's sum.</summary>
    public static readonly HashSet<string> OfSpecs = new(StringComparer.Ordinal)
    {
        "Version", "WireTag", "Floor", "ToVersion", "ToLatest", "Match", "Switch", "Family", "Versions", "AsOf", "FloorFor",
    };

    /// <summary>The members that every union has besides one for each unit case.</summary>
    public static readonly HashSet<string> OfUnions = new(StringComparer.Ordinal)
    {
        "Value", "Tag", "TryGetValue", "Match", "Switch", "ReadJson", "WriteJson", "Equals", "GetHashCode", "ToString", "GetType",
    };
}
