using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace SpecLattice.Schemas;

/// <summary>
/// What all versioned types of an assembly look like in JSON, by name: specs and the parts that no family needs as well. Read from the facts that an
/// assembly's generated catalog gives (<c>SpecCatalog.Lock</c>).
/// </summary>
public sealed class SpecNamedSchemas
{
    private readonly FrozenDictionary<(string Name, int Version), SpecSchemaType> _types;
    private readonly ImmutableArray<(string Name, int Version)> _names;

    internal SpecNamedSchemas(ImmutableArray<(string Name, int Version)> names, ImmutableArray<SpecSchemaType> types)
    {
        _names = names;
        _types = names.Zip(types).ToFrozenDictionary(pair => pair.First, pair => pair.Second);
        Schema = new SpecSchema(types);
    }

    /// <summary>All types. The first one has no special place here.</summary>
    public SpecSchema Schema { get; }

    /// <summary>Reads the facts of one or several assemblies.</summary>
    /// <param name="facts">The text: one fact per line. Texts of several assemblies can be put behind one another.</param>
    /// <returns>The schemas.</returns>
    /// <exception cref="FormatException">The text holds no such facts; the message says why.</exception>
    public static SpecNamedSchemas Parse(string facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return new SpecFactReader().Read(facts);
    }

    /// <summary>Finds a type.</summary>
    /// <param name="name">A family's name, such as <c>instance-spec</c>, or a part's with its namespace but without a version's segment, such as <c>Vmm.Api.NvmeDisk</c>.</param>
    /// <param name="version">The version.</param>
    /// <param name="type">The type.</param>
    /// <returns>Whether there is such a type.</returns>
    public bool TryFind(string name, int version, [NotNullWhen(true)] out SpecSchemaType? type) => _types.TryGetValue((name, version), out type);

    /// <summary>What a type is called.</summary>
    /// <param name="type">The type, of this object.</param>
    /// <returns>Its name and version.</returns>
    public (string Name, int Version) NameOf(SpecSchemaType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return _names[type.Number];
    }
}
