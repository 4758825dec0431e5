using System.Buffers;
using System.Text.Json;
using SpecLattice.Benchmarks.Inputs;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Plain;

namespace SpecLattice.Benchmarks.Scenarios;

/// <summary>Writing documents.</summary>
internal static class EncodeScenarios
{
    public static IEnumerable<Scenario> All => Document.All.SelectMany(document => (Scenario[])[IntoBuffer(document), IntoArray(document)]);

    private static Scenario IntoBuffer(Document document)
    {
        var buffer = new ArrayBufferWriter<byte>(2 * document.V3.Length);
        var writer = new Utf8JsonWriter(buffer);
        return new Scenario("Encode", $"encode {document.Name} into a reused buffer", Meaning.Of(document.V3), Who.SourceGenerated,
        [
            new Contestant<Vmm.Api.V3.InstanceSpec, ArrayBufferWriter<byte>>(Who.Ours, document.Spec, spec =>
            {
                buffer.ResetWrittenCount();
                SpecJson.Serialize(buffer, spec);
                return buffer;
            }, Show),
            new Contestant<Plain.V3.InstanceSpec, ArrayBufferWriter<byte>>(Who.SourceGenerated, PlainOf(document), spec =>
            {
                buffer.ResetWrittenCount();
                writer.Reset();
                JsonSerializer.Serialize(writer, spec, PlainV3Json.Default.V3InstanceSpec);
                return buffer;
            }, Show),
            new Contestant<Plain.V3.InstanceSpec, ArrayBufferWriter<byte>>(Who.Reflection, PlainOf(document), spec =>
            {
                buffer.ResetWrittenCount();
                writer.Reset();
                JsonSerializer.Serialize(writer, spec, PlainReflection.Options);
                return buffer;
            }, Show),
        ], document.Name == "typical" ? new Goal(Ratio: 0.14, Bytes: 0) : null);
    }

    private static Scenario IntoArray(Document document) => new("Encode", $"encode {document.Name} into a new array", Meaning.Of(document.V3), Who.SourceGenerated,
    [
        new Contestant<Vmm.Api.V3.InstanceSpec, byte[]>(Who.Ours, document.Spec, static spec => SpecJson.SerializeToUtf8Bytes(spec), Show),
        new Contestant<Vmm.Api.V3.InstanceSpec, byte[]>(Who.Ours + " by JsonSerializer", document.Spec, static spec => JsonSerializer.SerializeToUtf8Bytes(spec), Show),
        new Contestant<Plain.V3.InstanceSpec, byte[]>(Who.SourceGenerated, PlainOf(document), static spec => JsonSerializer.SerializeToUtf8Bytes(spec, PlainV3Json.Default.V3InstanceSpec), Show),
        new Contestant<Plain.V3.InstanceSpec, byte[]>(Who.Reflection, PlainOf(document), static spec => JsonSerializer.SerializeToUtf8Bytes(spec, PlainReflection.Options), Show),
    ], document.Name == "typical" ? new Goal(Bytes: document.V3.Length + 32) : null);

    private static Plain.V3.InstanceSpec PlainOf(Document document) => JsonSerializer.Deserialize(document.V3, PlainV3Json.Default.V3InstanceSpec)!;

    private static string Show(ArrayBufferWriter<byte> buffer) => Meaning.Of(buffer.WrittenSpan);

    private static string Show(byte[] json) => Meaning.Of(json);
}
