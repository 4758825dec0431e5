using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>
/// Makes a type of somebody else a scalar in this assembly's specs: <c>[assembly: SpecScalarFor(typeof(Instant), typeof(InstantCodec), "instant: ISO 8601, in UTC")]</c>. The type never changes its form:
/// another form is another codec, and another schema.
/// </summary>
/// <param name="type">The type. It says itself when two of its values are equal.</param>
/// <param name="codec">What reads and writes it: a type that implements <see cref="ISpecScalarCodec{T}"/>.</param>
/// <param name="schema">What the scalar looks like in JSON, as one line of text; part of the digest of every schema that uses it.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class SpecScalarForAttribute(Type type, Type codec, string schema) : Attribute
{
    /// <summary>The type.</summary>
    public Type Type { get; } = type;

    /// <summary>What reads and writes it.</summary>
    public Type Codec { get; } = codec;

    /// <summary>What the scalar looks like in JSON.</summary>
    public string Schema { get; } = schema;

    /// <summary>JSON texts of distinct values, as the codec writes them; for tests, and no part of any digest.</summary>
    public string[] Examples { get; set; } = [];
}
