using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V2;

namespace SpecLattice.Vmm.Migration;

/// <summary>The source's part of the start: agrees on a protocol and hears what the target reads, or that it only asks whether it may run.</summary>
internal static class MigrationGreeting
{
    /// <summary>Greets a target.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="id">The migration's id.</param>
    /// <param name="newest">The number of the newest protocol to speak.</param>
    /// <returns>The protocol and the target's first document.</returns>
    /// <exception cref="MigrationException">The peer is not a target, or one with another protocol.</exception>
    public static async Task<(ProtocolOffer Protocol, TargetHello Hello)> AcceptAsync(MigrationConnection connection, Guid id, int newest)
    {
        var own = ProtocolOffer.Own(newest);
        var offered = ProtocolOffer.Parse(await connection.ReceiveTextAsync("did not begin with version handshake.").ConfigureAwait(false));
        if (ProtocolOffer.Choose(own, offered) is not { } protocol)
        {
            throw new MigrationException(
                MigrationErrorCode.NoCommonProtocol,
                $"no common protocol: the source speaks {ProtocolOffer.Format(own)}, the destination {PeerText.Show(ProtocolOffer.Format(offered), 256)}");
        }

        await connection.SendTextAsync(protocol.ToString()).ConfigureAwait(false);
        if (protocol.IsSealed)
        {
            await connection.SealAsync(protocol.Bind(id)).ConfigureAwait(false);
        }

        return (protocol, protocol.SpeaksOfBirth
            ? await connection.ExpectDocumentAsync<TargetHello>(MigrationErrorCode.Handshake).ConfigureAwait(false)
            : (await connection.ExpectDocumentAsync<Wire.V1.TargetHello>(MigrationErrorCode.Handshake).ConfigureAwait(false)).ToV2());
    }

    /// <summary>Answers a target that has everything and asks on a new connection whether it may run.</summary>
    /// <param name="connection">The new connection.</param>
    /// <param name="id">The migration's id.</param>
    /// <param name="handover">The handover with that id; null where there is none.</param>
    /// <param name="wordTime">For how long the target may act on a word.</param>
    /// <param name="time">The clock that says so.</param>
    /// <returns>What has to be done now that the target has said that it runs.</returns>
    /// <exception cref="MigrationException">The VM stays here, or the target was told to run and has not said that it does.</exception>
    public static async Task<SourceActions> AnswerAsync(MigrationConnection connection, Guid id, SourceHandover? handover, TimeSpan wordTime, TimeProvider time)
    {
        if (handover is null || !handover.Post(SourceEvent.TargetAsked).HasFlag(SourceActions.SayRun))
        {
            throw new MigrationException(MigrationErrorCode.NoInstance, $"migration {id} was not handed over: the VM stays here");
        }

        var words = handover.Words;
        connection.Cancellation = CancellationToken.None;
        try
        {
            await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
            await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
        }
        catch (MigrationException)
        {
            _ = ExpireAsync(handover, words, wordTime, time);
            throw;
        }

        return handover.Post(SourceEvent.TargetRuns);
    }

    private static async Task ExpireAsync(SourceHandover handover, int words, TimeSpan wordTime, TimeProvider time)
    {
        await Task.Delay(wordTime, time).ConfigureAwait(false);
        handover.PostExpired(words, SourceState.GrantedAgain);
    }
}
