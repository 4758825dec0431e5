using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Migration.Transport;

/// <summary>How the source of a migration asks its target what became of the VM, when the connection did not say.</summary>
public interface IPeerInquiry
{
    /// <summary>Asks.</summary>
    /// <param name="target">Where the target listens.</param>
    /// <param name="migrationId">The migration's id.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What the target says; <see cref="PeerFate.Unknown"/> where it cannot be asked.</returns>
    ValueTask<PeerFate> AskAsync(SocketAddress target, Guid migrationId, CancellationToken cancellationToken);
}

/// <summary>What became of a VM at the target of a migration.</summary>
public enum PeerFate
{
    /// <summary>Nobody knows yet.</summary>
    Unknown,

    /// <summary>The target runs the VM, or has run it. That stays so.</summary>
    Runs,

    /// <summary>The target has dropped the VM and will never run it. That stays so.</summary>
    Dropped,
}
