using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.CompilerServices;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>What the converters of collections have in common: an error of an element is placed below the collection.</summary>
/// <typeparam name="TCollection">The collection.</typeparam>
internal abstract class SpecCollectionConverter<TCollection> : JsonConverter<TCollection>
{
    /// <inheritdoc/>
    public sealed override TCollection Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        try
        {
            return ReadAll(ref reader);
        }
        catch (Exception error) when (SpecJsonPlacing.IsUnplaced(error) || error is SpecJsonException { Path: null })
        {
            // An element's converter has placed its error in the element, and left the reader there.
            throw error is SpecJsonException { IsPlaced: true } placed
                ? placed.PlaceInside(Element(start, reader.TokenStartIndex))
                : SpecJsonPlacing.PlaceBelow(error, start, ref reader);
        }
    }

    /// <inheritdoc/>
    public sealed override void Write(Utf8JsonWriter writer, TCollection value, JsonSerializerOptions options)
    {
        string place = "";
        try
        {
            WriteAll(writer, value, ref place);
        }
        catch (SpecJsonException error) when (error.Path is null)
        {
            throw error.PlaceInside(place);
        }
    }

    /// <summary>Reads the collection, on whose first token the reader stands.</summary>
    protected abstract TCollection ReadAll(ref Utf8JsonReader reader);

    /// <summary>Writes the collection.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The collection.</param>
    /// <param name="place">The place of the element that is written, as a JSON pointer.</param>
    protected abstract void WriteAll(Utf8JsonWriter writer, TCollection value, ref string place);

    /// <summary>The pointer of the element that holds a token: of the pointer's segments, the first.</summary>
    private static string Element(Utf8JsonReader start, long at)
    {
        string pointer = new SpecJsonLocator().Find(ref start, at);
        int end = pointer.Length > 0 ? pointer.IndexOf('/', 1) : -1;
        return end < 0 ? pointer : pointer[..end];
    }
}

/// <summary>Lets System.Text.Json read and write a list.</summary>
/// <typeparam name="T">The item type.</typeparam>
/// <param name="items">Reads and writes an item.</param>
internal sealed class SpecListConverter<T>(SpecElementConverter<T> items) : SpecCollectionConverter<SpecList<T>>
{
    /// <inheritdoc/>
    protected override SpecList<T> ReadAll(ref Utf8JsonReader reader) => SpecJsonRead.List<T>(ref reader, (ref Utf8JsonReader at) => items.Read(ref at)!);

    /// <inheritdoc/>
    protected override void WriteAll(Utf8JsonWriter writer, SpecList<T> value, ref string place)
    {
        writer.WriteStartArray();
        for (int i = 0; i < value.Count; i++)
        {
            place = SpecPointer.Segment(i);
            items.Write(writer, value[i]);
        }

        writer.WriteEndArray();
    }
}

/// <summary>Lets System.Text.Json read and write a set.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <param name="items">Reads and writes an element.</param>
internal sealed class SpecSetConverter<T>(SpecElementConverter<T> items) : SpecCollectionConverter<SpecSet<T>>
    where T : notnull
{
    /// <inheritdoc/>
    protected override SpecSet<T> ReadAll(ref Utf8JsonReader reader) => SpecJsonRead.Set<T>(
        ref reader,
        (ref Utf8JsonReader at) => items.Read(ref at) ?? throw SpecJsonRead.At(at.TokenStartIndex, "expected an element of a set, found null"));

    /// <inheritdoc/>
    protected override void WriteAll(Utf8JsonWriter writer, SpecSet<T> value, ref string place)
    {
        writer.WriteStartArray();
        for (int i = 0; i < value.Count; i++)
        {
            place = SpecPointer.Segment(i);
            items.Write(writer, value.Items[i]);
        }

        writer.WriteEndArray();
    }
}

/// <summary>Lets System.Text.Json read and write a map.</summary>
/// <typeparam name="TKey">The key type.</typeparam>
/// <typeparam name="TValue">The value type.</typeparam>
/// <param name="keys">Reads and writes a key.</param>
/// <param name="values">Reads and writes a value.</param>
internal sealed class SpecMapConverter<TKey, TValue>(SpecElementConverter<TKey> keys, SpecElementConverter<TValue> values) : SpecCollectionConverter<SpecMap<TKey, TValue>>
    where TKey : notnull
{
    /// <inheritdoc/>
    protected override SpecMap<TKey, TValue> ReadAll(ref Utf8JsonReader reader) =>
        SpecJsonRead.Map<TKey, TValue>(ref reader, keys.ReadKey, (ref Utf8JsonReader at) => values.Read(ref at)!);

    /// <inheritdoc/>
    protected override void WriteAll(Utf8JsonWriter writer, SpecMap<TKey, TValue> value, ref string place)
    {
        writer.WriteStartObject();
        for (int i = 0; i < value.Count; i++)
        {
            place = "";
            keys.WriteKey(writer, value.KeyAt(i));
            place = SpecPointer.Segment(SpecText.Invariant(value.KeyAt(i)));
            values.Write(writer, value.ValueAt(i));
        }

        writer.WriteEndObject();
    }
}
