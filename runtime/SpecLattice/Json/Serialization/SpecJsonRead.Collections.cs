using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <content>Maps, lists and sets.</content>
public static partial class SpecJsonRead
{
    /// <summary>Reads an object as a map.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <param name="key">Reads a key.</param>
    /// <param name="value">Reads a value.</param>
    /// <returns>The map.</returns>
    /// <exception cref="SpecJsonException">It is not such an object, or two members have one key, even if spelled differently.</exception>
    public static SpecMap<TKey, TValue> Map<TKey, TValue>(ref Utf8JsonReader reader, ReadKey<TKey> key, ReadValue<TValue> value)
        where TKey : notnull
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw Unexpected(ref reader, "an object");
        }

        RequireStack(ref reader);
        Utf8JsonReader start = reader;
        var builder = new SpecMapBuilder<TKey, TValue>(0);
        while (NextMember(ref reader))
        {
            TKey entryKey = key(ref reader);
            Advance(ref reader);
            builder.Add(entryKey, value(ref reader));
        }

        return builder.Build(out int duplicate) ?? throw At(StartOfMember(start, duplicate), "duplicate key, expected every key once");
    }

    /// <summary>Reads an array as a list.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <param name="value">Reads an item.</param>
    /// <returns>The list.</returns>
    public static SpecList<T> List<T>(ref Utf8JsonReader reader, ReadValue<T> value)
    {
        StartArray(ref reader);
        var items = new SpecStorageBuilder<T>(0);
        while (NextItem(ref reader))
        {
            items.Add(value(ref reader));
        }

        return items.Count == 0 ? SpecList<T>.Empty : new SpecList<T>(items.ToStorage());
    }

    /// <summary>Reads an array as a set; equal elements count once.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <param name="value">Reads an element.</param>
    /// <returns>The set.</returns>
    public static SpecSet<T> Set<T>(ref Utf8JsonReader reader, ReadValue<T> value)
        where T : notnull
    {
        StartArray(ref reader);
        var items = new List<T>();
        while (NextItem(ref reader))
        {
            items.Add(value(ref reader));
        }

        return SpecSet.Create<T>(CollectionsMarshal.AsSpan(items));
    }

    /// <summary>Reads an array.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="reader">The reader.</param>
    /// <param name="value">Reads an item.</param>
    /// <returns>The array.</returns>
    public static ImmutableArray<T> Array<T>(ref Utf8JsonReader reader, ReadValue<T> value)
    {
        StartArray(ref reader);
        var items = ImmutableArray.CreateBuilder<T>();
        while (NextItem(ref reader))
        {
            items.Add(value(ref reader));
        }

        return items.DrainToImmutable();
    }

    private static void StartArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw Unexpected(ref reader, "an array");
        }

        RequireStack(ref reader);
    }

    private static long StartOfMember(Utf8JsonReader reader, int index)
    {
        for (int i = 0; NextMember(ref reader) && i < index; i++)
        {
            Skip(ref reader);
        }

        return reader.TokenStartIndex;
    }

    private static bool NextItem(ref Utf8JsonReader reader)
    {
        Advance(ref reader);
        return reader.TokenType != JsonTokenType.EndArray;
    }
}
