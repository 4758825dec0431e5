namespace SpecLattice.Schemas;

/// <summary>What a member, a case, an element or a map entry holds.</summary>
public abstract record SpecSchemaValue
{
    private protected SpecSchemaValue()
    {
    }

    /// <summary>Whether it can be null.</summary>
    public bool IsNullable { get; init; }
}

/// <summary>A truth value, a number, a text or a UUID.</summary>
public sealed record SpecSchemaPrimitive : SpecSchemaValue
{
    /// <summary>Describes one.</summary>
    /// <param name="kind">Which.</param>
    public SpecSchemaPrimitive(SpecSchemaKind kind)
    {
        Kind = kind;
    }

    /// <summary>Which.</summary>
    public SpecSchemaKind Kind { get; init; }
}

/// <summary>What a primitive value is. Each member has a row of its name in <c>PrimitiveKinds</c>.</summary>
public enum SpecSchemaKind
{
    /// <summary><c>true</c> or <c>false</c>.</summary>
    Bool,

    /// <summary>A signed integer of 8 bits.</summary>
    SByte,

    /// <summary>An unsigned integer of 8 bits.</summary>
    Byte,

    /// <summary>A signed integer of 16 bits.</summary>
    Int16,

    /// <summary>An unsigned integer of 16 bits.</summary>
    UInt16,

    /// <summary>A signed integer of 32 bits.</summary>
    Int32,

    /// <summary>An unsigned integer of 32 bits.</summary>
    UInt32,

    /// <summary>A signed integer of 64 bits.</summary>
    Int64,

    /// <summary>An unsigned integer of 64 bits.</summary>
    UInt64,

    /// <summary>A floating-point number of 64 bits, finite.</summary>
    Double,

    /// <summary>A text.</summary>
    String,

    /// <summary>A UUID, as text.</summary>
    Uuid,

    /// <summary>A decimal number of up to 28 digits, which are kept as they are written.</summary>
    Decimal,

    /// <summary>A signed integer of 128 bits.</summary>
    Int128,

    /// <summary>An unsigned integer of 128 bits.</summary>
    UInt128,

    /// <summary>An integer of any size.</summary>
    BigInt,

    /// <summary>A floating-point number of 32 bits, finite.</summary>
    Single,

    /// <summary>A floating-point number of 16 bits, finite.</summary>
    Half,

    /// <summary>A UTF-16 code unit that is a character by itself, as text.</summary>
    Char,

    /// <summary>A Unicode scalar value, as text.</summary>
    Rune,

    /// <summary>A date and time in UTC, or of no known place, as text.</summary>
    DateTime,

    /// <summary>A date and time with its offset from UTC, as text.</summary>
    DateTimeOffset,

    /// <summary>A date, as text.</summary>
    DateOnly,

    /// <summary>A time of day, as text.</summary>
    TimeOnly,

    /// <summary>A span of time, as text.</summary>
    TimeSpan,

    /// <summary>A URI, absolute or relative, as text.</summary>
    Uri,

    /// <summary>A version of two to four numbers, as text.</summary>
    Version,

    /// <summary>An IP address, as text.</summary>
    IPAddress,

    /// <summary>Bytes, as text in base64.</summary>
    Bytes,

    /// <summary>JSON of any kind but null, kept as it is.</summary>
    Json,
}

/// <summary>A leaf type with a JSON form of its own.</summary>
public sealed record SpecSchemaScalar : SpecSchemaValue
{
    /// <summary>Describes one.</summary>
    /// <param name="text">What it looks like in JSON: the line that its <see cref="SpecScalarAttribute"/> gives.</param>
    public SpecSchemaScalar(string text)
    {
        Text = text;
    }

    /// <summary>What it looks like in JSON: the line that its <see cref="SpecScalarAttribute"/> gives.</summary>
    public string Text { get; init; }
}

/// <summary>A map: a JSON object whose names are the keys.</summary>
public sealed record SpecSchemaMap : SpecSchemaValue
{
    /// <summary>Describes one.</summary>
    /// <param name="key">The keys.</param>
    /// <param name="value">The values.</param>
    public SpecSchemaMap(SpecSchemaValue key, SpecSchemaValue value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The keys.</summary>
    public SpecSchemaValue Key { get; init; }

    /// <summary>The values.</summary>
    public SpecSchemaValue Value { get; init; }
}

/// <summary>A list: a JSON array.</summary>
public sealed record SpecSchemaList : SpecSchemaValue
{
    /// <summary>Describes one.</summary>
    /// <param name="element">The elements.</param>
    public SpecSchemaList(SpecSchemaValue element)
    {
        Element = element;
    }

    /// <summary>The elements.</summary>
    public SpecSchemaValue Element { get; init; }
}

/// <summary>A set: a JSON array without two equal elements, in any order.</summary>
public sealed record SpecSchemaSet : SpecSchemaValue
{
    /// <summary>Describes one.</summary>
    /// <param name="element">The elements.</param>
    public SpecSchemaSet(SpecSchemaValue element)
    {
        Element = element;
    }

    /// <summary>The elements.</summary>
    public SpecSchemaValue Element { get; init; }
}

/// <summary>A type of the same schema.</summary>
public sealed record SpecSchemaReference : SpecSchemaValue
{
    /// <summary>Describes one.</summary>
    /// <param name="number">The type's number.</param>
    public SpecSchemaReference(int number)
    {
        Number = number;
    }

    /// <summary>The type's number.</summary>
    public int Number { get; init; }
}

/// <summary>A part that another assembly defines, by its name and version; the schema does not hold its shape.</summary>
public sealed record SpecSchemaForeign : SpecSchemaValue
{
    /// <summary>Describes one.</summary>
    /// <param name="name">The part's name, such as <c>part:Devices.Motor</c>.</param>
    /// <param name="version">The part's version.</param>
    public SpecSchemaForeign(string name, int version)
    {
        Name = name;
        Version = version;
    }

    /// <summary>The part's name, such as <c>part:Devices.Motor</c>.</summary>
    public string Name { get; init; }

    /// <summary>The part's version.</summary>
    public int Version { get; init; }
}
