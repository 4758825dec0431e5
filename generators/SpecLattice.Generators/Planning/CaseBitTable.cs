using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Gives every case of a union a bit, the same in all versions that hold the same type for it, so that the case masks of
/// collections compare across versions.
/// </summary>
internal sealed class CaseBitTable
{
    private const int BitsInMask = 64;

    private readonly Dictionary<string, EquatableArray<ulong>> _bits = new(StringComparer.Ordinal);

    public CaseBitTable(LineageSet lineages)
    {
        foreach (var lineage in lineages.All)
        {
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var type in lineage.Types.Where(type => type.Union is not null))
            {
                _bits[type.Name.Reference] = Number(type.Union!, numbers);
            }
        }
    }

    /// <summary>The bits of a union's cases; none for other types.</summary>
    public EquatableArray<ulong> Of(TypeModel type)
    {
        if (type.Union is not { } union)
        {
            return EquatableArray<ulong>.Empty;
        }

        // A second union of one version is not in the lineage, and one with a mistake may have fewer cases here: errors, but what is generated still has to compile.
        return _bits.TryGetValue(type.Name.Reference, out var bits) && bits.Count == union.Cases.Count ? bits : Number(union, new Dictionary<string, int>(StringComparer.Ordinal));
    }

    private static EquatableArray<ulong> Number(UnionModel union, Dictionary<string, int> numbers) =>
        union.Cases.Select(candidate => Bit(candidate, numbers)).ToEquatableArray();

    private static ulong Bit(CaseModel candidate, Dictionary<string, int> numbers)
    {
        var key = candidate.Payload?.Reference ?? "unit " + candidate.Tag;
        if (!numbers.TryGetValue(key, out var number))
        {
            number = numbers.Count;
            numbers.Add(key, number);
        }

        return number < BitsInMask ? 1UL << number : 0;
    }
}
