using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>A server cannot be reached, refuses, or answers something else than it should.</summary>
internal sealed class VmmClientException(string message, ErrorReport? report, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the server said; null where it said nothing that can be understood.</summary>
    public ErrorReport? Report { get; } = report;

    /// <summary>The failure that ends a command with this message.</summary>
    public CommandException ToCommandException() => CommandException.Failed(Message, this);

    public static VmmClientException FromResponse(Uri server, int status, byte[] json)
    {
        try
        {
            var report = SpecJson.Deserialize<ErrorReport>(json);
            var code = report.ErrorCode is { } known ? $" {known}" : "";
            return new VmmClientException($"{server} refuses ({status}{code}, request {report.RequestId}): {report.Message}", report);
        }
        catch (SpecJsonException)
        {
            return new VmmClientException($"{server} refuses with HTTP status {status}, and does not say why", null);
        }
    }
}
