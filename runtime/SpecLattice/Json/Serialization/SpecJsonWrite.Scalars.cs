using System.Globalization;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <content>Values without parts, and keys.</content>
public static partial class SpecJsonWrite
{
    /// <summary>Writes true or false.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Boolean(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    /// <summary>Writes an integer.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Byte(Utf8JsonWriter writer, byte value) => writer.WriteNumberValue((uint)value);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public static void SByte(Utf8JsonWriter writer, sbyte value) => writer.WriteNumberValue((int)value);

    /// <inheritdoc cref="Byte"/>
    public static void Int16(Utf8JsonWriter writer, short value) => writer.WriteNumberValue((int)value);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public static void UInt16(Utf8JsonWriter writer, ushort value) => writer.WriteNumberValue((uint)value);

    /// <inheritdoc cref="Byte"/>
    public static void Int32(Utf8JsonWriter writer, int value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public static void UInt32(Utf8JsonWriter writer, uint value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="Byte"/>
    public static void Int64(Utf8JsonWriter writer, long value) => writer.WriteNumberValue(value);

    /// <inheritdoc cref="Byte"/>
    [CLSCompliant(false)]
    public static void UInt64(Utf8JsonWriter writer, ulong value) => writer.WriteNumberValue(value);

    /// <summary>Writes a number. Minus zero is zero: equal values are written alike.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">The value is not finite.</exception>
    public static void Double(Utf8JsonWriter writer, double value) => writer.WriteNumberValue(double.IsFinite(value)
        ? SpecJsonRead.WithoutMinusZero(value)
        : throw NotFinite());

    /// <summary>Writes a decimal number with all its digits, zeros at the end among them.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Decimal(Utf8JsonWriter writer, decimal value) => writer.WriteNumberValue(value);

    /// <summary>Writes a string.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">The value is null, or not valid Unicode.</exception>
    public static void String(Utf8JsonWriter writer, string value) => writer.WriteStringValue(Valid(value ?? throw Null("a string")));

    /// <summary>Writes a member that is a string.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="SpecJsonException">It is null, or not valid Unicode.</exception>
    public static void String(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string value)
    {
        writer.WritePropertyName(name);
        String(writer, value);
    }

    /// <summary>Writes a UUID, hyphenated and in lower case.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    public static void Guid(Utf8JsonWriter writer, Guid value) => writer.WriteStringValue(value);

    /// <summary>Writes a key.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    /// <exception cref="SpecJsonException">The key is not valid Unicode.</exception>
    public static void StringKey(Utf8JsonWriter writer, string key) => writer.WritePropertyName(Valid(key));

    /// <summary>Writes a key, hyphenated and in lower case.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    public static void GuidKey(Utf8JsonWriter writer, Guid key) => FormattedKey(writer, key);

    /// <summary>Writes a key in digits.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    public static void ByteKey(Utf8JsonWriter writer, byte key) => FormattedKey(writer, key);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static void SByteKey(Utf8JsonWriter writer, sbyte key) => FormattedKey(writer, key);

    /// <inheritdoc cref="ByteKey"/>
    public static void Int16Key(Utf8JsonWriter writer, short key) => FormattedKey(writer, key);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static void UInt16Key(Utf8JsonWriter writer, ushort key) => FormattedKey(writer, key);

    /// <inheritdoc cref="ByteKey"/>
    public static void Int32Key(Utf8JsonWriter writer, int key) => FormattedKey(writer, key);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static void UInt32Key(Utf8JsonWriter writer, uint key) => FormattedKey(writer, key);

    /// <inheritdoc cref="ByteKey"/>
    public static void Int64Key(Utf8JsonWriter writer, long key) => FormattedKey(writer, key);

    /// <inheritdoc cref="ByteKey"/>
    [CLSCompliant(false)]
    public static void UInt64Key(Utf8JsonWriter writer, ulong key) => FormattedKey(writer, key);

    /// <summary>Writes a key that is a value of an enum, by its name.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    /// <param name="write">Writes a value of the enum as a string.</param>
    /// <exception cref="SpecJsonException">The key is not one that the enum declares.</exception>
    public static void EnumKey<T>(Utf8JsonWriter writer, T key, WriteValue<T> write) => writer.WritePropertyName(EnumKeyText(key, write));

    /// <summary>The name by which a value of an enum is written.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="key">The value.</param>
    /// <param name="write">Writes a value of the enum as a string.</param>
    /// <returns>The name; of a value that the enum does not declare, its number.</returns>
    public static string EnumName<T>(T key, WriteValue<T> write)
        where T : notnull
    {
        try
        {
            return EnumKeyText(key, write);
        }
        catch (SpecJsonException)
        {
            return SpecText.Invariant(key);
        }
    }

    private static string EnumKeyText<T>(T key, WriteValue<T> write)
    {
        var reader = new Utf8JsonReader(Utf8(key, write));
        reader.Read();
        return reader.GetString()!;
    }

    private static void FormattedKey<T>(Utf8JsonWriter writer, T key)
        where T : IUtf8SpanFormattable
    {
        // A UUID has 36 characters, an integer of 128 bits at most 40.
        Span<byte> text = stackalloc byte[40];
        key.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
        writer.WritePropertyName(text[..length]);
    }
}
