namespace SpecLattice;

/// <summary>A case of a union that holds a value.</summary>
/// <typeparam name="T">The case's value: a part or a spec. No two cases of a union may hold the same type.</typeparam>
/// <param name="tag">The case's tag in JSON. The type's name in the union's naming unless given.</param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class CaseAttribute<T>(string? tag = null) : Attribute
{
    /// <summary>The case's tag in JSON.</summary>
    public string? Tag { get; } = tag;

    /// <summary>
    /// The C# name that the case has in the previous version, where it has neither the name nor the tag of this one: the name of its type without namespace and
    /// type arguments (<c>Disk</c>, <c>Int32</c>, <c>SpecList</c>), or that of a unit case.
    /// </summary>
    public string? Renamed { get; set; }
}

/// <summary>
/// A case of a union that holds nothing but its own name. It is a type inside the union: <c>new Device.Blank()</c> is a <c>Device</c> wherever one is wanted, and <c>case Device.Blank:</c>
/// takes it in a switch over the union's value.
/// </summary>
/// <param name="name">The name of the case's type inside the union, such as <c>Blank</c>.</param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class UnitCaseAttribute(string name) : Attribute
{
    /// <summary>The name of the case's type inside the union.</summary>
    public string Name { get; } = name;

    /// <summary>The case's tag in JSON. The name in the union's naming unless given.</summary>
    public string? Tag { get; set; }

    /// <summary>The C# name that the case has in the previous version, where it has neither the name nor the tag of this one.</summary>
    public string? Renamed { get; set; }
}
