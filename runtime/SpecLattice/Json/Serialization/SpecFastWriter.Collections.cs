using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <content>Lists and maps.</content>
public ref partial struct SpecFastWriter
{
    /// <summary>Writes a list as an array.</summary>
    /// <typeparam name="T">The item type.</typeparam>
    /// <param name="list">The list.</param>
    /// <param name="write">Writes an item.</param>
    /// <returns>Whether it could be written.</returns>
    public bool List<T>(SpecList<T>? list, FastWrite<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (list is null || !Open((byte)'['))
        {
            return false;
        }

        for (int i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                Put((byte)',');
            }

            if (!write(ref this, list[i]))
            {
                return false;
            }
        }

        return Close((byte)']');
    }

    /// <summary>Writes a map as an object.</summary>
    /// <typeparam name="TKey">The key type.</typeparam>
    /// <typeparam name="TValue">The value type.</typeparam>
    /// <param name="map">The map.</param>
    /// <param name="key">Writes a key.</param>
    /// <param name="value">Writes a value.</param>
    /// <returns>Whether it could be written, with every key once.</returns>
    public bool Map<TKey, TValue>(SpecMap<TKey, TValue>? map, FastWrite<TKey> key, FastWrite<TValue> value)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(value);
        if (map is null || !Open((byte)'{'))
        {
            return false;
        }

        var texts = new FastTexts(SpecJsonWrite.HasOwnText<TKey>() ? 0 : map.Count);
        bool goesOn = true;
        for (int i = 0; goesOn && i < map.Count; i++)
        {
            if (i > 0)
            {
                Put((byte)',');
            }

            int start = _at;
            goesOn = key(ref this, map.KeyAt(i)) && texts.Add(_buffer.AsSpan(start, _at - start));
            Put((byte)':');
            goesOn = goesOn && value(ref this, map.ValueAt(i));
        }

        texts.Dispose();
        return goesOn && Close((byte)'}');
    }

    /// <summary>Writes a key as <see cref="System.Text.Json.Utf8JsonWriter"/> does.</summary>
    /// <typeparam name="TKey">The key's type.</typeparam>
    /// <param name="write">Writes it.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether it could be written.</returns>
    public bool Key<TKey>(WriteKey<TKey> write, TKey key)
    {
        ArgumentNullException.ThrowIfNull(write);
        FastScratch scratch = FastScratch.Take();
        scratch.Writer.WriteStartObject();
        write(scratch.Writer, key);
        ReadOnlySpan<byte> text = scratch.End();
        bool isKey = text.Length > 3 && text[^1] == ':' && Append(text[1..^1]);
        scratch.Return();
        return isKey;
    }

    /// <summary>Writes a key of a type that writes itself.</summary>
    internal bool ScalarKey<T>(T key)
        where T : ISpecMapKey<T>
    {
        if (T.TryWriteKey(ref this, key))
        {
            return true;
        }

        bool hasDeclined = _hasDeclined;
        _hasDeclined = false;
        return hasDeclined && Key(T.WriteJsonKey, key);
    }
}
