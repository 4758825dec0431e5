namespace SpecLattice;

/// <summary>A case of a union that holds a value.</summary>
/// <typeparam name="T">The case's value: a part or a spec. No two cases of a union may hold the same type.</typeparam>
/// <param name="tag">The case's tag in JSON. The type's name in the union's naming unless given.</param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class CaseAttribute<T>(string? tag = null) : Attribute
{
    /// <summary>The case's tag in JSON.</summary>
    public string? Tag { get; } = tag;

    /// <summary>The tag that the previous version used for this case.</summary>
    public string? RenamedFrom { get; set; }
}

/// <summary>A case of a union that holds nothing but its own name.</summary>
/// <param name="name">The name of the union's static property for the case, such as <c>Bhyve</c>.</param>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class UnitCaseAttribute(string name) : Attribute
{
    /// <summary>The name of the static property for the case.</summary>
    public string Name { get; } = name;

    /// <summary>The case's tag in JSON. The name in the union's naming unless given.</summary>
    public string? Tag { get; set; }

    /// <summary>The tag that the previous version used for this case.</summary>
    public string? RenamedFrom { get; set; }
}

/// <summary>Says that a case of the previous version is gone. Converting such a value to this version is refused as a loss.</summary>
/// <param name="tag">The case's tag (for an enum: the member's JSON name) in the previous version.</param>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Enum, AllowMultiple = true, Inherited = false)]
public sealed class RemovedCaseAttribute(string tag) : Attribute
{
    /// <summary>The tag in the previous version.</summary>
    public string Tag { get; } = tag;
}
