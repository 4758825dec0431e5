using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>An error as the last bytes of a connection, for where there is no request to answer.</summary>
internal static class RawAnswer
{
    /// <summary>The bytes.</summary>
    /// <param name="error">The error.</param>
    /// <param name="requestId">The id under which the log has it.</param>
    /// <param name="headers">More headers, each with its line end.</param>
    public static byte[] Of(ApiError error, string requestId, string headers = "")
    {
        var body = SpecJson.SerializeToUtf8Bytes(error.ToReport(requestId));
        var head = $"HTTP/1.1 {error.Status} {ReasonPhrases.GetReasonPhrase(error.Status)}\r\ncontent-type: application/json\r\ncontent-length: {body.Length}\r\n"
            + $"cache-control: no-store\r\n{RequestFrame.RequestIdHeader}: {requestId}\r\n{headers}connection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. body];
    }
}
