using System.Collections.Frozen;
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
        [SpecSchemaKind.Double] = new DoubleExamples(),
        [SpecSchemaKind.Decimal] = new DecimalExamples(),
        [SpecSchemaKind.String] = new StringExamples(),
        [SpecSchemaKind.Uuid] = new UuidExamples(),
    }.ToFrozenDictionary();

    /// <summary>The examples of a shape.</summary>
    public static LeafExamples Of(PrimitiveShape shape) => Of(shape.Kind);

    /// <summary>The examples of a kind.</summary>
    public static LeafExamples Of(SpecSchemaKind kind) => All.TryGetValue(kind, out var examples)
        ? examples
        : throw new InvalidOperationException($"no examples of a {kind} are known: it needs a row in {nameof(PrimitiveExamples)}");
}
