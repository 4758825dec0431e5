using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <content>Lists and maps.</content>
public ref partial struct SpecFastReader
{
    // A reader that has read a member, so that it expects a comma and another one.
    private static readonly JsonReaderState BehindMember = ReadMember();

    /// <summary>Reads an array as a list.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="read">Reads an item.</param>
    /// <param name="list">The list.</param>
    /// <returns>Whether it was there.</returns>
    public bool List<T>(FastRead<T> read, [MaybeNullWhen(false)] out SpecList<T> list)
    {
        ArgumentNullException.ThrowIfNull(read);
        list = null;
        if (!Open((byte)'['))
        {
            return false;
        }

        if (Take((byte)']'))
        {
            _depth--;
            list = SpecList<T>.Empty;
            return true;
        }

        var items = new SpecStorageBuilder<T>(0);
        do
        {
            if (!read(ref this, out T item))
            {
                return false;
            }

            items.Add(item);
        }
        while (Take((byte)','));

        if (!Close((byte)']'))
        {
            return false;
        }

        list = new SpecList<T>(items.ToStorage());
        return true;
    }

    /// <summary>Reads an object as a map.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="key">Reads a key.</param>
    /// <param name="value">Reads a value.</param>
    /// <param name="map">The map.</param>
    /// <returns>Whether it was there, with every key once.</returns>
    public bool Map<TKey, TValue>(FastRead<TKey> key, FastRead<TValue> value, [MaybeNullWhen(false)] out SpecMap<TKey, TValue> map)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        map = null;
        if (!Open((byte)'{'))
        {
            return false;
        }

        if (Take((byte)'}'))
        {
            _depth--;
            map = SpecMap<TKey, TValue>.Empty;
            return true;
        }

        var builder = new SpecMapBuilder<TKey, TValue>(0);
        do
        {
            if (!key(ref this, out TKey entryKey) || !Take((byte)':') || !value(ref this, out TValue entryValue))
            {
                return false;
            }

            builder.Add(entryKey, entryValue);
        }
        while (Take((byte)','));

        if (!Close((byte)'}'))
        {
            return false;
        }

        map = builder.Build(out _);
        return map is not null;
    }

    /// <summary>Reads a key as <see cref="Utf8JsonReader"/> does.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="read">Reads it.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether it was there.</returns>
    public bool Key<TKey>(ReadKey<TKey> read, [MaybeNullWhen(false)] out TKey key)
    {
        ArgumentNullException.ThrowIfNull(read);

        // The reader wants to see what stands before a member, and reads what stands behind its name.
        int before = _at - 1;
        var reader = new Utf8JsonReader(_json[before..], isFinalBlock: true, _json[before] == ',' ? BehindMember : default);
        if (_json[before] == '{')
        {
            reader.Read();
        }

        reader.Read();
        key = default;
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        key = read(ref reader);
        _at = before + (int)reader.BytesConsumed - 1;
        return true;
    }

    /// <summary>Reads a key of a type that reads itself.</summary>
    internal bool ScalarKey<T>([MaybeNullWhen(false)] out T key)
        where T : ISpecMapKey<T>
    {
        if (T.TryReadKey(ref this, out key))
        {
            return true;
        }

        bool hasDeclined = _hasDeclined;
        _hasDeclined = false;
        return hasDeclined && Key(T.ReadJsonKey, out key);
    }

    private static JsonReaderState ReadMember()
    {
        var reader = new Utf8JsonReader("{\"\":\"\""u8, isFinalBlock: false, default);
        while (reader.Read())
        {
        }

        return reader.CurrentState;
    }
}
