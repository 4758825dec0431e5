using System.Text.Json;

namespace SpecLattice.Serialization;

/// <summary>Reads and writes a type that does not do so itself. <see cref="SpecScalarForAttribute"/> names it.</summary>
/// <typeparam name="T">The type.</typeparam>
public interface ISpecScalarCodec<T>
{
    /// <summary>Reads a value. The reader stands on the value's first token, and is left on its last.</summary>
    /// <param name="reader">The reader.</param>
    /// <returns>The value.</returns>
    static abstract T ReadJson(ref Utf8JsonReader reader);

    /// <summary>Writes a value.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value, not null.</param>
    static abstract void WriteJson(Utf8JsonWriter writer, T value);
}
