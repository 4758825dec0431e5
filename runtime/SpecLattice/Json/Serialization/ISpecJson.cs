using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <summary>A type that reads and writes its own JSON, without reflection. Generated for specs, parts and sums; written by hand for scalars.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISpecJson<TSelf>
{
    /// <summary>Reads a value. The reader stands on the value's first token, and is left on its last.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    /// <exception cref="SpecJsonException">The JSON is not a value of this type.</exception>
    static abstract TSelf ReadJson(ref Utf8JsonReader reader);

    /// <summary>Writes a value.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    static abstract void WriteJson(Utf8JsonWriter writer, TSelf value);

    /// <summary>Reads a value that is laid out as it is written: the same that <see cref="ReadJson"/> reads. A type without such a way is read by <see cref="ReadJson"/>.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it was there. If not, the document is read again from its beginning, by <see cref="ReadJson"/>.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual bool TryRead(ref SpecFastReader reader, [MaybeNullWhen(false)] out TSelf value)
    {
        value = default;
        return reader.Decline();
    }

    /// <summary>Writes a value: the same bytes that <see cref="WriteJson"/> writes. A type without such a way is written by <see cref="WriteJson"/>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether it could be written. If not, the document is written again, by <see cref="WriteJson"/>.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual bool TryWrite(ref SpecFastWriter writer, TSelf value) => writer.Decline();
}

/// <summary>A scalar that serves as a map key. Its <see cref="object.ToString"/> is the key's text, as JSON pointers show it.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
public interface ISpecMapKey<TSelf> : ISpecMapKey, IComparable<TSelf>, IEquatable<TSelf>
    where TSelf : ISpecMapKey<TSelf>
{
    /// <summary>Reads a key from the name of a JSON member, on which the reader stands.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The key.</returns>
    /// <exception cref="SpecJsonException">The name is not a key of this type.</exception>
    static abstract TSelf ReadJsonKey(ref Utf8JsonReader reader);

    /// <summary>Writes a key as the name of a JSON member.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    static abstract void WriteJsonKey(Utf8JsonWriter writer, TSelf key);

    /// <summary>Reads a key as a string: the same that <see cref="ReadJsonKey"/> reads. A type without such a way is read by <see cref="ReadJsonKey"/>.</summary>
    /// <param name="reader">The reader, on the quote before the name; is left behind the other one.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether it was there. If not, the document is read again from its beginning.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual bool TryReadKey(ref SpecFastReader reader, [MaybeNullWhen(false)] out TSelf key)
    {
        key = default;
        return reader.Decline();
    }

    /// <summary>Writes a key as a string: the same bytes that <see cref="WriteJsonKey"/> writes. A type without such a way is written by <see cref="WriteJsonKey"/>.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="key">The key.</param>
    /// <returns>Whether it could be written. If not, the document is written again.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual bool TryWriteKey(ref SpecFastWriter writer, TSelf key) => writer.Decline();

    /// <inheritdoc/>
    object ISpecMapKey.ReadKey(ref Utf8JsonReader reader) => TSelf.ReadJsonKey(ref reader);

    /// <inheritdoc/>
    void ISpecMapKey.WriteKey(Utf8JsonWriter writer) => TSelf.WriteJsonKey(writer, (TSelf)this);
}
