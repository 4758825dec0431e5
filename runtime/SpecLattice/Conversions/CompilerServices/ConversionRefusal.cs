using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>
/// Refuses to read or write a <see cref="Conversion{T}"/> with System.Text.Json: written as an object it would have no value, and whoever read it would not know that one was lost.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ConversionRefusal : JsonConverterFactory
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Conversion<>);

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException(
        $"a Conversion<{typeToConvert.GetGenericArguments()[0].Name}> is not a document: decide what becomes of its losses, with TryGetValue or Match, and write the value");
}
