using System.Buffers;
using System.Text.Json;
using SpecLattice.Benchmarks.Inputs;
using SpecLattice.Benchmarks.Measuring;
using SpecLattice.Benchmarks.Plain;
using Api = SpecLattice.Vmm.Api;

namespace SpecLattice.Benchmarks.Scenarios;

/// <summary>Comparing values, and documents that say their version.</summary>
internal static class ValueScenarios
{
    public static IEnumerable<Scenario> All => [Equality, EqualityOfLarge, Hash, DecodeEnvelope, EncodeEnvelope];

    private static Scenario Equality => EqualityOf(Document.Typical, new Goal(Ratio: 0.02));

    private static Scenario EqualityOfLarge => EqualityOf(Document.Large, null);

    private static Scenario Hash
    {
        get
        {
            var other = Document.Typical.Spec;
            return new("Values", "hash of a spec that was just read", bool.TrueString, Who.Ours + " ==",
            [
                new FreshContestant<Api.V3.InstanceSpec, int>(Who.Ours, static () => Document.Typical.Spec, static spec => spec.GetHashCode(), ShowHash),
                new Contestant<Api.V3.InstanceSpec, int>(Who.Ours + ", again", Document.Typical.Spec, static spec => spec.GetHashCode(), ShowHash),
                new Contestant<Api.V3.InstanceSpec, bool>(Who.Ours + " ==", Document.Typical.Spec, spec => spec == other, Show),
            ], new Goal(Ratio: 1.0));

            string ShowHash(int hash) => (hash == other.GetHashCode()).ToString();
        }
    }

    private static Scenario DecodeEnvelope
    {
        get
        {
            byte[] json = [.. """{"version":"V3","spec":"""u8, .. Document.Typical.V3, (byte)'}'];
            return new("Envelope", "decode an envelope, whatever version it says", DecodeScenarios.ShowOurs(Document.Typical.Spec), Who.TokenLoop,
            [
                new Contestant<byte[], Api.AnyInstanceSpec>(Who.Ours, json, static json => SpecJson.Deserialize<Api.AnyInstanceSpec>(json), spec => DecodeScenarios.ShowOurs((Api.V3.InstanceSpec)spec)),
                new Contestant<byte[], int>(Who.TokenLoop, json, DecodeScenarios.CountTokens, _ => DecodeScenarios.ShowOurs(Document.Typical.Spec)),
            ]);
        }
    }

    private static Scenario EncodeEnvelope
    {
        get
        {
            var buffer = new ArrayBufferWriter<byte>(2 * Document.Typical.V3.Length);
            byte[] json = [.. """{"version":"V3","spec":"""u8, .. Document.Typical.V3, (byte)'}'];
            return new("Envelope", "encode an envelope into a reused buffer", Meaning.Of(json), Who.Ours,
            [
                new Contestant<Api.AnyInstanceSpec, ArrayBufferWriter<byte>>(Who.Ours, Document.Typical.Spec, spec =>
                {
                    buffer.ResetWrittenCount();
                    SpecJson.Serialize(buffer, spec);
                    return buffer;
                }, written => Meaning.Of(written.WrittenSpan)),
            ]);
        }
    }

    private static Scenario EqualityOf(Document document, Goal? goal)
    {
        var (other, plainOther, meaning) = (document.Spec, PlainOf(document), bool.TrueString);
        return new("Values", $"== of two {document.Name} specs that were read by themselves", meaning, Who.TokenLoop,
        [
            new Contestant<Api.V3.InstanceSpec, bool>(Who.Ours, document.Spec, spec => spec == other, Show),
            new Contestant<Plain.V3.InstanceSpec, bool>(Who.HandWritten, PlainOf(document), spec => HandWrittenEquality.AreEqual(spec, plainOther), Show),
            new Contestant<byte[], int>(Who.TokenLoop, document.V3, DecodeScenarios.CountTokens, _ => meaning),
        ], goal);
    }

    private static Plain.V3.InstanceSpec PlainOf(Document document) => JsonSerializer.Deserialize(document.V3, PlainV3Json.Default.V3InstanceSpec)!;

    private static string Show(bool value) => value.ToString();
}
