namespace SpecLattice.Generators.Locking;

/// <summary>A version of a spec or a part, as a lock names it: <c>spec instance-spec@3</c>, <c>part Api.Board@1</c>.</summary>
/// <param name="IsSpec">Whether it is a spec rather than a part.</param>
/// <param name="Name">The family's name, or the part's with its namespace.</param>
/// <param name="Version">The version.</param>
internal sealed record LockSubject(bool IsSpec, string Name, int Version) : IComparable<LockSubject>
{
    public static LockSubject Of(string lineage, int version)
    {
        var separator = lineage.IndexOf(':');
        return new LockSubject(lineage.StartsWith("spec:", StringComparison.Ordinal), lineage.Substring(separator + 1), version);
    }

    /// <summary>The name that all versions share, as models have it.</summary>
    public string Lineage => (IsSpec ? "spec:" : "part:") + Name;

    /// <summary>The name and the version, without what kind it is.</summary>
    public string Label => FormattableString.Invariant($"{LockText.Word(Name)}@{Version}");

    public override string ToString() => (IsSpec ? "spec " : "part ") + Label;

    /// <summary>Parts before specs, each by name and version.</summary>
    public int CompareTo(LockSubject? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = IsSpec.CompareTo(other.IsSpec);
        order = order != 0 ? order : string.CompareOrdinal(Name, other.Name);
        return order != 0 ? order : Version.CompareTo(other.Version);
    }
}
