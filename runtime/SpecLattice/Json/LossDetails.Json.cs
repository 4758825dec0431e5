using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <content>Details as JSON, which is an object, and as a type of the author's own.</content>
[JsonConverter(typeof(SpecJsonConverter<LossDetails>))]
public sealed partial class LossDetails : ISpecJson<LossDetails>
{
    private const string What = "details of a loss";

    /// <summary>Takes the details from a type of the author's own, such as a part. <see cref="TryRead"/> gives it back.</summary>
    /// <typeparam name="T">The type; its JSON is an object.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The details.</returns>
    /// <exception cref="ArgumentException">The JSON is no object, or larger than the limits.</exception>
    /// <exception cref="SpecJsonException">The value cannot be written.</exception>
    public static LossDetails From<T>(T value)
        where T : notnull, ISpecJson<T>
    {
        byte[] json = SpecJson.SerializeToUtf8Bytes(value);
        try
        {
            return SpecJson.Deserialize<LossDetails>(json);
        }
        catch (SpecJsonException error)
        {
            throw new ArgumentException($"{typeof(T).Name} cannot be the details of a loss: {error.Message}", nameof(value), error);
        }
    }

    /// <summary>Reads the details as a type of the author's own.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>Whether the details are of this type. What was withheld usually is not.</returns>
    public bool TryRead<T>([NotNullWhen(true)] out T? value)
        where T : notnull, ISpecJson<T>
    {
        bool isRead = SpecJson.TryDeserialize<T>(SpecJson.SerializeToUtf8Bytes(this), out T? read, out _);
        value = read;
        return isRead && value is not null;
    }

    /// <inheritdoc/>
    public static LossDetails ReadJson(ref Utf8JsonReader reader)
    {
        LossDetails details = Empty;
        SpecJsonRead.StartObject(ref reader, What);
        while (SpecJsonRead.NextMember(ref reader))
        {
            long start = reader.TokenStartIndex;
            string name = SpecJsonRead.StringKey(ref reader);
            if (details.ContainsKey(name))
            {
                throw SpecJsonRead.DuplicateMember(ref reader, name);
            }

            reader.Read();
            try
            {
                details = details.With(name, reader.TokenType == JsonTokenType.Null ? JsonElement.ParseValue(ref reader) : SpecJsonRead.JsonValue(ref reader).ToElement());
            }
            catch (ArgumentException error)
            {
                throw SpecJsonRead.At(start, error.Message);
            }
        }

        return details;
    }

    /// <inheritdoc/>
    public static void WriteJson(Utf8JsonWriter writer, LossDetails value)
    {
        SpecJsonWrite.StartObject(writer, value, What);
        foreach (var (name, element) in value)
        {
            writer.WritePropertyName(name);
            element.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
