using System.Buffers;
using System.Collections.Immutable;
using System.ComponentModel;
using System.Text;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <summary>What generated writers are made of.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class SpecJsonWrite
{
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

        return Encoding.UTF8.GetString(Utf8(value, write));
    }

    private static ReadOnlySpan<byte> Utf8<T>(T value, WriteValue<T> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, SpecJson.WriterOptions(indented: false)))
        {
            write(writer, value);
        }

        return buffer.WrittenSpan;
    }

    /// <summary>Writes a member that is a spec, a part or a union.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="name">The member's name.</param>
    /// <param name="value">The value.</param>
    public static void Value<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, T value)
        where T : ISpecJson<T>
    {
        writer.WritePropertyName(name);
        T.WriteJson(writer, value);
    }

    /// <summary>Writes a map as an object.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="map">The map.</param>
    /// <param name="key">Writes a key.</param>
    /// <param name="value">Writes a value.</param>
    /// <exception cref="SpecJsonException">The map is null, or two of its keys are written alike.</exception>
    public static void Map<TKey, TValue>(Utf8JsonWriter writer, SpecMap<TKey, TValue> map, WriteKey<TKey> key, WriteValue<TValue> value)
        where TKey : notnull
    {
        StartObject(writer, map, "a map");
        using SpecJsonTexts? texts = HasOwnText<TKey>() || map.Count < 2 ? null : new SpecJsonTexts();
        for (int i = 0; i < map.Count; i++)
        {
            key(writer, map.KeyAt(i));
            if (texts?.AddKey(map.KeyAt(i), key) == false)
            {
                throw Error("duplicate key, expected every key once: two different keys are written alike");
            }

            value(writer, map.ValueAt(i));
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a list as an array.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="list">The list.</param>
    /// <param name="value">Writes an item.</param>
    /// <exception cref="SpecJsonException">The list is null.</exception>
    public static void List<T>(Utf8JsonWriter writer, SpecList<T> list, WriteValue<T> value)
    {
        if (list is null)
        {
            throw Null("an array");
        }

        RequireStack();
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
    /// <exception cref="SpecJsonException">The set is null, or two of its elements are written alike.</exception>
    public static void Set<T>(Utf8JsonWriter writer, SpecSet<T> set, WriteValue<T> value)
        where T : notnull
    {
        if (set is null)
        {
            throw Null("an array");
        }

        RequireStack();
        writer.WriteStartArray();
        using SpecJsonTexts? texts = HasOwnText<T>() || set.Count < 2 ? null : new SpecJsonTexts();
        foreach (T item in set)
        {
            if (texts?.AddValue(item, value) == false)
            {
                throw Error("duplicate item, expected every item once: two different items are written alike");
            }

            value(writer, item);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes an array.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="writer">The writer.</param>
    /// <param name="array">The array.</param>
    /// <param name="value">Writes an item.</param>
    /// <exception cref="SpecJsonException">The array was never assigned.</exception>
    public static void Array<T>(Utf8JsonWriter writer, ImmutableArray<T> array, WriteValue<T> value)
    {
        if (array.IsDefault)
        {
            throw Error("expected an array, found one that was never assigned");
        }

        RequireStack();
        writer.WriteStartArray();
        foreach (T item in array)
        {
            value(writer, item);
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a value that <see cref="SpecJsonRead.RawValue"/> kept, byte for byte, comments included.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="raw">The value's JSON.</param>
    /// <exception cref="SpecJsonException">It is not the JSON of one value, in valid UTF-8.</exception>
    public static void RawValue(Utf8JsonWriter writer, ReadOnlyMemory<byte> raw)
    {
        // As lenient as any reader that the value may have come from, also in depth: what was read is passed on. The writer's own check is not, and stops at a depth of 64.
        var reader = new Utf8JsonReader(raw.Span, new JsonReaderOptions { MaxDepth = int.MaxValue, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        try
        {
            while (reader.Read())
            {
            }
        }
        catch (JsonException error)
        {
            throw Error("expected the JSON of one value that was kept, found something else", error);
        }

        // Inside of strings the reader lets anything through, and whoever makes text of it replaces what is not valid.
        if (!System.Text.Unicode.Utf8.IsValid(raw.Span))
        {
            throw Error("expected valid Unicode, found invalid UTF-8");
        }

        writer.WriteRawValue(raw.Span, skipInputValidation: true);
    }
}
