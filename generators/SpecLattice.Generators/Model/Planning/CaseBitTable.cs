namespace SpecLattice.Generators.Model.Planning;

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
                _bits[type.Name.Reference] = type.Union!.Cases.Select(candidate => Bit(candidate, numbers)).ToEquatableArray();
            }
        }
    }

    public EquatableArray<ulong> Of(TypeModel type) => _bits.TryGetValue(type.Name.Reference, out var bits) ? bits : EquatableArray<ulong>.Empty;

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
