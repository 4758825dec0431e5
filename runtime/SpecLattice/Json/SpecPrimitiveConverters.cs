using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SpecLattice;

/// <summary>The converters of values without parts: a context knows only what is listed, and a collection hides what is in it.</summary>
internal static class SpecPrimitiveConverters
{
    private static readonly Dictionary<Type, JsonConverter> Known = Make();

    /// <summary>The converter of a type, if it is one without parts.</summary>
    public static JsonConverter<T>? Of<T>() => Known.GetValueOrDefault(typeof(T)) as JsonConverter<T>;

    private static Dictionary<Type, JsonConverter> Make()
    {
        var known = new Dictionary<Type, JsonConverter>
        {
            [typeof(string)] = JsonMetadataServices.StringConverter,
            [typeof(Uri)] = JsonMetadataServices.UriConverter,
            [typeof(Version)] = JsonMetadataServices.VersionConverter,
        };
        Add(known, JsonMetadataServices.BooleanConverter);
        Add(known, JsonMetadataServices.SByteConverter);
        Add(known, JsonMetadataServices.ByteConverter);
        Add(known, JsonMetadataServices.Int16Converter);
        Add(known, JsonMetadataServices.UInt16Converter);
        Add(known, JsonMetadataServices.Int32Converter);
        Add(known, JsonMetadataServices.UInt32Converter);
        Add(known, JsonMetadataServices.Int64Converter);
        Add(known, JsonMetadataServices.UInt64Converter);
        Add(known, JsonMetadataServices.DoubleConverter);
        Add(known, JsonMetadataServices.DecimalConverter);
        Add(known, JsonMetadataServices.GuidConverter);
        Add(known, JsonMetadataServices.SingleConverter);
        Add(known, JsonMetadataServices.HalfConverter);
        Add(known, JsonMetadataServices.CharConverter);
        Add(known, JsonMetadataServices.Int128Converter);
        Add(known, JsonMetadataServices.UInt128Converter);
        Add(known, JsonMetadataServices.DateTimeConverter);
        Add(known, JsonMetadataServices.DateTimeOffsetConverter);
        Add(known, JsonMetadataServices.DateOnlyConverter);
        Add(known, JsonMetadataServices.TimeOnlyConverter);
        Add(known, JsonMetadataServices.TimeSpanConverter);
        return known;
    }

    private static void Add<T>(Dictionary<Type, JsonConverter> known, JsonConverter<T> converter)
        where T : struct
    {
        known[typeof(T)] = converter;
        known[typeof(T?)] = new OrNull<T>(converter);
    }

    private sealed class OrNull<T>(JsonConverter<T> inner) : JsonConverter<T?>
        where T : struct
    {
        public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null ? null : inner.Read(ref reader, typeof(T), options);

        public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options)
        {
            if (value is { } some)
            {
                inner.Write(writer, some, options);
            }
            else
            {
                writer.WriteNullValue();
            }
        }
    }
}
