using System.Text.Json;
using SpecLattice.Serialization;

namespace SpecLattice.Tests.Json;

/// <summary>One scalar as a document, by the name of its reader.</summary>
public abstract record Scalar<T>(T Value)
{
    public sealed override string ToString() => FormattableString.Invariant($"{Value}");
}

public sealed record Flag(bool Value) : Scalar<bool>(Value), ISpecJson<Flag>
{
    public static Flag ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.Boolean(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, Flag value) => SpecJsonWrite.Boolean(writer, value.Value);
}

public sealed record U8(byte Value) : Scalar<byte>(Value), ISpecJson<U8>
{
    public static U8 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.Byte(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, U8 value) => SpecJsonWrite.Byte(writer, value.Value);
}

public sealed record I8(sbyte Value) : Scalar<sbyte>(Value), ISpecJson<I8>
{
    public static I8 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.SByte(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, I8 value) => SpecJsonWrite.SByte(writer, value.Value);
}

public sealed record I16(short Value) : Scalar<short>(Value), ISpecJson<I16>
{
    public static I16 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.Int16(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, I16 value) => SpecJsonWrite.Int16(writer, value.Value);
}

public sealed record U16(ushort Value) : Scalar<ushort>(Value), ISpecJson<U16>
{
    public static U16 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.UInt16(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, U16 value) => SpecJsonWrite.UInt16(writer, value.Value);
}

public sealed record I32(int Value) : Scalar<int>(Value), ISpecJson<I32>
{
    public static I32 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.Int32(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, I32 value) => SpecJsonWrite.Int32(writer, value.Value);
}

public sealed record U32(uint Value) : Scalar<uint>(Value), ISpecJson<U32>
{
    public static U32 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.UInt32(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, U32 value) => SpecJsonWrite.UInt32(writer, value.Value);
}

public sealed record I64(long Value) : Scalar<long>(Value), ISpecJson<I64>
{
    public static I64 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.Int64(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, I64 value) => SpecJsonWrite.Int64(writer, value.Value);
}

public sealed record U64(ulong Value) : Scalar<ulong>(Value), ISpecJson<U64>
{
    public static U64 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.UInt64(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, U64 value) => SpecJsonWrite.UInt64(writer, value.Value);
}

public sealed record F64(double Value) : Scalar<double>(Value), ISpecJson<F64>
{
    public static F64 ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.Double(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, F64 value) => SpecJsonWrite.Double(writer, value.Value);
}

public sealed record Text(string Value) : Scalar<string>(Value), ISpecJson<Text>
{
    public static Text ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.String(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, Text value) => SpecJsonWrite.String(writer, value.Value);
}

public sealed record Uuid(Guid Value) : Scalar<Guid>(Value), ISpecJson<Uuid>
{
    public static Uuid ReadJson(ref Utf8JsonReader reader) => new(SpecJsonRead.Guid(ref reader));

    public static void WriteJson(Utf8JsonWriter writer, Uuid value) => SpecJsonWrite.Guid(writer, value.Value);
}
