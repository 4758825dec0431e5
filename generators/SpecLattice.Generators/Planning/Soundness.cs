using System.Collections.Immutable;
using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Tells what can be emitted although something is wrong. Whatever takes members gets all that other code can name, so that the compiler comes to asking the rules. Bodies come
/// only where nothing is wrong: a type without mistakes whose members' types have none gets its codec, a lineage without mistakes that needs no lineage with mistakes gets its
/// conversions. What is emitted always compiles.
/// </summary>
internal sealed class Soundness
{
    private const string Record = "record";

    // A type with one of these cannot be reopened, or has no name for what would be generated.
    private static readonly ImmutableHashSet<string> RulesOfForm = ImmutableHashSet.Create(
        RuleIds.NotPartial, RuleIds.UnsupportedTypeShape, RuleIds.NotUnionStruct, RuleIds.UnionWithoutCases, RuleIds.VersionNotPositive);

    // The rules about one declaration by itself; all others are about two versions and leave the codec alone.
    private readonly HashSet<string> _unreadable;
    private readonly HashSet<string> _unconvertible;
    private readonly HashSet<string> _closed;

    public Soundness(ImmutableArray<TypeModel> types, LineageSet lineages, IEnumerable<Problem> problems)
    {
        _unreadable = new(types.Where(type => type.Problems.Count > 0 || TagClashes.In(type, lineages) is not null).Select(type => type.Name.Reference), StringComparer.Ordinal);
        Spread(types, _unreadable, type => type.Name.Reference, reference => reference.Reference);

        var faulty = new HashSet<string>(problems.Select(problem => problem.Place.Type), StringComparer.Ordinal);
        _unconvertible = new(
            types.Where(type => faulty.Contains(type.Name.Reference) || _unreadable.Contains(type.Name.Reference)).Select(type => type.Lineage),
            StringComparer.Ordinal);
        Spread(types, _unconvertible, type => type.Lineage, reference => reference.Lineage);
        _closed = new(types.Where(type => !TakesMembers(type) || IsHidden(type, lineages[type.Lineage])).Select(type => type.Name.Reference), StringComparer.Ordinal);
    }

    /// <summary>Whether anything can be generated for the type at all.</summary>
    public bool IsOpen(string reference) => !_closed.Contains(reference);

    public bool IsReadable(TypeModel type) => !_unreadable.Contains(type.Name.Reference);

    public bool IsConvertible(string lineage) => !_unconvertible.Contains(lineage);

    private static bool TakesMembers(TypeModel type) => type.Problems.All(problem => problem.Id switch
    {
        // The compiler refuses all that would name it.
        RuleIds.ObsoleteAsError => problem.Place.Member is not null,
        RuleIds.ReservedMemberName => false,
        RuleIds.NotSealedRecord => type.Name.Keyword == Record,
        var id => type.Shape == TypeShape.Enum || !RulesOfForm.Contains(id),
    }) && (type.Problems.Count == 0 || type.WithoutClashes().Union is not { Cases.Count: 0 });

    // What others see cannot name it.
    private static bool IsHidden(TypeModel type, Lineage lineage) => !type.Name.IsPublic && lineage.Types.Any(other => other.Name.IsPublic);

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
