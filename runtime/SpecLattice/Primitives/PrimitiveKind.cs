using System.Numerics;

namespace SpecLattice.Primitives;

/// <summary>
/// One kind of value without parts: a row of <see cref="PrimitiveKinds"/>. The file is compiled into the runtime and into the generator, so that one row serves both.
/// </summary>
internal sealed class PrimitiveKind
{
    /// <summary>What schemas and locks call it; in lower case the name of its <c>SpecSchemaKind</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The type's name in metadata.</summary>
    public required string TypeName { get; init; }

    /// <summary>The methods of <c>SpecJsonRead</c> and <c>SpecJsonWrite</c> that read and write it; for a key with <c>Key</c> behind it.</summary>
    public required string Codec { get; init; }

    /// <summary>
    /// What <c>Utf8JsonWriter</c> calls it, where the writer's own methods write exactly the right form: <c>Number</c> for <c>WriteNumber</c> and <c>WriteNumberValue</c>.
    /// Null where <c>SpecJsonWrite</c> must do it.
    /// </summary>
    public string? DirectWrite { get; init; }

    /// <summary>The kind of JSON value: the <c>type</c> of a JSON Schema. Null where it can be any but null.</summary>
    public required string? JsonType { get; init; }

    /// <summary>The <c>format</c> of a JSON Schema. An integer's is only said in OpenAPI: JSON Schema has its bounds.</summary>
    public string? Format { get; init; }

    /// <summary>What is known of a number.</summary>
    public PrimitiveNumber? Number { get; init; }

    /// <summary>Whether it can be the key of a map.</summary>
    public bool IsKey { get; init; }

    /// <summary>Whether its values have no order, so that no set can hold them.</summary>
    public bool IsUnordered { get; init; }

    /// <summary>How generated code compares two values.</summary>
    public required PrimitiveEquality Equality { get; init; }

    /// <summary>Which constants can be declared as an absent value or a default.</summary>
    public required PrimitiveLiteral Literal { get; init; }

    /// <summary>The constants that a code fix offers as an absent value, as C# writes them.</summary>
    public IReadOnlyList<string> Suggestions { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>What is known of a number's type.</summary>
internal sealed class PrimitiveNumber
{
    /// <summary>The lowest integer that it holds, as it holds all others up to the highest; null where there is none.</summary>
    public BigInteger? Lowest { get; init; }

    /// <summary>The highest integer that it holds, as it holds all others down to the lowest; null where there is none.</summary>
    public BigInteger? Highest { get; init; }

    /// <summary>Whether it holds integers only.</summary>
    public bool IsInteger { get; init; }

    /// <summary>Whether it holds binary fractions: of two such types the wider one holds all that the other holds.</summary>
    public bool IsBinaryFraction { get; init; }

    /// <summary>Whether an integer is in the range.</summary>
    public bool Contains(BigInteger value) => !(value < Lowest) && !(value > Highest);

    /// <summary>Whether it holds all numbers that another type holds.</summary>
    public bool Contains(PrimitiveNumber other) =>
        (other.IsInteger || (IsBinaryFraction && other.IsBinaryFraction))
        && (Lowest is not { } lowest || lowest <= other.Lowest)
        && (Highest is not { } highest || highest >= other.Highest);
}

/// <summary>How generated code compares two values, so that values that are written differently are not equal.</summary>
internal enum PrimitiveEquality
{
    /// <summary>By <c>==</c>.</summary>
    Operator,

    /// <summary>By the type's default comparer: <c>==</c> would not do, since NaN is not equal to itself.</summary>
    Comparer,

    /// <summary>By <c>SpecEquality</c>: the type's own equality takes values for equal that are written differently.</summary>
    Exact,
}

/// <summary>Which constants can be declared for a value.</summary>
internal enum PrimitiveLiteral
{
    /// <summary>None; a static member can.</summary>
    None,

    /// <summary><c>true</c> and <c>false</c>.</summary>
    Boolean,

    /// <summary>Integers in the range.</summary>
    Integer,

    /// <summary>Integers and floating-point numbers.</summary>
    Double,

    /// <summary>Integers and floating-point numbers that are one of 32 bits, by their digits.</summary>
    Single,

    /// <summary>Decimal digits in a string, which keep trailing zeros; integers, and floating-point numbers that stand for exactly one decimal.</summary>
    Decimal,

    /// <summary>Strings.</summary>
    String,
}
