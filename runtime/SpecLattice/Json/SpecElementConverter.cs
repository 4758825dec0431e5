using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SpecLattice.Serialization;

namespace SpecLattice;

/// <summary>Reads and writes what a collection holds, for System.Text.Json.</summary>
/// <typeparam name="T">The type of what it holds.</typeparam>
/// <param name="options">The options that the collection is read and written with.</param>
internal sealed class SpecElementConverter<T>(JsonSerializerOptions options)
{
    private readonly Lazy<JsonConverter<T>> _converter = new(() => Find(options));

    /// <summary>Reads a value, on whose first token the reader stands.</summary>
    public T? Read(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null && default(T) is null && !_converter.Value.HandleNull
        ? default
        : _converter.Value.Read(ref reader, typeof(T), options);

    /// <summary>Writes a value.</summary>
    public void Write(Utf8JsonWriter writer, T value)
    {
        switch (value)
        {
            case null when !_converter.Value.HandleNull:
                writer.WriteNullValue();
                break;

            // The writer of System.Text.Json replaces what is not valid Unicode, and says nothing.
            case string text:
                SpecJsonWrite.String(writer, text);
                break;
            case char unit when char.IsSurrogate(unit):
                SpecJsonWrite.Char(writer, unit);
                break;
            default:
                WriteOther(writer, value);
                break;
        }
    }

    private void WriteOther(Utf8JsonWriter writer, T value)
    {
        try
        {
            _converter.Value.Write(writer, value, options);
        }
        catch (Exception error) when (error is ArgumentException or JsonException && SpecJsonWrite.IsNotFinite(value))
        {
            // One's own converter may have a form for it; that of System.Text.Json has none, and does not say where.
            throw SpecJsonWrite.NotFinite();
        }
    }

    /// <summary>Reads a key from the member's name on which the reader stands.</summary>
    public T ReadKey(ref Utf8JsonReader reader) => _converter.Value.ReadAsPropertyName(ref reader, typeof(T), options);

    /// <summary>Writes a key.</summary>
    public void WriteKey(Utf8JsonWriter writer, T key)
    {
        switch (key)
        {
            case string text:
                SpecJsonWrite.StringKey(writer, text);
                break;
            case char unit:
                SpecJsonWrite.CharKey(writer, unit);
                break;
            default:
                _converter.Value.WriteAsPropertyName(writer, key!, options);
                break;
        }
    }

    private static JsonConverter<T> Find(JsonSerializerOptions options) =>
        OfAttribute(options)
        ?? OfScalar()
        ?? (options.TryGetTypeInfo(typeof(T), out JsonTypeInfo? info) ? info.Converter as JsonConverter<T> : null)
        ?? SpecPrimitiveConverters.Of<T>()
        ?? throw new NotSupportedException($"the serializer's options have no contract for {typeof(T)}: add [JsonSerializable(typeof({typeof(T).Name}))] to the context");

    private static JsonConverter<T>? OfAttribute(JsonSerializerOptions options)
    {
        JsonConverterAttribute? attribute = typeof(T).GetCustomAttribute<JsonConverterAttribute>(inherit: false);
        JsonConverter? converter = attribute?.ConverterType is { } type ? Activator.CreateInstance(type) as JsonConverter : attribute?.CreateConverter(typeof(T));
        return (converter is JsonConverterFactory factory ? factory.CreateConverter(typeof(T), options) : converter) as JsonConverter<T>;
    }

    // A scalar's own code is all that there is of it: its properties say nothing. One with an attribute does not come here.
    [UnconditionalSuppressMessage("Trimming", "IL2090", Justification = "The interface is kept where the collection's own codec is.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Only where code can be made.")]
    private static JsonConverter<T>? OfScalar() =>
        RuntimeFeature.IsDynamicCodeSupported && typeof(T).GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ISpecJson<>) && type.GenericTypeArguments[0] == typeof(T))
            ? (JsonConverter<T>?)Activator.CreateInstance(typeof(SpecJsonConverter<>).MakeGenericType(typeof(T)))
            : null;
}
