using System.Numerics;

namespace SpecLattice.Primitives;

/// <summary>The kinds of values without parts, one row each. What a new row needs besides: docs/adding-a-kind.md.</summary>
internal static class PrimitiveKinds
{
    // Up to there each of them holds every integer.
    private const long DoubleIntegers = 1L << 53;
    private const long SingleIntegers = 1L << 24;
    private const long HalfIntegers = 1L << 11;

    private static readonly PrimitiveKind[] Values =
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
        Integer("int128", "Int128", "int128", -BigInteger.Pow(2, 127), BigInteger.Pow(2, 127) - 1, direct: null),
        Integer("uint128", "UInt128", "uint128", 0, BigInteger.Pow(2, 128) - 1, direct: null),
        new()
        {
            Name = "bigint", TypeName = "System.Numerics.BigInteger", Codec = "BigInteger", JsonType = "integer",
            Number = new() { IsInteger = true },
            Equality = PrimitiveEquality.Operator, Literal = PrimitiveLiteral.Integer, Suggestions = ["0"],
        },
        new()
        {
            Name = "double", TypeName = "System.Double", Codec = "Double", JsonType = "number", Format = "double",
            Number = new() { Lowest = -DoubleIntegers, Highest = DoubleIntegers, IsBinaryFraction = true },
            Equality = PrimitiveEquality.Comparer, Literal = PrimitiveLiteral.Double, Suggestions = ["0.0"],
        },
        new()
        {
            Name = "single", TypeName = "System.Single", Codec = "Single", JsonType = "number", Format = "float",
            Number = new() { Lowest = -SingleIntegers, Highest = SingleIntegers, IsBinaryFraction = true },
            Equality = PrimitiveEquality.Comparer, Literal = PrimitiveLiteral.Single, Suggestions = ["0f"],
        },
        new()
        {
            Name = "half", TypeName = "System.Half", Codec = "Half", JsonType = "number",
            Number = new() { Lowest = -HalfIntegers, Highest = HalfIntegers, IsBinaryFraction = true },
            Equality = PrimitiveEquality.Comparer, Literal = PrimitiveLiteral.None,
        },
        new()
        {
            Name = "decimal", TypeName = "System.Decimal", Codec = "Decimal", JsonType = "number", Format = "decimal",
            Number = new() { Lowest = new BigInteger(decimal.MinValue), Highest = new BigInteger(decimal.MaxValue) },
            Equality = PrimitiveEquality.Exact, Literal = PrimitiveLiteral.Decimal, Suggestions = ["0", "\"0.00\""],
        },
    ];

    private static readonly PrimitiveKind[] Texts =
    [
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
        Text("char", "System.Char", "Char", PrimitiveEquality.Operator, isKey: true),
        Text("rune", "System.Text.Rune", "Rune", PrimitiveEquality.Operator),
        Text("datetime", "System.DateTime", "DateTime", PrimitiveEquality.Exact),
        Text("datetimeoffset", "System.DateTimeOffset", "DateTimeOffset", PrimitiveEquality.Exact, format: "date-time"),
        Text("dateonly", "System.DateOnly", "DateOnly", PrimitiveEquality.Operator, format: "date", isKey: true),
        Text("timeonly", "System.TimeOnly", "TimeOnly", PrimitiveEquality.Operator),
        Text("timespan", "System.TimeSpan", "TimeSpan", PrimitiveEquality.Operator),
        Text("uri", "System.Uri", "Uri", PrimitiveEquality.Exact, format: "uri-reference"),
        Text("version", "System.Version", "Version", PrimitiveEquality.Operator),
        Text("ipaddress", "System.Net.IPAddress", "IPAddress", PrimitiveEquality.Comparer, isUnordered: true),
        Text("bytes", "SpecLattice.SpecBytes", "Bytes", PrimitiveEquality.Operator, format: "byte"),
    ];

    private static readonly PrimitiveKind[] Others =
    [
        new()
        {
            Name = "json", TypeName = "SpecLattice.SpecJsonValue", Codec = "JsonValue", JsonType = null, IsUnordered = true,
            Equality = PrimitiveEquality.Operator, Literal = PrimitiveLiteral.None,
        },
    ];

    /// <summary>The rows.</summary>
    public static IReadOnlyList<PrimitiveKind> All { get; } = [.. Values, .. Texts, .. Others];

    private static readonly Dictionary<string, PrimitiveKind> ByName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
    private static readonly Dictionary<string, PrimitiveKind> ByType = All.ToDictionary(kind => kind.TypeName, StringComparer.Ordinal);

    /// <summary>The kind that schemas call so.</summary>
    public static PrimitiveKind Named(string name) => ByName[name];

    /// <summary>The kind of a type, by the type's name in metadata; null where it is none.</summary>
    public static PrimitiveKind? OfType(string typeName) => ByType.TryGetValue(typeName, out var kind) ? kind : null;

    private static PrimitiveKind Text(string name, string type, string codec, PrimitiveEquality equality, string? format = null, bool isKey = false, bool isUnordered = false) => new()
    {
        Name = name,
        TypeName = type,
        Codec = codec,
        JsonType = "string",
        Format = format,
        IsKey = isKey,
        IsUnordered = isUnordered,
        Equality = equality,
        Literal = PrimitiveLiteral.None,
    };

    private static PrimitiveKind Integer(string name, string type, string format, BigInteger lowest, BigInteger highest, string? direct = "Number") => new()
    {
        Name = name,
        TypeName = "System." + type,
        Codec = type,
        DirectWrite = direct,
        JsonType = "integer",
        Format = format,
        Number = new() { Lowest = lowest, Highest = highest, IsInteger = true },
        IsKey = true,
        Equality = PrimitiveEquality.Operator,
        Literal = PrimitiveLiteral.Integer,
        Suggestions = ["0"],
    };
}
