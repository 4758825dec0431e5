using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// What is planned together: a family with the parts that it alone uses, or one lineage of parts that several families use, or none.
/// It holds all that its plan depends on, so that it need not be planned again while it stays the same.
/// </summary>
internal sealed record PlanUnit
{
    /// <summary>The family's lineage, or the parts'.</summary>
    public required string Key { get; init; }

    /// <summary>The types of the unit and all that they refer to, in the order of their names.</summary>
    public required EquatableArray<TypeModel> Types { get; init; }

    /// <summary>The declared sums of the families among these; of a whole compilation, all there are.</summary>
    public EquatableArray<TypeModel> Sums { get; init; }

    /// <summary>The lineages that are emitted with this unit. All others in it are emitted with theirs.</summary>
    public required EquatableArray<string> Emitted { get; init; }

    /// <summary>The beginnings of the names of the types' generated files, in the order of <see cref="Types"/>.</summary>
    public required EquatableArray<string> HintNames { get; init; }

    /// <summary>The types among these that are read from an object that holds a tag too: of a union's case, or of the version.</summary>
    public required EquatableArray<string> TypesBesideTags { get; init; }

    /// <summary>The families among these whose sum would have the name of another family's.</summary>
    public required EquatableArray<string> FamiliesWithTakenName { get; init; }

    /// <summary>What a lock says of the conversions of these types.</summary>
    public EquatableArray<ShippedEdge> Shipped { get; init; }

    /// <summary>The unit with what a lock says of it.</summary>
    public PlanUnit With(EquatableArray<ShippedEdge> shipped)
    {
        if (shipped.Count == 0)
        {
            return this;
        }

        var lineages = new HashSet<string>(Types.Select(type => type.Lineage), StringComparer.Ordinal);
        return this with { Shipped = shipped.Where(edge => lineages.Contains(edge.Lineage)).ToEquatableArray() };
    }
}
