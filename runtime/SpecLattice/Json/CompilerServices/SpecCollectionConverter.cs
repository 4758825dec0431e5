using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SpecLattice.CompilerServices;

/// <summary>Lets System.Text.Json read and write maps, lists and sets as members of ordinary classes: maps as objects, lists and sets as arrays.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class SpecCollectionConverter : JsonConverterFactory
{
    // Each collection's type makes its own converter, so that nothing needs to be made by reflection.
    private static readonly ConcurrentDictionary<Type, Func<JsonSerializerOptions, JsonConverter>> Makers = new();

    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() is var type && (type == typeof(SpecList<>) || type == typeof(SpecSet<>) || type == typeof(SpecMap<,>));

    /// <inheritdoc/>
    [UnconditionalSuppressMessage("Trimming", "IL2059", Justification = "Where a collection's type is kept, so is what makes its empty collection.")]
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
    {
        RuntimeHelpers.RunClassConstructor(typeToConvert.TypeHandle);
        return Makers.TryGetValue(typeToConvert, out Func<JsonSerializerOptions, JsonConverter>? make)
            ? make(options)
            : throw new NotSupportedException($"no converter is known for {typeToConvert}");
    }

    internal static bool Register(Type collection, Func<JsonSerializerOptions, JsonConverter> make)
    {
        Makers[collection] = make;
        return true;
    }
}
