using System.Globalization;
using System.Net.WebSockets;

namespace SpecLattice.Vmm.Server.Serial;

/// <summary>Why a connection to the serial console ended, as the peer is told.</summary>
/// <param name="Status">The WebSocket's close status.</param>
/// <param name="Reason">The reason, at most 123 bytes.</param>
internal sealed record SerialEnd(WebSocketCloseStatus Status, string Reason)
{
    public static SerialEnd ServerStops { get; } = new(WebSocketCloseStatus.EndpointUnavailable, "server stops");

    public static SerialEnd VmStopped { get; } = new(WebSocketCloseStatus.EndpointUnavailable, "VM stopped");

    public static SerialEnd VmMigrated { get; } = new(WebSocketCloseStatus.EndpointUnavailable, "VM migrated");

    public static SerialEnd PeerLeft { get; } = new(WebSocketCloseStatus.NormalClosure, "closed by the client");

    public static SerialEnd ConnectionLost { get; } = new(WebSocketCloseStatus.EndpointUnavailable, "connection lost");

    public static SerialEnd FellBehind(ulong lost, ulong oldest) => new(
        WebSocketCloseStatus.PolicyViolation,
        string.Create(CultureInfo.InvariantCulture, $"too slow: {lost} bytes are lost; connect again with from_start={oldest}"));
}
