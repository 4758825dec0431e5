using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration;

/// <summary>A VM that can be sent to another server, or is being filled with what another server sends.</summary>
public interface IMigratableVm
{
    /// <summary>The machine.</summary>
    IMachine Machine { get; }

    /// <summary>What it is made of, as the API shows it.</summary>
    Latest.InstanceSpec ApiSpec { get; }

    /// <summary>The API version that it was made with, on whichever server.</summary>
    Birth Birth { get; }

    /// <summary>Leaves what only one server may use at a time, such as disks, to the target, which may run the VM from now on.</summary>
    void Bequeath();

    /// <summary>Takes it back from a target that does not run the VM.</summary>
    /// <returns>Why that cannot be: another server has it. Null where it is back.</returns>
    string? TakeBack();

    /// <summary>Says whether the export that is about to begin is to fail.</summary>
    /// <returns>Why it fails; null when it does not.</returns>
    string? TakeExportFailure();

    /// <summary>Says whether the import that is about to begin is to fail.</summary>
    /// <returns>Why it fails; null when it does not.</returns>
    string? TakeImportFailure();
}

/// <summary>The server to which a VM comes.</summary>
public interface IMigrationDestination
{
    /// <summary>Makes the VM, empty and paused.</summary>
    /// <param name="spec">What the VM is made of at the source.</param>
    /// <param name="birth">The API version that it was made with.</param>
    /// <returns>The VM.</returns>
    /// <exception cref="MigrationException">There can be no such VM here; nothing was made.</exception>
    IMigratableVm Create(Latest.InstanceSpec spec, Birth birth);

    /// <summary>Claims what only one server may use at a time, such as disks: the source has left it.</summary>
    /// <returns>Why it cannot be had, so that the VM cannot run here; null where it can.</returns>
    string? Claim();

    /// <summary>Runs the VM: everything has arrived, and it is this server's.</summary>
    void Start();
}
