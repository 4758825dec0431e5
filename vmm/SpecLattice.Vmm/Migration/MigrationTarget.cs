using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Specs;

namespace SpecLattice.Vmm.Migration;

/// <summary>Fetches a VM from a source. Whatever happens before the handover, nothing stays behind here.</summary>
/// <param name="request">Where the VM is and what is replaced in it.</param>
/// <param name="options">How the host is set up.</param>
/// <param name="tracker">Told how far it has come.</param>
/// <param name="arrive">Called with the VM once it is made, empty.</param>
/// <param name="start">Called once the VM is this server's: runs it.</param>
internal sealed class MigrationTarget(
    InitializeFromMigration request, VmmHostOptions options, MigrationTracker tracker, Action<VmInstance> arrive, Action start)
{
    /// <summary>More rounds than this are no migration.</summary>
    private const int MostRounds = 1024;

    private readonly IMigrationConnector _connector = options.Connector ?? new WebSocketConnector();
    private readonly TargetHello _hello = new() { Offer = Offers.Own(options), Address = options.AdvertisedAddress?.ToString() };
    private bool _granted;

    /// <summary>Migrates.</summary>
    /// <exception cref="MigrationException">It failed; the source has been told where that was possible.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await FetchAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        MigrationException? last = null;
        for (var attempt = 1; attempt <= options.Migration.HandoverRetries; attempt++)
        {
            try
            {
                if (await AskAgainAsync(cancellationToken).ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (MigrationException failure) when (_granted || failure.Error is { ReportedBy: null, Code: not MigrationErrorCode.Cancelled })
            {
                last = failure;
                await Task.Delay(TimeSpan.FromMilliseconds(50 * attempt), CancellationToken.None).ConfigureAwait(false);
            }
        }

        // Once it was told to run, it runs: only the source may not know of it.
        if (!_granted)
        {
            throw new MigrationException(
                MigrationErrorCode.ConnectionLost,
                $"the connection broke when everything had arrived, and the source could not be asked for permission to run{(last is null ? "" : $": {last.Message}")}",
                last);
        }
    }

    private async Task<IMessageChannel> ConnectAsync(CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(options.Migration.ConnectTimeout);
        try
        {
            return await _connector.ConnectAsync(
                request.SrcAddr, request.MigrationId, MessageCodec.MaxMessageBytes(options.Migration), time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error)
        {
            throw cancellationToken.IsCancellationRequested
                ? new MigrationException(MigrationErrorCode.Cancelled, "the migration was cancelled", error)
                : new MigrationException(
                    MigrationErrorCode.Timeout,
                    $"the source at {request.SrcAddr} did not accept a connection within {options.Migration.ConnectTimeout.TotalSeconds:0.###} s",
                    error);
        }
    }

    private MigrationConnection Connection(IMessageChannel channel, CancellationToken cancellationToken) =>
        new(channel, MigrationRole.Destination, options.Migration) { Cancellation = cancellationToken };

    /// <summary>Fetches the VM.</summary>
    /// <returns>False when everything arrived, but the connection broke before the source was known to agree.</returns>
    private async Task<bool> FetchAsync(CancellationToken cancellationToken)
    {
        await using var channel = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var connection = Connection(channel, cancellationToken);
        try
        {
            await ReceiveAllAsync(connection).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            var error = MigrationSource.ErrorOf(failure);
            if (error.ReportedBy is null)
            {
                await connection.TrySendErrorAsync(error).ConfigureAwait(false);
            }

            throw;
        }

        return await TakeOverAsync(connection).ConfigureAwait(false);
    }

    /// <summary>Comes back on a new connection to hear whether the VM is this server's, or to say that it runs.</summary>
    private async Task<bool> AskAgainAsync(CancellationToken cancellationToken)
    {
        await using var channel = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        var connection = Connection(channel, cancellationToken);
        await GreetAsync(connection, _hello with { Handover = true }).ConfigureAwait(false);
        return await TakeOverAsync(connection, announce: false).ConfigureAwait(false);
    }

    private async Task ReceiveAllAsync(MigrationConnection connection)
    {
        await GreetAsync(connection, _hello).ConfigureAwait(false);
        var preamble = await connection.ExpectDocumentAsync<Preamble>(MigrationErrorCode.PreambleInvalid).ConfigureAwait(false);
        tracker.Update(report => report with
        {
            SpecVersion = preamble.Spec.Version,
            SpecVersionReason = "the source chose it",
            BirthVersion = preamble.BirthVersion,
        });
        var instance = Arrival.Build(preamble, request.ReplaceComponents, options);
        arrive(instance);
        await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
        await ReceivePhasesAsync(connection, instance).ConfigureAwait(false);
        tracker.Update(report => report with { Bytes = connection.Bytes });
    }

    private async Task GreetAsync(MigrationConnection connection, TargetHello hello)
    {
        await connection.SendTextAsync(ProtocolOffer.Format(ProtocolOffer.Own)).ConfigureAwait(false);
        var answer = ProtocolOffer.Parse(await connection.ReceiveTextAsync("did not respond to version handshake.").ConfigureAwait(false));
        if (answer is not [var protocol] || !ProtocolOffer.Own.Contains(protocol))
        {
            throw new MigrationException(
                MigrationErrorCode.NoCommonProtocol, $"the source answered {ProtocolOffer.Format(answer)}, offered was {ProtocolOffer.Format(ProtocolOffer.Own)}");
        }

        tracker.Update(report => report with { Protocol = protocol.ToString() });
        await connection.SendDocumentAsync(hello).ConfigureAwait(false);
    }

    private async Task ReceivePhasesAsync(MigrationConnection connection, VmInstance instance)
    {
        var memory = new MemoryReceiver(connection, instance.Machine.Ram, tracker);
        var payloads = new List<DevicePayload>();
        var last = MigrationState.Sync;
        for (var rounds = 0; last != MigrationState.Server;)
        {
            var phase = await connection.ExpectDocumentAsync<PhaseDocument>(MigrationErrorCode.Codec).ConfigureAwait(false);
            RequireOrder(last, phase.Phase);
            last = phase.Phase;
            tracker.Enter(last);
            if (last is MigrationState.RamPush or MigrationState.RamPushDirty)
            {
                if (++rounds > MostRounds)
                {
                    throw new MigrationException(MigrationErrorCode.NotConverging, $"the source sent memory more than {MostRounds} times");
                }

                await memory.ReceiveAsync().ConfigureAwait(false);
                tracker.Update(report => report with { Rounds = last == MigrationState.RamPush ? rounds : report.Rounds });
                continue;
            }

            payloads.AddRange(phase.Payloads);
            if (last == MigrationState.Server)
            {
                Import(instance, payloads);
            }

            await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
        }
    }

    /// <summary>Memory while the guest runs any number of times, then each of the others once.</summary>
    private static void RequireOrder(MigrationState last, MigrationState next)
    {
        var allowed = next switch
        {
            MigrationState.RamPush or MigrationState.RamPushDirty => last is MigrationState.Sync or MigrationState.RamPush,
            MigrationState.Device => last == MigrationState.RamPushDirty,
            _ => last == MigrationState.Device,
        };
        if (!allowed)
        {
            throw new MigrationException(MigrationErrorCode.UnexpectedMessage, $"the source moved from phase {last} to {next}");
        }
    }

    private static void Import(VmInstance instance, List<DevicePayload> payloads)
    {
        if (instance.Injection.TakeImportFailure() is { } injected)
        {
            throw new MigrationException(MigrationErrorCode.Injected, injected);
        }

        var state = MachinePayloads.Join(payloads);
        try
        {
            instance.Machine.ImportState(state);
        }
        catch (MachineStateException error)
        {
            throw new MigrationException(MigrationErrorCode.DeviceStateInvalid, $"the state of a device was refused: {error.Message}", error);
        }
    }

    /// <summary>Says that everything is here, waits for permission to run, runs, and says so.</summary>
    /// <returns>False when the connection broke, and the source may be asked again.</returns>
    private async Task<bool> TakeOverAsync(MigrationConnection connection, bool announce = true)
    {
        try
        {
            if (announce)
            {
                await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
            }

            await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
            if (!_granted)
            {
                _granted = true;
                connection.Cancellation = CancellationToken.None;
                start();
            }

            await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
            return true;
        }
        catch (MigrationException failure) when (_granted || failure.Error is { ReportedBy: null, Code: not MigrationErrorCode.Cancelled })
        {
            return false;
        }
    }
}
