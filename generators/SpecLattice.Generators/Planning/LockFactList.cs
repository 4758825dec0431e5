using SpecLattice.Generators.Locking;
using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>The facts of a type as they are found, each with the place in the source that says so.</summary>
internal sealed class LockFactList(TypeModel type, List<LockFact> facts)
{
    private readonly LockSubject _subject = LockSubject.Of(type.Lineage, type.Version);

    public void Add(string keyword, string key, string value) => AddAt(null, null, keyword, key, value);

    public void AddAt(string? member, AttributePlace? attribute, string keyword, string key, string value) => facts.Add(
        new LockFact(_subject, keyword, key, value) { Origin = new DeclarationPlace(type.Name.Reference, member, attribute) });
}
