namespace SpecLattice;

/// <summary>
/// Marks a <c>readonly partial struct</c> as a union: one of the cases that its <see cref="CaseAttribute{T}"/> and
/// <see cref="UnitCaseAttribute"/> attributes list.
/// </summary>
/// <remarks>
/// The layout in JSON follows from what is given. <see cref="Tag"/> and <see cref="Content"/>: adjacent, <c>{"type":"disk","value":{...}}</c>.
/// <see cref="Tag"/> alone: internal, <c>{"type":"disk", ...members}</c>. Neither: external, <c>{"disk":{...}}</c>, and <c>"none"</c> for a unit case.
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, Inherited = false)]
public sealed class SpecUnionAttribute : Attribute
{
    /// <summary>The JSON member that names the case.</summary>
    public string? Tag { get; set; }

    /// <summary>The JSON member that holds the case's value.</summary>
    public string? Content { get; set; }

    /// <summary>How a case's tag follows from its C# name, where the case does not give one. As <see cref="SpecJsonNamingAttribute"/> says for the assembly, unless given.</summary>
    public SpecNaming Naming { get; set; }

    /// <summary>What a reader does with members beside the tag and the content. Refused unless given.</summary>
    public UnknownMembers UnknownMembers { get; set; }
}
