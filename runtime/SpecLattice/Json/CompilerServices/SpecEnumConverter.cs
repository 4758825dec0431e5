using System.Buffers;
using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>Lets System.Text.Json read and write an enum by its members' names, as a value and as the key of a dictionary. Generated converters derive from it.</summary>
/// <typeparam name="T">The enum.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class SpecEnumConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        try
        {
            return ReadName(ref reader);
        }
        catch (Exception error) when (SpecJsonPlacing.IsUnplaced(error))
        {
            throw SpecJsonPlacing.PlaceBelow(error, start, ref reader);
        }
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        try
        {
            WriteName(writer, value);
        }
        catch (SpecJsonException error) when (SpecJsonWrite.IsUnplaced(error))
        {
            throw error.PlaceBelow("", null);
        }
    }

    /// <inheritdoc/>
    public sealed override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        byte[] name = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan.ToArray();
        var value = new Utf8JsonReader([(byte)'"', .. name, (byte)'"']);
        value.Read();
        try
        {
            return ReadName(ref value);
        }
        catch (SpecJsonException error) when (SpecJsonPlacing.IsUnplaced(error))
        {
            throw error.PlaceBelow("", null);
        }
    }

    /// <inheritdoc/>
    public sealed override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var text = new Utf8JsonWriter(buffer))
        {
            Write(text, value, options);
        }

        var reader = new Utf8JsonReader(buffer.WrittenSpan);
        reader.Read();
        writer.WritePropertyName(reader.GetString()!);
    }

    /// <summary>Reads a value, on whose token the reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    protected abstract T ReadName(ref Utf8JsonReader reader);

    /// <summary>Writes a value.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    protected abstract void WriteName(Utf8JsonWriter writer, T value);
}
