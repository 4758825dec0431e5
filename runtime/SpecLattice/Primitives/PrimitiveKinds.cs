using System.Numerics;

namespace SpecLattice.Primitives;

/// <summary>The kinds of values without parts, one row each. What a new row needs besides: docs/adding-a-kind.md.</summary>
internal static class PrimitiveKinds
{
    // Up to there a double holds every integer.
    private const long DoubleIntegers = 1L << 53;

    /// <summary>The rows.</summary>
    public static IReadOnlyList<PrimitiveKind> All { get; } =
    [
        new()
        {
            Name = "bool", TypeName = "System.Boolean", Codec = "Boolean", DirectWrite = "Boolean", JsonType = "boolean",
            Equality = PrimitiveEquality.Operator, Literal = PrimitiveLiteral.Boolean, Suggestions = ["false", "true"],
        },
        Integer("sbyte", "SByte", "int8", sbyte.MinValue, sbyte.MaxValue),
        Integer("byte", "Byte", "uint8", byte.MinValue, byte.MaxValue),
        Integer("int16", "Int16", "int16", short.MinValue, short.MaxValue),
        Integer("uint16", "UInt16", "uint16", ushort.MinValue, ushort.MaxValue),
        Integer("int32", "Int32", "int32", int.MinValue, int.MaxValue),
        Integer("uint32", "UInt32", "uint32", uint.MinValue, uint.MaxValue),
        Integer("int64", "Int64", "int64", long.MinValue, long.MaxValue),
        Integer("uint64", "UInt64", "uint64", ulong.MinValue, ulong.MaxValue),
        new()
        {
            Name = "double", TypeName = "System.Double", Codec = "Double", JsonType = "number", Format = "double",
            Number = new() { Lowest = -DoubleIntegers, Highest = DoubleIntegers },
            Equality = PrimitiveEquality.Comparer, Literal = PrimitiveLiteral.Double, Suggestions = ["0.0"],
        },
        new()
        {
            Name = "decimal", TypeName = "System.Decimal", Codec = "Decimal", JsonType = "number", Format = "decimal",
            Number = new() { Lowest = new BigInteger(decimal.MinValue), Highest = new BigInteger(decimal.MaxValue) },
            Equality = PrimitiveEquality.Exact, Literal = PrimitiveLiteral.Decimal, Suggestions = ["0", "\"0.00\""],
        },
        new()
        {
            Name = "string", TypeName = "System.String", Codec = "String", JsonType = "string", IsKey = true,
            Equality = PrimitiveEquality.Operator, Literal = PrimitiveLiteral.String, Suggestions = ["\"\""],
        },
        new()
        {
            Name = "uuid", TypeName = "System.Guid", Codec = "Guid", DirectWrite = "String", JsonType = "string", Format = "uuid", IsKey = true,
            Equality = PrimitiveEquality.Operator, Literal = PrimitiveLiteral.None,
        },
    ];

    private static readonly Dictionary<string, PrimitiveKind> ByName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, PrimitiveKind> ByType = All.ToDictionary(kind => kind.TypeName, StringComparer.Ordinal);

    /// <summary>The kind that schemas call so.</summary>
    public static PrimitiveKind Named(string name) => ByName[name];

    /// <summary>The kind of a type, by the type's name in metadata; null where it is none.</summary>
    public static PrimitiveKind? OfType(string typeName) => ByType.TryGetValue(typeName, out var kind) ? kind : null;

    private static PrimitiveKind Integer(string name, string type, string format, BigInteger lowest, BigInteger highest) => new()
    {
        Name = name,
        TypeName = "System." + type,
        Codec = type,
        DirectWrite = "Number",
        JsonType = "integer",
        Format = format,
        Number = new() { Lowest = lowest, Highest = highest, IsInteger = true },
        IsKey = true,
        Equality = PrimitiveEquality.Operator,
        Literal = PrimitiveLiteral.Integer,
        Suggestions = ["0"],
    };
}
