using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.CompilerServices;

namespace SpecLattice.Serialization;

/// <summary>Lets System.Text.Json read and write a type that reads and writes itself.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class SpecJsonConverter<T> : JsonConverter<T>
    where T : ISpecJson<T>
{
    // What System.Text.Json takes where the options do not say.
    private const int DefaultMaxDepth = 64;

    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        try
        {
            return T.ReadJson(ref reader);
        }
        catch (Exception error) when (SpecJsonPlacing.IsUnplaced(error))
        {
            // System.Text.Json adds the path and the line to an exception that has no path yet.
            throw SpecJsonPlacing.PlaceBelow(error, start, ref reader);
        }
    }

    /// <summary>Reads a key of a dictionary, where the type is one of keys.</summary>
    /// <inheritdoc/>
    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => default(T) is ISpecMapKey key
        ? (T)key.ReadKey(ref reader)
        : base.ReadAsPropertyName(ref reader, typeToConvert, options);

    /// <summary>Writes a key of a dictionary, where the type is one of keys.</summary>
    /// <inheritdoc/>
    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value is ISpecMapKey key)
        {
            key.WriteKey(writer);
        }
        else
        {
            base.WriteAsPropertyName(writer, value, options);
        }
    }

    /// <summary>Writes a value. What could not be read again under the same options is refused.</summary>
    /// <param name="writer">The writer.</param>
    /// <param name="value">The value.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="SpecJsonException">The value holds what no reader would accept.</exception>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        var limits = new SpecJsonOptions { MaxBytes = int.MaxValue, MaxDepth = options.MaxDepth > 0 ? options.MaxDepth : DefaultMaxDepth };
        int depth = writer.CurrentDepth;
        if (writer.Options.MaxDepth > limits.MaxDepth)
        {
            // Somebody's own writer, which writes more than the options let a reader read: it gets nothing before the whole value is known to be sound.
            SpecJsonDocument.Of(value, limits, depth: depth);
        }

        try
        {
            T.WriteJson(writer, value);
        }
        catch (Exception error) when (SpecJsonWrite.IsUnplaced(error))
        {
            // Fails at the same place again, which is found by what was written until then.
            SpecJsonDocument.Of(value, limits, depth: depth);
            throw;
        }
    }
}
