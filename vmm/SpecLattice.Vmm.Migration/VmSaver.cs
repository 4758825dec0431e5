using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Memory;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration;

/// <summary>Fetches a VM into a file, as a target that says nothing of what it reads: so each part comes in the oldest version that can hold it.</summary>
/// <param name="source">The server that has the VM.</param>
/// <param name="id">The migration's id.</param>
/// <param name="settings">How servers are reached, and how long to wait for them.</param>
public sealed class VmSaver(SocketAddress source, Guid id, MigrationSettings settings)
{
    // A file is for servers of every age.
    private readonly MigrationSettings _settings = settings with { ProtocolMax = Math.Min(settings.ProtocolMax, SavedVm.Protocol) };
    private readonly MigrationTracker _tracker = new(new MigrationReport { Id = id, Role = MigrationRole.Destination }, static _ => { });

    /// <summary>Saves the VM. Afterwards it is the file's: the server has dropped it.</summary>
    /// <param name="properties">What the instance is called.</param>
    /// <param name="path">The file. It is there when all of it is; until then what there is has another name, with <c>.part</c> behind it.</param>
    /// <param name="cancellationToken">Ends the attempt: the VM stays.</param>
    /// <exception cref="MigrationException">It failed; the message says where the VM is.</exception>
    /// <exception cref="IOException">The file cannot be written; the VM stays.</exception>
    public async Task SaveAsync(InstanceProperties properties, string path, CancellationToken cancellationToken)
    {
        var part = path + ".part";
        if (File.Exists(part))
        {
            throw new IOException($"{part}: the file exists already, and may be all that there is of a VM");
        }

        var line = new SourceLine(id, source, _settings, _tracker);
        await using var channel = await line.ConnectAsync(cancellationToken).ConfigureAwait(false);
        var connection = new MigrationConnection(channel, MigrationRole.Destination, settings.Limits, settings.Time) { Cancellation = cancellationToken };
        try
        {
            await line.GreetAsync(connection, new TargetHello()).ConfigureAwait(false);
            await ReceiveAsync(connection, properties, part).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            if (File.Exists(part))
            {
                File.Delete(part);
            }

            var error = MigrationSource.ErrorOf(failure);
            await (error.ReportedBy is null ? connection.TrySendErrorAsync(error) : Task.CompletedTask).ConfigureAwait(false);
            throw;
        }

        await TakeOverAsync(connection, part, path).ConfigureAwait(false);
    }

    private async Task ReceiveAsync(MigrationConnection connection, InstanceProperties properties, string part)
    {
        var preamble = await connection.ExpectDocumentAsync<Preamble>(MigrationErrorCode.PreambleInvalid).ConfigureAwait(false);
        if (preamble.MemoryBytes is 0 or > GuestRam.MaxSize || preamble.MemoryBytes % GuestRam.Mebibyte != 0)
        {
            throw new MigrationException(MigrationErrorCode.PreambleInvalid, "the source's preamble: memory_bytes is no size that a VM can have");
        }

        var ram = new GuestRam(preamble.MemoryBytes);
        var memory = new MemoryReceiver(connection, ram, _tracker);
        await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
        Phase devices = new DevicePhase();
        for (var last = MigrationState.Sync; last != MigrationState.Server;)
        {
            var phase = await connection.ExpectDocumentAsync<Phase>(MigrationErrorCode.Codec).ConfigureAwait(false);
            PhaseOrder.Require(last, phase.State);
            last = phase.State;
            if (last is MigrationState.RamPush or MigrationState.RamPushDirty)
            {
                await memory.ReceiveAsync().ConfigureAwait(false);
                continue;
            }

            if (last == MigrationState.Server)
            {
                SavedVm.Write(part, properties, preamble, ram, devices, phase);
            }

            devices = phase;
            await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
        }
    }

    private static async Task TakeOverAsync(MigrationConnection connection, string part, string path)
    {
        try
        {
            await connection.SendReadyAsync().ConfigureAwait(false);
            await connection.ExpectAsync(MessageTag.Okay).ConfigureAwait(false);
        }
        catch (MigrationException failure) when (failure.Error.ReportedBy is not null)
        {
            File.Delete(part);
            throw;
        }
        catch (MigrationException failure)
        {
            throw new MigrationException(
                failure.Error.Code, $"{failure.Message}; the VM is whole in {part}, and may be the server's still: ask it (`vmm state`), and settle it (`vmm resolve`) before the file is used", failure);
        }

        File.Move(part, path);
        connection.Cancellation = CancellationToken.None;
        await connection.SendAsync(MessageTag.Okay).ConfigureAwait(false);
        await connection.ExpectAcknowledgementAsync().ConfigureAwait(false);
    }
}
