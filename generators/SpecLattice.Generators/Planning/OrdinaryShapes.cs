using SpecLattice.Generators.Model;
using SpecLattice.Generators.Names;

namespace SpecLattice.Generators.Planning;

/// <summary>Enums and records without versions, as locks and messages name them.</summary>
internal static class OrdinaryShapes
{
    // An enum that is written as a number has a name of its own, because a map's keys are its names all the same.
    private const string AsNumber = "/number";

    /// <summary>What a lock calls a type.</summary>
    public static string Name(TypeRef type) => type.Reference.Replace("global::", "").Replace("@", "") + (type.Ordinary!.Enum is { Number.Length: > 0 } ? AsNumber : "");

    /// <summary>The type inside the text of another.</summary>
    public static string Label(TypeRef type) => "#" + SchemaNames.Foreign(Name(type));

    /// <summary>The ordinary types that a type is or holds, those inside of them included.</summary>
    public static IEnumerable<TypeRef> Inside(TypeRef type) => type.Flatten()
        .Where(inner => inner.Ordinary is not null)
        .SelectMany(inner => inner.Ordinary!.Members.SelectMany(member => Inside(member.Type)).Prepend(inner.AsNotNull()));

    /// <summary>The ordinary types that a type's members and cases hold, each once, and where the first one that holds it is declared.</summary>
    public static IEnumerable<(string? Member, AttributePlace? Attribute, TypeRef Type)> HeldBy(TypeModel type) => type.Members
        .SelectMany(member => Inside(member.Type).Select(held => (Member: (string?)member.Name, Attribute: (AttributePlace?)null, Type: held)))
        .Concat((type.Union?.Cases ?? EquatableArray<CaseModel>.Empty)
            .Where(candidate => candidate.Payload is not null)
            .SelectMany(candidate => Inside(candidate.Payload!).Select(held => (Member: (string?)null, Attribute: (AttributePlace?)new AttributePlace(KnownNames.Case, candidate.Payload!.Reference), Type: held))))
        .GroupBy(held => held.Type.ScalarCodec, StringComparer.Ordinal)
        .Select(group => group.First());

    /// <summary>What to do where an ordinary type should become another one; nothing where none is there.</summary>
    public static string Advise(params TypeRef?[] types) => types.SelectMany(type => type?.Flatten() ?? []).FirstOrDefault(type => type.Ordinary is not null) is { } ordinary
        ? $": {ordinary.Reference.Replace("global::", "")} has no versions, so mark the one and the other as versions of a part ([SpecPart]), or write a pair of [SpecConversion] methods"
        : "";
}
