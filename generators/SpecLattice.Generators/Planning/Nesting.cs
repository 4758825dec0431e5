using SpecLattice.Generators.Model;

namespace SpecLattice.Generators.Planning;

/// <summary>
/// Which records can hold values of their own type, other than in collections: what walks such values has to watch the stack. Collections watch it themselves.
/// </summary>
internal sealed class Nesting(IEnumerable<TypeModel> types)
{
    private readonly ILookup<string, string> _held = types
        .SelectMany(type => HeldBy(type).Select(held => (Holder: type.Name.Reference, Held: held)))
        .ToLookup(pair => pair.Holder, pair => pair.Held, StringComparer.Ordinal);

    /// <summary>Whether a value of the type can be inside another of the same type.</summary>
    public bool CanHoldItself(TypeModel type)
    {
        var self = type.Name.Reference;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(_held[self]);
        while (open.Count > 0)
        {
            var held = open.Pop();
            if (held == self)
            {
                return true;
            }

            if (!seen.Add(held))
            {
                continue;
            }

            foreach (var inner in _held[held])
            {
                open.Push(inner);
            }
        }

        return false;
    }

    private static IEnumerable<string> HeldBy(TypeModel type) => type.Members.Select(member => member.Type)
        .Concat(type.Union is { } union ? union.Cases.Select(candidate => candidate.Payload).OfType<TypeRef>() : [])
        .SelectMany(HeldIn);

    private static IEnumerable<string> HeldIn(TypeRef type) => type switch
    {
        { Ordinary: { } ordinary } => HeldBy(ordinary).Prepend(type.Reference),
        { Kind: TypeRefKind.Record or TypeRefKind.Union } => [type.Reference],
        _ => [],
    };
}
