using System.Collections.Immutable;
using System.Diagnostics;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Board;
using VersionedInstanceSpec = SpecLattice.Vmm.Api.VersionedInstanceSpec;

namespace SpecLattice.Vmm.Migration;

/// <summary>How a migration out of this server ended.</summary>
internal enum SourceOutcome
{
    /// <summary>The VM is here, as before.</summary>
    Failed,

    /// <summary>The target runs the VM.</summary>
    HandedOver,

    /// <summary>The target may run the VM; it has not said so.</summary>
    Unconfirmed,
}

/// <summary>Sends a VM to a target. Whatever happens before the handover, the VM keeps running here.</summary>
/// <param name="instance">The VM.</param>
/// <param name="options">How the host is set up.</param>
/// <param name="connection">The connection to the target.</param>
/// <param name="tracker">Told how far it has come.</param>
/// <param name="handover">Who may run the VM.</param>
/// <param name="settle">Called with the outcome, before the target is told of a failure: that may take a while.</param>
internal sealed class MigrationSource(
    VmInstance instance,
    VmmHostOptions options,
    MigrationConnection connection,
    MigrationTracker tracker,
    Handover handover,
    Action<SourceOutcome> settle)
{
    private readonly MemorySender _memory = new(connection, instance.Machine.Ram, options.Migration, tracker);
    private bool _wasRunning;
    private long _pausedAt;

    private IMachine Machine => instance.Machine;

    /// <summary>Migrates. Does not throw: what goes wrong is in the report.</summary>
    public async Task RunAsync(TargetHello hello)
    {
        try
        {
            await SyncAsync(hello).ConfigureAwait(false);
            tracker.Enter(MigrationState.RamPush);
            await _memory.PushWhileRunningAsync().ConfigureAwait(false);
            tracker.Enter(MigrationState.Pause);
            Pause();
            tracker.Enter(MigrationState.RamPushDirty);
            await _memory.PushAsync(MigrationState.RamPushDirty, tracker.Report.Rounds + 1).ConfigureAwait(false);
            await SendStateAsync(hello.Offer).ConfigureAwait(false);
            await HandOverAsync().ConfigureAwait(false);
            Finish();
        }
        catch (Exception failure) when (handover.TryAbandon())
        {
            await GoOnHereAsync(ErrorOf(failure)).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await WaitForTargetAsync(failure).ConfigureAwait(false);
        }
    }

    internal static MigrationError ErrorOf(Exception failure) =>
        failure is MigrationException known ? known.Error : new MigrationError(MigrationErrorCode.Internal, $"internal error: {failure.Message}");

    /// <summary>Finds out everything that can be known before the guest is disturbed.</summary>
    private async Task SyncAsync(TargetHello hello)
    {
        var (spec, payloads) = Choose(hello.Offer);
        var preamble = new Preamble
        {
            Spec = spec,
            Offer = Offers.Own(options),
            Inventory = SpecList.From(payloads.Select(choice => new InventoryEntry(choice.Payload!.Kind, choice.Payload.Id, choice.Version))),
            BirthVersion = instance.BirthVersion,
            MemoryBytes = Machine.Ram.Size,
        };
        await connection.SendDocumentAsync(preamble).ConfigureAwait(false);
        await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
    }

    private (VersionedInstanceSpec Spec, ImmutableArray<PayloadChoice> Payloads) Choose(SpecOffer? offer)
    {
        ImmutableArray<SpecVersion> own = [.. VersionedInstanceSpec.Versions.Where(version => version.Version <= options.ApiMax)];
        var choice = SpecOffer.Choose<VersionedInstanceSpec>(instance.ApiSpec, offer, own);
        var payloads = new MachinePayloads(options.PayloadMax).Choose(Machine.PeekState(), offer);
        tracker.Update(report => report with
        {
            SpecVersion = choice.Version?.Version,
            SpecVersionReason = choice.Reason,
            BirthVersion = instance.BirthVersion,
            PayloadVersions = payloads.Where(payload => payload.Payload is not null)
                .GroupBy(payload => payload.Payload!.Kind)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Max(payload => payload.Version), StringComparer.Ordinal),
        });
        var refusals = payloads.Select(payload => payload.Refusal).OfType<MigrationError>().ToList();
        if (payloads.Sum(payload => (long)(payload.Payload?.Value.Length ?? 0)) is var bytes && bytes > options.Migration.MaxDocumentBytes)
        {
            refusals.Add(new MigrationError(
                MigrationErrorCode.PayloadNotRepresentable,
                $"the state of the devices, disks in memory included, takes {bytes} bytes; a message holds {options.Migration.MaxDocumentBytes} at most"));
        }

        if (!choice.TryGetValue(out var spec))
        {
            refusals.Insert(0, Refusals.Of(choice, MigrationErrorCode.SpecNotRepresentable, "the instance spec"));
        }

        return refusals.Count == 0 ? (spec!, payloads) : throw new MigrationException(Refusals.Combine(refusals));
    }

    private void Pause()
    {
        _wasRunning = Machine.IsRunning;
        _pausedAt = Stopwatch.GetTimestamp();
        Machine.Pause();
    }

    private async Task SendStateAsync(SpecOffer? offer)
    {
        tracker.Enter(MigrationState.Device);
        if (instance.Injection.TakeExportFailure() is { } injected)
        {
            throw new MigrationException(MigrationErrorCode.Injected, injected);
        }

        var choices = new MachinePayloads(options.PayloadMax).Choose(Machine.ExportState(), offer);
        var refusals = choices.Select(choice => choice.Refusal).OfType<MigrationError>().ToList();
        if (refusals.Count > 0)
        {
            throw new MigrationException(Refusals.Combine(refusals));
        }

        var payloads = choices.ToLookup(choice => MachinePayloads.IsServerState(choice.Payload!), choice => choice.Payload!);
        await SendPhaseAsync(MigrationState.Device, payloads[false]).ConfigureAwait(false);
        tracker.Enter(MigrationState.Server);
        await SendPhaseAsync(MigrationState.Server, payloads[true]).ConfigureAwait(false);
    }

    private async Task SendPhaseAsync(MigrationState phase, IEnumerable<DevicePayload> payloads)
    {
        await connection.SendDocumentAsync(new PhaseDocument { Phase = phase, Payloads = SpecList.From(payloads) }).ConfigureAwait(false);
        await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
    }

    private async Task HandOverAsync()
    {
        // The target has everything and waits for permission to run.
        await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
        if (!handover.TryCommit())
        {
            throw new MigrationException(MigrationErrorCode.ConnectionLost, "the destination gave up this connection");
        }

        connection.Cancellation = CancellationToken.None;
        await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);

        // A target that lost this connection says on another one that it runs.
        var answer = connection.ExpectAsync(MessageTag.Okay);
        if (await Task.WhenAny(answer, handover.Confirmed).ConfigureAwait(false) == answer)
        {
            await answer.ConfigureAwait(false);
            handover.TryConfirm();
        }
    }

    private void Finish()
    {
        var downtime = Stopwatch.GetElapsedTime(_pausedAt);
        tracker.Update(report => report with { Downtime = downtime, Bytes = connection.Bytes });
        tracker.Finish();
        settle(SourceOutcome.HandedOver);
    }

    private async Task GoOnHereAsync(MigrationError error)
    {
        // The guest first: it is paused.
        _memory.MarkDirtyAgain();
        if (_wasRunning && Machine.Fault is null)
        {
            Machine.Run();
        }

        tracker.Update(report => report with { Bytes = connection.Bytes });
        tracker.Fail(error);
        settle(SourceOutcome.Failed);
        if (error.ReportedBy is null)
        {
            await connection.TrySendErrorAsync(error).ConfigureAwait(false);
        }
    }

    /// <summary>The connection broke after the target got the VM: it comes back and says that it runs, or nobody knows.</summary>
    private async Task WaitForTargetAsync(Exception failure)
    {
        try
        {
            await handover.Confirmed.WaitAsync(options.Migration.IdleTimeout).ConfigureAwait(false);
            Finish();
        }
        catch (TimeoutException)
        {
            tracker.Fail(new MigrationError(
                MigrationErrorCode.HandoverUnconfirmed,
                $"the destination was told to run the VM and has not said that it does; the VM stays paused here ({failure.Message})"));
            settle(SourceOutcome.Unconfirmed);
        }
    }
}
