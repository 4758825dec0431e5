namespace SpecLattice.Vmm.Migration;

/// <summary>The source's part of the start: agrees on a protocol and hears what the target reads.</summary>
internal static class MigrationGreeting
{
    /// <summary>Greets a target.</summary>
    /// <param name="connection">The connection.</param>
    /// <returns>The protocol and the target's first document.</returns>
    /// <exception cref="MigrationException">The peer is not a target, or one with another protocol.</exception>
    public static async Task<(string Protocol, TargetHello Hello)> AcceptAsync(MigrationConnection connection)
    {
        var offered = ProtocolOffer.Parse(await connection.ReceiveTextAsync("did not begin with version handshake.").ConfigureAwait(false));
        if (ProtocolOffer.Choose(ProtocolOffer.Own, offered) is not { } protocol)
        {
            throw new MigrationException(
                MigrationErrorCode.NoCommonProtocol,
                $"no common protocol: the source speaks {ProtocolOffer.Format(ProtocolOffer.Own)}, the destination {PeerText.Show(ProtocolOffer.Format(offered), 256)}");
        }

        await connection.SendTextAsync(protocol.ToString()).ConfigureAwait(false);
        return (protocol.ToString(), await connection.ExpectDocumentAsync<TargetHello>(MigrationErrorCode.Handshake).ConfigureAwait(false));
    }
}
