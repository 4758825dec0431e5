using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values;

/// <summary>Values of leaves that have gone wrong somewhere before: bounds, numbers that a double cannot hold, odd texts.</summary>
internal static class Samples
{
    private static readonly ImmutableArray<string> Texts =
    [
        "", "a", " ", "null", "0", "Ada Lovelace", "\"\\/", "~1/a~0", "\u0000\u001f\u007f", "\u00e9e\u0301", "\u2028\u202e", "\U0001F4BE", "\uffff", "${x}<&>'",
        new('x', 300),
    ];

    private static readonly ImmutableArray<string> Uuids =
        [Guid.Empty.ToString("D"), Guid.AllBitsSet.ToString("D"), "67e55044-10b1-426f-9247-bb680e5fe0c8"];

    private static readonly ImmutableArray<double> Doubles =
        [0, 1, -1, 0.1, -2.5, 1e308, double.Epsilon, 9007199254740993, -0.0, double.MaxValue, double.MinValue];

    private static readonly Int128[] Integers =
    [
        0, 1, 2, -1, 7, sbyte.MaxValue, sbyte.MinValue, byte.MaxValue, 256, short.MaxValue, short.MinValue, ushort.MaxValue, 65536, int.MaxValue, int.MinValue,
        (Int128)int.MaxValue + 1, (Int128)int.MinValue - 1, uint.MaxValue, (Int128)uint.MaxValue + 1, (Int128)(1L << 53) + 1, -(Int128)(1L << 53) - 1,
        long.MaxValue, long.MinValue, (Int128)long.MaxValue + 1, ulong.MaxValue,
    ];

    private static readonly ImmutableDictionary<SpecSchemaKind, ImmutableArray<JsonNode>> ByKind =
        Enum.GetValues<SpecSchemaKind>().ToImmutableDictionary(kind => kind, Of);

    /// <summary>The values of a leaf, the simplest first. Those of enums and scalars are all that are known.</summary>
    public static ImmutableArray<JsonNode> Leaf(Shape shape) => shape switch
    {
        PrimitiveShape primitive => ByKind[primitive.Kind],
        EnumShape members => [.. members.Members.Select(member => (JsonNode)JsonValue.Create(member))],
        ScalarShape scalar => [.. scalar.Examples.Select(example => JsonText.Parse(example)!)],
        _ => [],
    };

    /// <summary>The texts that stand for a leaf's values as keys of a map.</summary>
    public static ImmutableArray<string> Keys(Shape shape) =>
        [.. Leaf(shape).Select(value => value is JsonValue text && text.TryGetValue<string>(out var name) ? name : JsonText.Write(value))];

    /// <summary>A random value of a leaf that has more than the samples.</summary>
    public static JsonNode? Random(Shape shape, Dice dice) => shape is not PrimitiveShape primitive ? null : primitive.Kind switch
    {
        SpecSchemaKind.Bool => JsonValue.Create(dice.Below(2) == 0),
        SpecSchemaKind.String => JsonValue.Create(RandomText(dice)),
        SpecSchemaKind.Uuid => JsonValue.Create(dice.Uuid().ToString("D")),
        SpecSchemaKind.Double => JsonValue.Create(Math.Round((dice.Fraction() - 0.5) * 1e6, dice.Below(6))),
        var kind => JsonNode.Parse(RandomInteger(kind, dice).ToString(CultureInfo.InvariantCulture)),
    };

    /// <summary>The integers just outside a type's range.</summary>
    public static IEnumerable<JsonNode> Outside(SpecSchemaKind kind)
    {
        var (lowest, highest) = Range(kind);
        return new[] { lowest - 1, highest + 1 }.Select(number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))!);
    }

    private static string RandomText(Dice dice) =>
        string.Concat(Enumerable.Range(0, dice.Below(7)).Select(_ => (char)('a' + dice.Below(26))));

    // Of any size: most integers of 64 bits are huge, which small types never see.
    private static Int128 RandomInteger(SpecSchemaKind kind, Dice dice)
    {
        var (lowest, highest) = Range(kind);
        var width = 1 + dice.Below(64);
        var magnitude = (Int128)(dice.Bits() >> (64 - width));
        return Int128.Clamp(lowest < 0 && dice.Below(2) == 0 ? -magnitude : magnitude, lowest, highest);
    }

    private static ImmutableArray<JsonNode> Of(SpecSchemaKind kind) => kind switch
    {
        SpecSchemaKind.Bool => [JsonValue.Create(false), JsonValue.Create(true)],
        SpecSchemaKind.String => [.. Texts.Select(text => (JsonNode)JsonValue.Create(text))],
        SpecSchemaKind.Uuid => [.. Uuids.Select(text => (JsonNode)JsonValue.Create(text))],
        SpecSchemaKind.Double => [.. Doubles.Select(number => (JsonNode)JsonValue.Create(number))],
        _ => Range(kind) switch
        {
            var (lowest, highest) =>
                [.. Integers.Where(number => number >= lowest && number <= highest).Select(number => JsonNode.Parse(number.ToString(CultureInfo.InvariantCulture))!)],
        },
    };

    private static (Int128 Lowest, Int128 Highest) Range(SpecSchemaKind kind) => kind switch
    {
        SpecSchemaKind.SByte => (sbyte.MinValue, sbyte.MaxValue),
        SpecSchemaKind.Byte => (byte.MinValue, byte.MaxValue),
        SpecSchemaKind.Int16 => (short.MinValue, short.MaxValue),
        SpecSchemaKind.UInt16 => (ushort.MinValue, ushort.MaxValue),
        SpecSchemaKind.Int32 => (int.MinValue, int.MaxValue),
        SpecSchemaKind.UInt32 => (uint.MinValue, uint.MaxValue),
        SpecSchemaKind.Int64 => (long.MinValue, long.MaxValue),
        _ => (ulong.MinValue, ulong.MaxValue),
    };
}
