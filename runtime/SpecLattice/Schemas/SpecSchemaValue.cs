namespace SpecLattice.Schemas;

/// <summary>What a member, a case, an element or a map entry holds.</summary>
public abstract record SpecSchemaValue
{
    /// <summary>Whether it can be null.</summary>
    public bool IsNullable { get; init; }
}

/// <summary>A truth value, a number, a text or a UUID.</summary>
/// <param name="Kind">Which.</param>
public sealed record SpecSchemaPrimitive(SpecSchemaKind Kind) : SpecSchemaValue;

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
/// <param name="Text">What it looks like in JSON: the line that its <see cref="SpecScalarAttribute"/> gives.</param>
public sealed record SpecSchemaScalar(string Text) : SpecSchemaValue;

/// <summary>A map: a JSON object whose names are the keys.</summary>
/// <param name="Key">The keys.</param>
/// <param name="Value">The values.</param>
public sealed record SpecSchemaMap(SpecSchemaValue Key, SpecSchemaValue Value) : SpecSchemaValue;

/// <summary>A list: a JSON array.</summary>
/// <param name="Element">The elements.</param>
public sealed record SpecSchemaList(SpecSchemaValue Element) : SpecSchemaValue;

/// <summary>A set: a JSON array without two equal elements, in any order.</summary>
/// <param name="Element">The elements.</param>
public sealed record SpecSchemaSet(SpecSchemaValue Element) : SpecSchemaValue;

/// <summary>A type of the same schema.</summary>
/// <param name="Number">The type's number.</param>
public sealed record SpecSchemaReference(int Number) : SpecSchemaValue;

/// <summary>A part that another assembly defines, by its name and version; the schema does not hold its shape.</summary>
/// <param name="Name">The part's name, such as <c>part:Devices.Motor</c>.</param>
/// <param name="Version">The part's version.</param>
public sealed record SpecSchemaForeign(string Name, int Version) : SpecSchemaValue;
