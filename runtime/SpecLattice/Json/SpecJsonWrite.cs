using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using System.Text.Json;

namespace SpecLattice;

/// <summary>What generated writers are made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SpecJsonWrite
{
    /// <summary>What writing throws where an enum holds a number that its type does not declare.</summary>
    /// <param name="type">The enum.</param>
    /// <returns>The exception.</returns>
    public static SpecJsonException UndeclaredValue(string type) => SpecJsonException.At(0, $"the value is not one that {type} declares");

    /// <summary>A value's JSON as text.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="value">The value; null is JSON's null.</param>
    /// <param name="write">Writes a value.</param>
    /// <returns>The text.</returns>
    public static string Text<T>(T? value, WriteValue<T> write)
    {
        if (value is null)
        {
            return "null";
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, SpecJson.Compact))
        {
            write(writer, value);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Writes a map as an object.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="map">The map.</param>
    /// <param name="key">Writes a key.</param>
    /// <param name="value">Writes a value.</param>
    public static void Map<TKey, TValue>(Utf8JsonWriter writer, SpecMap<TKey, TValue> map, WriteKey<TKey> key, WriteValue<TValue> value)
        where TKey : notnull, IComparable<TKey>
    {
        writer.WriteStartObject();
        for (int i = 0; i < map.Count; i++)
        {
            key(writer, map.KeyAt(i));
            value(writer, map.ValueAt(i));
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a list as an array.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="list">The list.</param>
    /// <param name="value">Writes an item.</param>
    public static void List<T>(Utf8JsonWriter writer, SpecList<T> list, WriteValue<T> value)
    {
        writer.WriteStartArray();
        foreach (T item in list)
        {
            value(writer, item);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a set as an array.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="set">The set.</param>
    /// <param name="value">Writes an element.</param>
    public static void Set<T>(Utf8JsonWriter writer, SpecSet<T> set, WriteValue<T> value)
        where T : notnull
        => Array(writer, set.Items, value);

    /// <summary>Writes an array.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="array">The array; <c>default</c> counts as empty.</param>
    /// <param name="value">Writes an item.</param>
    public static void Array<T>(Utf8JsonWriter writer, ImmutableArray<T> array, WriteValue<T> value)
    {
        writer.WriteStartArray();
        if (!array.IsDefault)
        {
            foreach (T item in array)
            {
                value(writer, item);
            }
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a value that <see cref="SpecJsonRead.RawValue"/> kept, byte for byte.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="raw">The value's JSON.</param>
    /// <exception cref="JsonException">It is not the JSON of one value.</exception>
    public static void RawValue(Utf8JsonWriter writer, ReadOnlyMemory<byte> raw)
    {
        // The writer's own check stops at a depth of 64, but the value may have been read under a higher limit.
        var reader = new Utf8JsonReader(raw.Span, new JsonReaderOptions { MaxDepth = int.MaxValue });
        while (reader.Read())
        {
        }

        writer.WriteRawValue(raw.Span, skipInputValidation: true);
    }
}
