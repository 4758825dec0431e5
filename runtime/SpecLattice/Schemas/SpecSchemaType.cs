using System.Collections.Immutable;

namespace SpecLattice.Schemas;

/// <summary>A type of a schema: a record, a union or an enum.</summary>
public abstract record SpecSchemaType
{
    private protected SpecSchemaType(int number)
    {
        Number = number;
    }

    /// <summary>The type's number in the schema.</summary>
    public int Number { get; init; }
}

/// <summary>A record: a JSON object with these members.</summary>
public sealed record SpecSchemaRecord : SpecSchemaType
{
    /// <summary>Describes one.</summary>
    /// <param name="number">The type's number in the schema.</param>
    /// <param name="members">The members, in ordinal order of their names.</param>
    /// <param name="ignoresUnknownMembers">Whether other members are skipped; otherwise they are refused.</param>
    public SpecSchemaRecord(int number, ImmutableArray<SpecSchemaMember> members, bool ignoresUnknownMembers)
        : base(number)
    {
        Members = members;
        IgnoresUnknownMembers = ignoresUnknownMembers;
    }

    /// <summary>The members, in ordinal order of their names.</summary>
    public ImmutableArray<SpecSchemaMember> Members { get; init; }

    /// <summary>Whether other members are skipped; otherwise they are refused, unless they are kept.</summary>
    public bool IgnoresUnknownMembers { get; init; }

    /// <summary>Whether other members are kept as they are.</summary>
    public bool KeepsUnknownMembers { get; init; }
}

/// <summary>A member of a record.</summary>
public sealed record SpecSchemaMember
{
    /// <summary>Describes one.</summary>
    /// <param name="name">Its JSON name.</param>
    /// <param name="value">What it holds.</param>
    /// <param name="isRequired">Whether it must be there.</param>
    /// <param name="default">
    /// What an optional member's absence means, as JSON text (<c>null</c> unless declared otherwise). Null where <see cref="DefaultMember"/> says it, and where the member is required.
    /// </param>
    /// <param name="defaultMember">The name of the C# member that holds what an optional member's absence means, where no JSON text is known.</param>
    public SpecSchemaMember(string name, SpecSchemaValue value, bool isRequired, string? @default, string? defaultMember)
    {
        Name = name;
        Value = value;
        IsRequired = isRequired;
        Default = @default;
        DefaultMember = defaultMember;
    }

    /// <summary>Its JSON name.</summary>
    public string Name { get; init; }

    /// <summary>What it holds.</summary>
    public SpecSchemaValue Value { get; init; }

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// What an optional member's absence means, as JSON text (<c>null</c> unless declared otherwise). Null where <see cref="DefaultMember"/> says it, and where the member is required.
    /// </summary>
    public string? Default { get; init; }

    /// <summary>The name of the C# member that holds what an optional member's absence means, where no JSON text is known.</summary>
    public string? DefaultMember { get; init; }
}

/// <summary>A union: one of several cases.</summary>
public sealed record SpecSchemaUnion : SpecSchemaType
{
    /// <summary>Describes one.</summary>
    /// <param name="number">The type's number in the schema.</param>
    /// <param name="layout">How a case is told in JSON.</param>
    /// <param name="tag">The JSON member that names the case; empty in the external layout.</param>
    /// <param name="content">The JSON member that holds the case's value; empty except in the adjacent layout.</param>
    /// <param name="cases">The cases, in ordinal order of their tags.</param>
    /// <param name="ignoresUnknownMembers">Whether members beside these are skipped; otherwise they are refused.</param>
    public SpecSchemaUnion(int number, SpecSchemaLayout layout, string tag, string content, ImmutableArray<SpecSchemaCase> cases, bool ignoresUnknownMembers)
        : base(number)
    {
        Layout = layout;
        Tag = tag;
        Content = content;
        Cases = cases;
        IgnoresUnknownMembers = ignoresUnknownMembers;
    }

    /// <summary>How a case is told in JSON.</summary>
    public SpecSchemaLayout Layout { get; init; }

    /// <summary>The JSON member that names the case; empty in the external layout.</summary>
    public string Tag { get; init; }

    /// <summary>The JSON member that holds the case's value; empty except in the adjacent layout.</summary>
    public string Content { get; init; }

    /// <summary>The cases, in ordinal order of their tags.</summary>
    public ImmutableArray<SpecSchemaCase> Cases { get; init; }

    /// <summary>Whether members beside these are skipped; otherwise they are refused.</summary>
    public bool IgnoresUnknownMembers { get; init; }
}

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
public sealed record SpecSchemaCase
{
    /// <summary>Describes one.</summary>
    /// <param name="tag">Its tag in JSON.</param>
    /// <param name="value">What it holds; null for a unit case.</param>
    public SpecSchemaCase(string tag, SpecSchemaValue? value)
    {
        Tag = tag;
        Value = value;
    }

    /// <summary>Its tag in JSON.</summary>
    public string Tag { get; init; }

    /// <summary>What it holds; null for a unit case.</summary>
    public SpecSchemaValue? Value { get; init; }
}

/// <summary>An enum: a JSON string, one of these; or a number.</summary>
public sealed record SpecSchemaEnum : SpecSchemaType
{
    /// <summary>Describes one.</summary>
    /// <param name="number">The type's number in the schema.</param>
    /// <param name="members">The members' JSON names, in ordinal order.</param>
    public SpecSchemaEnum(int number, ImmutableArray<string> members)
        : base(number)
    {
        Members = members;
    }

    /// <summary>The members' JSON names, in ordinal order.</summary>
    public ImmutableArray<string> Members { get; init; }

    /// <summary>Whether the values are numbers; <see cref="Members"/> has their digits then.</summary>
    public bool IsNumber { get; init; }
}
