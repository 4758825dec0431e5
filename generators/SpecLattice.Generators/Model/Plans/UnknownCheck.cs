namespace SpecLattice.Generators.Model.Plans;

/// <summary>What an edge on the way asks of the unknown members that a record keeps.</summary>
/// <param name="Since">The upper version of the edge.</param>
/// <param name="Declared">The names that the next version declares; none where it keeps no unknown members, so that there must be none.</param>
internal sealed record UnknownCheck(int Since, EquatableArray<string> Declared)
{
    /// <summary>Whether there must be none at all.</summary>
    public bool IsLost => Declared.Count == 0;
}
