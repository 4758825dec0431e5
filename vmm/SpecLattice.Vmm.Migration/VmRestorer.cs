using System.Net.WebSockets;
using SpecLattice.Vmm.Migration.Memory;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration;

/// <summary>Sends a VM from a file, as a source whose guest is paused.</summary>
/// <param name="vm">The VM.</param>
/// <param name="id">The migration's id.</param>
/// <param name="settings">How long to wait for the target.</param>
public sealed class VmRestorer(SavedVm vm, Guid id, MigrationSettings settings)
{
    private readonly SourceHandover _handover = new(id);
    private readonly MigrationTracker _tracker = new(new MigrationReport { Id = id, Role = MigrationRole.Source }, static _ => { });
    private int _begun;

    /// <summary>Whether the target was told to run the VM: then the file is not to be used again, unless it is certain that the target does not run it.</summary>
    public bool IsHandedOver => _handover.State is not (SourceState.Sending or SourceState.Kept);

    /// <summary>Serves a connection of the target. Never throws because of it.</summary>
    /// <param name="socket">The connection.</param>
    /// <param name="cancellationToken">Ends the attempt, unless the target was told to run.</param>
    public async Task ServeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        await using var channel = new WebSocketChannel(socket, MessageCodec.MaxFromTarget);
        var connection = new MigrationConnection(channel, MigrationRole.Source, settings.Limits, settings.Time) { Cancellation = cancellationToken };
        try
        {
            var (_, hello) = await MigrationGreeting.AcceptAsync(connection, id, Math.Min(settings.ProtocolMax, SavedVm.Protocol)).ConfigureAwait(false);
            if (hello.Handover)
            {
                await MigrationGreeting.AnswerAsync(connection, id, _handover, settings.Limits.IdleTimeout, settings.Time).ConfigureAwait(false);
            }
            else if (Interlocked.Exchange(ref _begun, 1) == 0)
            {
                await SendAsync(connection).ConfigureAwait(false);
            }
            else
            {
                throw new MigrationException(MigrationErrorCode.AlreadyInProgress, "the VM is being restored already");
            }

            await connection.TryAcknowledgeAsync().ConfigureAwait(false);
        }
        catch (MigrationException failure)
        {
            await (failure.Error.ReportedBy is null ? connection.TrySendErrorAsync(failure.Error) : Task.CompletedTask).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(MigrationConnection connection)
    {
        try
        {
            await connection.SendDocumentAsync(vm.Preamble).ConfigureAwait(false);
            await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
            vm.Ram.MarkPopulatedDirty();
            await new MemorySender(connection, vm.Ram, settings.Limits, _tracker).PushAsync(new RamPushDirty { Round = 1 }).ConfigureAwait(false);
            foreach (var phase in new[] { vm.Devices, vm.Server })
            {
                await connection.SendDocumentAsync(phase).ConfigureAwait(false);
                await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
            }

            await connection.ExpectReadyAsync().ConfigureAwait(false);
            _handover.Post(SourceEvent.TargetReady);
            connection.Cancellation = CancellationToken.None;
            await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
            await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
            _handover.Post(SourceEvent.TargetRuns);
        }
        catch (MigrationException)
        {
            _handover.Post(SourceEvent.Failed);
            throw;
        }
    }
}
