using System.Security.Cryptography;
using System.Text;
using SpecLattice.Negotiation;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;

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
        catch (Exception error) when (error is SpecJsonException or InvalidDataException)
        {
            outcome = $"refused {error.Message.ReplaceLineEndings(" ")}";
        }

        return outcome.Length <= 2000 ? outcome : $"{outcome[..200]} {outcome.Length} {Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(outcome)))}";
    }

    public static byte[] Rewrite(string document, byte[] json) => document switch
    {
        "hello" => Rewrite<TargetHello>(json),
        "preamble" => Rewrite<Preamble>(json),
        "phase" => Rewrite<Phase>(json),
        "error" => SpecJson.SerializeToUtf8Bytes(ErrorDocuments.FromError(ErrorDocuments.ToError(Read<ErrorDocument>(json)))),
        _ => throw new ArgumentException(document, nameof(document)),
    };

    private static byte[] Rewrite<T>(byte[] json)
        where T : ISpecJson<T> => SpecJson.SerializeToUtf8Bytes(Read<T>(json));

    private static T Read<T>(byte[] json)
        where T : ISpecJson<T>
    {
        var document = SpecJson.Deserialize<T>(json);
        return DocumentLimits.FindProblem(document) is not { } problem ? document : throw new InvalidDataException(problem);
    }

    /// <summary>The pieces of state that a phase carries.</summary>
    public static IEnumerable<DevicePayload> Payloads(byte[] phase) => SpecJson.Deserialize<Phase>(phase).Payloads;

    /// <summary>The pieces of state that a preamble announces.</summary>
    public static IEnumerable<InventoryEntry> Inventory(byte[] preamble) => SpecJson.Deserialize<Preamble>(preamble).Inventory;

    /// <summary>What a hello offers to read.</summary>
    public static SpecOffer? Offer(byte[] hello) => SpecJson.Deserialize<TargetHello>(hello).Offer?.Versions;

    /// <summary>A piece as text.</summary>
    public static string Text(DevicePayload payload) => $"{payload.Kind} {payload.Id} {Encoding.UTF8.GetString(payload.Value.Json.Span)}";
}
