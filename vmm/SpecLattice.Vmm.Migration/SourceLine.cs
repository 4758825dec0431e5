using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration;

/// <summary>The target's way to its source: connecting, and agreeing on a protocol.</summary>
/// <param name="id">The migration's id.</param>
/// <param name="source">Where the source is reached.</param>
/// <param name="settings">How this server is set up.</param>
/// <param name="tracker">Told of the protocol.</param>
internal sealed class SourceLine(Guid id, SocketAddress source, MigrationSettings settings, MigrationTracker tracker)
{
    private readonly IMigrationConnector _connector = settings.Connector ?? new WebSocketConnector(settings.Peers);

    /// <summary>Connects.</summary>
    /// <exception cref="MigrationException">The source cannot be reached or refuses.</exception>
    public async Task<IMessageChannel> ConnectAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(settings.Limits.ConnectTimeout, settings.Time);
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        try
        {
            return await _connector.ConnectAsync(source, id, MessageCodec.MaxMessageBytes(settings.Limits), time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error)
        {
            throw cancellationToken.IsCancellationRequested
                ? new MigrationException(MigrationErrorCode.Cancelled, "the migration was cancelled", error)
                : new MigrationException(
                    MigrationErrorCode.Timeout,
                    $"the source at {source} did not accept a connection within {settings.Limits.ConnectTimeout.TotalSeconds:0.###} s",
                    error);
        }
    }

    /// <summary>Agrees on a protocol, and says what this target reads.</summary>
    /// <returns>The protocol.</returns>
    /// <exception cref="MigrationException">There is none in common.</exception>
    public async Task<ProtocolOffer> GreetAsync(MigrationConnection connection, TargetHello hello)
    {
        var own = ProtocolOffer.Own(settings.ProtocolMax);
        await connection.SendTextAsync(ProtocolOffer.Format(own)).ConfigureAwait(false);
        var answer = ProtocolOffer.Parse(await connection.ReceiveTextAsync("did not respond to version handshake.").ConfigureAwait(false));
        if (answer is not [var protocol] || !own.Contains(protocol))
        {
            throw new MigrationException(
                MigrationErrorCode.NoCommonProtocol, $"the source answered {ProtocolOffer.Format(answer)}, offered was {ProtocolOffer.Format(own)}");
        }

        tracker.Update(report => report with { Protocol = protocol.ToString() });
        if (protocol.IsSealed)
        {
            await connection.SealAsync(protocol.Bind(id)).ConfigureAwait(false);
        }

        await (protocol.SpeaksOfBirth ? connection.SendDocumentAsync(hello.ToV2() with { BirthMax = settings.ApiMax }) : connection.SendDocumentAsync(hello)).ConfigureAwait(false);
        return protocol;
    }
}
