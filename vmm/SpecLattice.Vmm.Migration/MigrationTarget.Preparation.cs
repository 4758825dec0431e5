using System.Collections.Immutable;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.V1;
using Preamble = SpecLattice.Vmm.Migration.Wire.V2.Preamble;

namespace SpecLattice.Vmm.Migration;

/// <content>Before anything is sent.</content>
internal sealed partial class MigrationTarget
{
    /// <summary>Hears what the source would send, and makes the VM for it.</summary>
    private async Task<(IMigratableVm Vm, SpecList<InventoryEntry> Announced)> PrepareAsync(MigrationConnection connection)
    {
        var protocol = await _line.GreetAsync(connection, _hello).ConfigureAwait(false);
        var preamble = protocol.SpeaksOfBirth
            ? await connection.ExpectDocumentAsync<Preamble>(MigrationErrorCode.PreambleInvalid).ConfigureAwait(false)
            : (await connection.ExpectDocumentAsync<Wire.V1.Preamble>(MigrationErrorCode.PreambleInvalid).ConfigureAwait(false)).ToV2();
        tracker.Update(report => report with
        {
            SpecVersion = preamble.Spec.Spec.Version,
            SpecVersionReason = "the source chose it",
            BirthVersion = preamble.BirthVersion,
            PayloadVersions = preamble.Inventory.GroupBy(entry => entry.Kind.Text)
                .ToImmutableSortedDictionary(group => group.Key, group => group.Max(entry => entry.Version), StringComparer.Ordinal),
        });
        var vm = await CreateAsync(PreambleReading.ReadSpec(preamble, settings, out var birth), birth, connection.Cancellation).ConfigureAwait(false);
        WarmUp(vm, preamble.Inventory);
        return (vm, preamble.Inventory);
    }

    /// <summary>Goes once through what will be done while the guest is paused, with the state of the VM that has just been made: what is done for the first time takes long.</summary>
    private static void WarmUp(IMigratableVm vm, SpecList<InventoryEntry> announced)
    {
        var own = MachinePayloads.Keep(vm.Machine.ExportState(), announced);
        if (own.All(piece => piece.Payload is not null))
        {
            try
            {
                vm.Machine.ImportState(MachinePayloads.Join(own.Select(piece => piece.Payload!), announced));
            }
            catch (Exception misfit) when (misfit is MigrationException or MachineStateException)
            {
                // Something else was announced than the VM has: what comes will be refused, in the words for that.
            }
        }
    }

    /// <summary>Makes the VM. Files are opened for that, which may take as long as their file systems like, so it is waited for by the system's own clock.</summary>
    private async Task<IMigratableVm> CreateAsync(Latest.InstanceSpec spec, Birth birth, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(() => destination.Create(spec, birth), CancellationToken.None)
                .WaitAsync(settings.Limits.IdleTimeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException error)
        {
            throw new MigrationException(
                MigrationErrorCode.CreateFailed, $"the VM was not made within {settings.Limits.IdleTimeout.TotalSeconds:0.###} s: a file of a disk does not open", error);
        }
        catch (OperationCanceledException error)
        {
            throw new MigrationException(MigrationErrorCode.Cancelled, "the migration was cancelled", error);
        }
    }
}
