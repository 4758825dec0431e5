using System.Collections.Immutable;
using System.Diagnostics;
using SpecLattice.Negotiation;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Migration.Memory;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;
using TargetHello = SpecLattice.Vmm.Migration.Wire.V2.TargetHello;

namespace SpecLattice.Vmm.Migration;

/// <summary>Sends a VM to a target. Whatever happens before the handover, the VM keeps running here.</summary>
/// <param name="vm">The VM.</param>
/// <param name="settings">How the server is set up.</param>
/// <param name="connection">The connection to the target.</param>
/// <param name="protocol">The protocol that is spoken.</param>
/// <param name="tracker">Told how far it has come.</param>
/// <param name="handover">Who may run the VM.</param>
/// <param name="onEnded">
/// Called with where the handover has come to, before the target is told of a failure: that may take a while.
/// </param>
/// <param name="ending">Ends when the server shuts down.</param>
internal sealed partial class MigrationSource(
    IMigratableVm vm,
    MigrationSettings settings,
    MigrationConnection connection,
    ProtocolOffer protocol,
    MigrationTracker tracker,
    SourceHandover handover,
    Action<SourceState> onEnded,
    CancellationToken ending)
{

    private readonly MemorySender _memory = new(connection, vm.Machine.Ram, settings.Limits, tracker);
    private bool _wasRunning;
    private long _pausedAt;

    private IMachine Machine => vm.Machine;

    /// <summary>Migrates. Does not throw: what goes wrong is in the report.</summary>
    public async Task RunAsync(TargetHello hello)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(connection.Cancellation);
        using var pauseLimit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, settings.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, pauseLimit.Token);
        connection.Cancellation = either.Token;
        try
        {
            // Where the target has left this connection, nobody waits for what it says: the guest may be paused.
            var sending = SendAllAsync(hello, pauseLimit);
            if (await Task.WhenAny(sending, handover.Abandoned).ConfigureAwait(false) != sending)
            {
                await stop.CancelAsync().ConfigureAwait(false);
            }

            await sending.ConfigureAwait(false);
            Finish();
            await connection.TryAcknowledgeAsync().ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            handover.Post(SourceEvent.Failed);
            if (handover.State == SourceState.Kept)
            {
                await ResumeHereAsync(ReasonOf(failure, pauseLimit.IsCancellationRequested)).ConfigureAwait(false);
            }
            else
            {
                _ = AskTargetAsync(hello.Address);
                await WaitForTargetAsync(failure).ConfigureAwait(false);
            }
        }
    }

    private async Task SendAllAsync(TargetHello hello, CancellationTokenSource pauseLimit)
    {
        var announced = await SyncAsync(hello).ConfigureAwait(false);
        tracker.Enter(MigrationState.RamPush);
        await _memory.PushWhileRunningAsync().ConfigureAwait(false);
        tracker.Enter(MigrationState.Pause);
        pauseLimit.CancelAfter(settings.Limits.PauseLimit);
        Pause();
        tracker.Enter(MigrationState.RamPushDirty);
        await _memory.PushAsync(new RamPushDirty { Round = tracker.Report.Rounds + 1 }).ConfigureAwait(false);
        await SendStateAsync(announced).ConfigureAwait(false);
        await HandOverAsync().ConfigureAwait(false);
    }

    /// <summary>Why the VM stays: what ended the waits counts, not how they noticed.</summary>
    private MigrationError ReasonOf(Exception failure, bool pauseIsOver) =>
        handover.IsCancelled ? new(MigrationErrorCode.Cancelled, "the migration was cancelled at the source: the VM stays here")
        : handover.Abandoned.IsCompleted ? Abandoned()
        : pauseIsOver && ErrorOf(failure).Code == MigrationErrorCode.Cancelled ? new(
            MigrationErrorCode.Timeout,
            $"the guest had been paused for {settings.Limits.PauseLimit.TotalSeconds:0.###} s, as long as it may be, and the destination did not have everything: the VM stays here")
        : ErrorOf(failure);

    internal static MigrationError ErrorOf(Exception failure) =>
        failure is MigrationException known ? known.Error : new MigrationError(MigrationErrorCode.Internal, $"internal error: {failure.Message}");

    /// <summary>Finds out everything that can be known before the guest is disturbed.</summary>
    /// <returns>The pieces of state that are announced, each with its version.</returns>
    private async Task<SpecList<InventoryEntry>> SyncAsync(TargetHello hello)
    {
        var (spec, payloads) = Choose(hello);
        var preamble = new Preamble
        {
            Spec = new InstanceSpecEnvelope(spec),
            Offer = new PeerOffer(Offers.Own(settings.ApiMax, settings.PayloadMax)),
            Inventory = SpecList.From(payloads.Select(choice => new InventoryEntry { Kind = choice.Payload!.Kind, Id = choice.Payload.Id, Version = choice.Version })),
            BirthVersion = vm.Birth.Version,
            MemoryBytes = Machine.Ram.Size,
        };
        await (protocol.SpeaksOfBirth ? connection.SendDocumentAsync(preamble.ToV2() with { BehavesAs = vm.Birth.BehavesAs }) : connection.SendDocumentAsync(preamble)).ConfigureAwait(false);
        await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
        return preamble.Inventory;
    }

    private (AnyInstanceSpec Spec, ImmutableArray<PayloadChoice> Payloads) Choose(TargetHello hello)
    {
        var offer = hello.Offer?.Versions;
        ImmutableArray<SpecVersion> own = [.. AnyInstanceSpec.Versions.Where(version => version.Number <= settings.ApiMax)];
        var choice = offer?.Choose<AnyInstanceSpec>(vm.ApiSpec, own, settings.AllowedDiscards) ?? SpecChoice.WithoutOffer<AnyInstanceSpec>(vm.ApiSpec, own, settings.AllowedDiscards);
        var payloads = new MachinePayloads(settings.PayloadMax, settings.AllowedDiscards).Choose(Machine.PeekState(), offer);
        tracker.Update(report => report with
        {
            SpecVersion = choice.Version?.Number,
            SpecVersionReason = choice.Reason + string.Concat(payloads.SelectMany(payload => payload.Discarded).Select(loss => $"; discarded: {loss}")),
            BirthVersion = vm.Birth.Version,
            PayloadVersions = payloads.Where(payload => payload.Payload is not null)
                .GroupBy(payload => payload.Payload!.Kind.Text)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Max(payload => payload.Version), StringComparer.Ordinal),
        });
        var refusals = payloads.Select(payload => payload.Refusal).OfType<MigrationError>().ToList();
        if (payloads.Sum(payload => (long)(payload.Payload?.Value.Json.Length ?? 0)) is var bytes && bytes > settings.Limits.MaxDocumentBytes)
        {
            refusals.Add(new MigrationError(
                MigrationErrorCode.PayloadNotRepresentable,
                $"the state of the devices, disks in memory included, takes {bytes} bytes; a message holds {settings.Limits.MaxDocumentBytes} at most"));
        }

        if (vm.Birth.FindObstacle(hello.BirthMax) is { } obstacle)
        {
            refusals.Insert(0, obstacle);
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

    private async Task SendStateAsync(SpecList<InventoryEntry> announced)
    {
        tracker.Enter(MigrationState.Device);
        if (vm.TakeExportFailure() is { } injected)
        {
            throw new MigrationException(MigrationErrorCode.Injected, injected);
        }

        var choices = MachinePayloads.Keep(Machine.ExportState(), announced, settings.AllowedDiscards);
        var refusals = choices.Select(choice => choice.Refusal).OfType<MigrationError>().ToList();
        if (refusals.Count > 0)
        {
            throw new MigrationException(Refusals.Combine(refusals));
        }

        var payloads = choices.ToLookup(choice => MachinePayloads.IsServerState(choice.Payload!), choice => choice.Payload!);
        await SendPhaseAsync(new DevicePhase { Payloads = SpecList.From(payloads[false]) }).ConfigureAwait(false);
        tracker.Enter(MigrationState.Server);
        await SendPhaseAsync(new ServerPhase { Payloads = SpecList.From(payloads[true]) }).ConfigureAwait(false);
    }

    private async Task SendPhaseAsync(Phase phase)
    {
        await connection.SendDocumentAsync(phase).ConfigureAwait(false);
        await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
    }

    private async Task HandOverAsync()
    {
        // The target has everything and waits for permission to run.
        await connection.ExpectReadyAsync().ConfigureAwait(false);
        if (!handover.Post(SourceEvent.TargetReady).HasFlag(SourceActions.SayRun))
        {
            throw new MigrationException(Abandoned());
        }

        vm.Bequeath();
        connection.Cancellation = CancellationToken.None;
        await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);

        // A target that lost this connection says on another one that it runs.
        var answer = connection.ExpectAsync(MessageTag.Okay);
        if (await Task.WhenAny(answer, handover.Confirmed).ConfigureAwait(false) == answer)
        {
            await answer.ConfigureAwait(false);
            handover.Post(SourceEvent.TargetRuns);
        }
    }

    private void Finish()
    {
        var downtime = Stopwatch.GetElapsedTime(_pausedAt);
        tracker.Update(report => report with { Downtime = downtime, Bytes = connection.Bytes });
        tracker.Finish();
        onEnded(SourceState.HandedOver);
    }

    private async Task ResumeHereAsync(MigrationError error)
    {
        // The guest first: it is paused.
        _memory.MarkDirtyAgain();
        if (_wasRunning && Machine.Fault is null)
        {
            Machine.Run();
        }

        tracker.Update(report => report with { Bytes = connection.Bytes });
        tracker.Fail(error);
        onEnded(SourceState.Kept);
        if (error.ReportedBy is null)
        {
            await connection.TrySendErrorAsync(error).ConfigureAwait(false);
        }
    }

    /// <summary>The connection broke after the target got the VM: it comes back and says that it runs, or nobody knows.</summary>
    private async Task WaitForTargetAsync(Exception failure)
    {
        while (true)
        {
            var words = handover.Words;
            try
            {
                await Task.WhenAny(handover.Confirmed, handover.Abandoned).WaitAsync(settings.Limits.IdleTimeout, settings.Time).ConfigureAwait(false);
                if (handover.State == SourceState.Kept)
                {
                    await ResumeHereAsync(Dropped()).ConfigureAwait(false);
                }
                else
                {
                    Finish();
                }

                return;
            }
            catch (TimeoutException)
            {
                if (handover.PostExpired(words, SourceState.Granted).HasFlag(SourceActions.AskOperator))
                {
                    tracker.Fail(new MigrationError(
                        MigrationErrorCode.HandoverUnconfirmed,
                        $"the destination was told to run the VM and has not said that it does; the VM stays paused here ({failure.Message})"));
                    onEnded(SourceState.Unconfirmed);
                    return;
                }
            }
        }
    }

    private static MigrationError Abandoned() => new(MigrationErrorCode.ConnectionLost, "the destination gave up this connection");
}
