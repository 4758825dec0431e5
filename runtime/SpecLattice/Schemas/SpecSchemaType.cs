using System.Collections.Immutable;

namespace SpecLattice.Schemas;

/// <summary>A type of a schema: a record, a union or an enum.</summary>
/// <param name="Number">The type's number in the schema.</param>
public abstract record SpecSchemaType(int Number);

/// <summary>A record: a JSON object with these members.</summary>
/// <param name="Number">The type's number in the schema.</param>
/// <param name="Members">The members, in ordinal order of their names.</param>
/// <param name="IgnoresUnknownMembers">Whether other members are skipped; otherwise they are refused.</param>
public sealed record SpecSchemaRecord(int Number, ImmutableArray<SpecSchemaMember> Members, bool IgnoresUnknownMembers) : SpecSchemaType(Number);

/// <summary>A member of a record.</summary>
/// <param name="Name">Its JSON name.</param>
/// <param name="Value">What it holds.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Default">
/// What an optional member's absence means, as JSON text (<c>null</c> unless declared otherwise). Null where <see cref="DefaultMember"/> says it, and where the member is required.
/// </param>
/// <param name="DefaultMember">The name of the C# member that holds what an optional member's absence means, where no JSON text is known.</param>
public sealed record SpecSchemaMember(string Name, SpecSchemaValue Value, bool IsRequired, string? Default, string? DefaultMember);

/// <summary>A union: one of several cases.</summary>
/// <param name="Number">The type's number in the schema.</param>
/// <param name="Layout">How a case is told in JSON.</param>
/// <param name="Tag">The JSON member that names the case; empty in the external layout.</param>
/// <param name="Content">The JSON member that holds the case's value; empty except in the adjacent layout.</param>
/// <param name="Cases">The cases, in ordinal order of their tags.</param>
/// <param name="IgnoresUnknownMembers">Whether members beside these are skipped; otherwise they are refused.</param>
public sealed record SpecSchemaUnion(
    int Number,
    SpecSchemaLayout Layout,
    string Tag,
    string Content,
    ImmutableArray<SpecSchemaCase> Cases,
    bool IgnoresUnknownMembers) : SpecSchemaType(Number);

/// <summary>How a union's case is told in JSON.</summary>
public enum SpecSchemaLayout
{
    /// <summary><c>{"type":"disk","value":{...}}</c>; a unit case has no content.</summary>
    Adjacent,

    /// <summary><c>{"type":"disk", ...members}</c></summary>
    Internal,

    /// <summary><c>{"disk":{...}}</c>, and <c>"none"</c> for a unit case.</summary>
    External,
}

/// <summary>A case of a union.</summary>
/// <param name="Tag">Its tag in JSON.</param>
/// <param name="Value">What it holds; null for a unit case.</param>
public sealed record SpecSchemaCase(string Tag, SpecSchemaValue? Value);

/// <summary>An enum: a JSON string, one of these; or a number.</summary>
/// <param name="Number">The type's number in the schema.</param>
/// <param name="Members">The members' JSON names, in ordinal order.</param>
public sealed record SpecSchemaEnum(int Number, ImmutableArray<string> Members) : SpecSchemaType(Number)
{
    /// <summary>Whether the values are numbers; <see cref="Members"/> has their digits then.</summary>
    public bool IsNumber { get; init; }
}
