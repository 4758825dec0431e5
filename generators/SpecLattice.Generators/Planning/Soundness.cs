using System.Collections.Immutable;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Tells what can be emitted although something is wrong: a type without mistakes whose members' types have none gets its codec,
/// a lineage without mistakes that needs no lineage with mistakes gets its conversions. What is emitted always compiles.
/// </summary>
internal sealed class Soundness
{
    // The rules about one declaration by itself; all others are about two versions and leave the codec alone.
    private readonly HashSet<string> _unreadable;
    private readonly HashSet<string> _unconvertible;

    public Soundness(ImmutableArray<TypeModel> types, LineageSet lineages, IEnumerable<Problem> problems)
    {
        _unreadable = new(types.Where(type => type.Problems.Count > 0 || TagClashes.In(type, lineages) is not null).Select(type => type.Name.Reference), StringComparer.Ordinal);
        Spread(types, _unreadable, type => type.Name.Reference, reference => reference.Reference);

        var faulty = new HashSet<string>(problems.Select(problem => problem.Place.Type), StringComparer.Ordinal);
        _unconvertible = new(
            types.Where(type => faulty.Contains(type.Name.Reference) || _unreadable.Contains(type.Name.Reference)).Select(type => type.Lineage),
            StringComparer.Ordinal);
        Spread(types, _unconvertible, type => type.Lineage, reference => reference.Lineage);
    }

    public bool IsReadable(TypeModel type) => !_unreadable.Contains(type.Name.Reference);

    public bool IsConvertible(string lineage) => !_unconvertible.Contains(lineage);

    private static void Spread(ImmutableArray<TypeModel> types, HashSet<string> set, Func<TypeModel, string> keyOf, Func<TypeRef, string> keyOfReference)
    {
        bool changed;
        do
        {
            changed = false;
            foreach (var type in types.Where(type => !set.Contains(keyOf(type))))
            {
                changed |= type.References.Any(reference => set.Contains(keyOfReference(reference))) && set.Add(keyOf(type));
            }
        }
        while (changed);
    }
}
