using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>How an enum's members are named in JSON. An enum that is not a part is a number there, unless this or an attribute of System.Text.Json says otherwise.</summary>
[AttributeUsage(AttributeTargets.Enum, Inherited = false)]
public sealed class SpecEnumAttribute : Attribute
{
    /// <summary>
    /// How a member's JSON name follows from its C# name, where it has no <c>[JsonStringEnumMemberName]</c>. As <see cref="SpecJsonNamingAttribute"/> says for the assembly, unless given.
    /// </summary>
    public SpecNaming Naming { get; set; }
}

/// <summary>
/// Marks a hand-written leaf type with a JSON form of its own. It implements <see cref="ISpecJson{TSelf}"/>, and
/// <see cref="ISpecMapKey{TSelf}"/> where it serves as a map key. A scalar never changes: a new form is a new type.
/// </summary>
/// <param name="schema">What the scalar looks like in JSON, as one line of text; part of the digest of every schema that uses it.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SpecScalarAttribute(string schema) : Attribute
{
    /// <summary>What the scalar looks like in JSON.</summary>
    public string Schema { get; } = schema;

    /// <summary>
    /// JSON texts of distinct values, as the scalar writes them: the least and the greatest, and odd ones. Tests make documents of them. They are no part of
    /// any digest, so more can be added at any time.
    /// </summary>
    public string[] Examples { get; set; } = [];
}

/// <summary>
/// How the C# names of an assembly's members, cases and enum members become JSON names, where one has no name of its own in JSON, and its union or enum no naming of its own.
/// </summary>
/// <param name="naming">The naming.</param>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class SpecJsonNamingAttribute(SpecNaming naming) : Attribute
{
    /// <summary>The naming.</summary>
    public SpecNaming Naming { get; } = naming;
}
