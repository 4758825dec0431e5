using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>
/// Refuses to read or write a <see cref="Conversion{T}"/> or a <see cref="Discarding{T}"/> with System.Text.Json: written as an object it would have no value, and whoever read it would not know that one was lost.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConversionRefusal : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType
        && (typeToConvert.GetGenericTypeDefinition() == typeof(Conversion<>) || typeToConvert.GetGenericTypeDefinition() == typeof(Discarding<>));

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException(
        typeToConvert.GetGenericTypeDefinition() == typeof(Discarding<>)
            ? $"a Discarding<{typeToConvert.GetGenericArguments()[0].Name}> is not a document: take the value with Take, and keep the report of what was discarded"
            : $"a Conversion<{typeToConvert.GetGenericArguments()[0].Name}> is not a document: decide what becomes of its losses, with TryGetValue or Match, and write the value");
}
