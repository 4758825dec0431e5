using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace SpecLattice.Benchmarks.Plain;

/// <summary>The plain records, read and written by the code that System.Text.Json generates.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(VendorConverter), typeof(FeatureConverter), typeof(PortConverter)])]
[JsonSerializable(typeof(V1.InstanceSpec), TypeInfoPropertyName = "V1InstanceSpec")]
internal sealed partial class PlainV1Json : JsonSerializerContext;

/// <inheritdoc cref="PlainV1Json"/>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    Converters = [typeof(VendorConverter), typeof(FeatureConverter), typeof(PortConverter)])]
[JsonSerializable(typeof(V3.InstanceSpec), TypeInfoPropertyName = "V3InstanceSpec")]
internal sealed partial class PlainV3Json : JsonSerializerContext;

internal sealed class VendorConverter() : JsonStringEnumConverter<CpuidVendor>(JsonNamingPolicy.SnakeCaseLower);

internal sealed class FeatureConverter() : JsonStringEnumConverter<HyperVFeature>(JsonNamingPolicy.SnakeCaseLower);

internal sealed class PortConverter() : JsonStringEnumConverter<SerialPortNumber>(JsonNamingPolicy.SnakeCaseLower);

/// <summary>The options of the plain records without generated code.</summary>
internal static class PlainReflection
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new VendorConverter(), new FeatureConverter(), new PortConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };
}
