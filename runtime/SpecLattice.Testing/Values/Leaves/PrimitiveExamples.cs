using System.Collections.Frozen;
using SpecLattice.Schemas;
using SpecLattice.Testing.Shapes;

namespace SpecLattice.Testing.Values.Leaves;

/// <summary>The examples of each kind of values without parts, one row each.</summary>
internal static class PrimitiveExamples
{
    private static readonly FrozenDictionary<SpecSchemaKind, LeafExamples> All = new Dictionary<SpecSchemaKind, LeafExamples>
    {
        [SpecSchemaKind.Bool] = new BooleanExamples(),
        [SpecSchemaKind.SByte] = new IntegerExamples<sbyte>(),
        [SpecSchemaKind.Byte] = new IntegerExamples<byte>(),
        [SpecSchemaKind.Int16] = new IntegerExamples<short>(),
        [SpecSchemaKind.UInt16] = new IntegerExamples<ushort>(),
        [SpecSchemaKind.Int32] = new IntegerExamples<int>(),
        [SpecSchemaKind.UInt32] = new IntegerExamples<uint>(),
        [SpecSchemaKind.Int64] = new IntegerExamples<long>(),
        [SpecSchemaKind.UInt64] = new IntegerExamples<ulong>(),
        [SpecSchemaKind.Int128] = new IntegerExamples<Int128>(),
        [SpecSchemaKind.UInt128] = new IntegerExamples<UInt128>(),
        [SpecSchemaKind.BigInt] = new BigIntegerExamples(),
        [SpecSchemaKind.Single] = new BinaryFractionExamples<float>(),
        [SpecSchemaKind.Half] = new BinaryFractionExamples<Half>(),
        [SpecSchemaKind.Double] = new DoubleExamples(),
        [SpecSchemaKind.Decimal] = new DecimalExamples(),
        [SpecSchemaKind.String] = new StringExamples(),
        [SpecSchemaKind.Uuid] = new UuidExamples(),
        [SpecSchemaKind.Char] = CharacterExamples.OfChar,
        [SpecSchemaKind.Rune] = CharacterExamples.OfRune,
        [SpecSchemaKind.DateTime] = TimeExamples.OfDateTime,
        [SpecSchemaKind.DateTimeOffset] = TimeExamples.OfDateTimeOffset,
        [SpecSchemaKind.DateOnly] = TimeExamples.OfDateOnly,
        [SpecSchemaKind.TimeOnly] = TimeExamples.OfTimeOnly,
        [SpecSchemaKind.TimeSpan] = TimeExamples.OfTimeSpan,
        [SpecSchemaKind.Uri] = AddressExamples.OfUri,
        [SpecSchemaKind.Version] = AddressExamples.OfVersion,
        [SpecSchemaKind.IPAddress] = AddressExamples.OfIPAddress,
        [SpecSchemaKind.Bytes] = BytesExamples.Instance,
        [SpecSchemaKind.Json] = new JsonExamples(),
    }.ToFrozenDictionary();

    /// <summary>The examples of a shape.</summary>
    public static LeafExamples Of(PrimitiveShape shape) => Of(shape.Kind);

    /// <summary>The examples of a kind.</summary>
    public static LeafExamples Of(SpecSchemaKind kind) => All.TryGetValue(kind, out var examples)
        ? examples
        : throw new InvalidOperationException($"no examples of a {kind} are known: it needs a row in {nameof(PrimitiveExamples)}");
}
