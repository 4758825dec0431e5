using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire.Scalars;

namespace SpecLattice.Vmm.Migration;

/// <content>Asking a target that does not say what became of the VM.</content>
internal sealed partial class MigrationSource
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <summary>Asks the target what became of the VM, until somebody knows. The target said where it is reached.</summary>
    private async Task AskTargetAsync(PeerName? address)
    {
        if (address is null || !SocketAddress.TryParse(address.Value.Text, out var target))
        {
            return;
        }

        var inquiry = settings.Inquiry ?? new HttpPeerInquiry(settings.Peers);
        for (var pause = FirstPause; handover.IsOpen && !ending.IsCancellationRequested; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var fate = await inquiry.AskAsync(target, handover.Id, ending).ConfigureAwait(false);

            // Where its disks are in use, the target is not what it says it is.
            var happened = fate == PeerFate.Runs ? SourceEvent.TargetRuns
                : fate == PeerFate.Dropped && handover.IsOpen && vm.TakeBack() is null ? SourceEvent.TargetFailed
                : (SourceEvent?)null;
            if (happened is { } known)
            {
                await ActAsync(handover.Post(known)).ConfigureAwait(false);
                return;
            }

            await Task.Delay(pause, settings.Time, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Does what is to be done where the task that sent the VM no longer waits.</summary>
    private async Task ActAsync(SourceActions actions)
    {
        if (actions.HasFlag(SourceActions.ResumeGuest))
        {
            await ResumeHereAsync(Dropped()).ConfigureAwait(false);
        }
        else if (actions.HasFlag(SourceActions.ReleaseGuest))
        {
            onEnded(SourceState.HandedOver);
        }
    }

    private static MigrationError Dropped() =>
        new(MigrationErrorCode.ConnectionLost, "the destination was asked and has dropped the VM: it stays here") { ReportedBy = MigrationRole.Destination };
}
