using System.Security.Cryptography;
using System.Text;
using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Tests.Migration.Recorded;

/// <summary>Reads a document as a server does, and writes what it has understood.</summary>
internal static class DocumentRewriting
{
    /// <summary>What comes of a document: what is written again, or the error; of a long one the digest.</summary>
    public static string Outcome(string document, string json)
    {
        string outcome;
        try
        {
            outcome = $"written {Encoding.UTF8.GetString(Rewrite(document, Encoding.UTF8.GetBytes(json)))}";
        }
        catch (SpecJsonException error)
        {
            outcome = $"refused {error.Message.ReplaceLineEndings(" ")}";
        }

        return outcome.Length <= 2000 ? outcome : $"{outcome[..200]} {outcome.Length} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(outcome)))}";
    }

    public static byte[] Rewrite(string document, byte[] json) => document switch
    {
        "hello" => SpecJson.Serialize(SpecJson.Parse<TargetHello>(json)),
        "preamble" => SpecJson.Serialize(SpecJson.Parse<Preamble>(json)),
        "phase" => SpecJson.Serialize(SpecJson.Parse<PhaseDocument>(json)),
        "error" => SpecJson.Serialize(new ErrorDocument(SpecJson.Parse<ErrorDocument>(json).Error)),
        _ => throw new ArgumentException(document, nameof(document)),
    };

    /// <summary>The pieces of state that a phase carries.</summary>
    public static IEnumerable<DevicePayload> Payloads(byte[] phase) => SpecJson.Parse<PhaseDocument>(phase).Payloads;

    /// <summary>What a hello offers to read.</summary>
    public static SpecOffer? Offer(byte[] hello) => SpecJson.Parse<TargetHello>(hello).Offer;

    /// <summary>A piece as text.</summary>
    public static string Text(DevicePayload payload) => $"{payload.Kind} {payload.Id} {Encoding.UTF8.GetString(payload.Value.Span)}";
}
