using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpecLattice;

/// <summary>Lets System.Text.Json read and write a type that reads and writes itself.</summary>
/// <typeparam name="T">The type.</typeparam>
public sealed class SpecJsonConverter<T> : JsonConverter<T>
    where T : ISpecJson<T>
{
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

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => T.WriteJson(writer, value);
}
