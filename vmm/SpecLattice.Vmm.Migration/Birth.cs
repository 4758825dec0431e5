using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration;

/// <summary>The API version that a VM was made with, which says how it behaves for as long as it lives, on whichever server.</summary>
/// <param name="Version">The version.</param>
/// <param name="BehavesAs">The oldest version with which it would behave in the same way: who knows that one can run it.</param>
public readonly record struct Birth(int Version, int BehavesAs)
{
    /// <summary>
    /// The API versions from which on VMs behave differently from those made before, in ascending order. There is none yet: what the versions added is in the spec. Whoever makes the behaviour of a VM
    /// depend on its birth version adds the first version that has the new behaviour here.
    /// </summary>
    private static readonly int[] Changes = [1];

    /// <summary>A VM that is made here, or comes from a server that says no more of it than the version.</summary>
    /// <param name="version">The version.</param>
    public static Birth Of(int version) => new(version, Changes.Last(change => change <= Math.Max(version, 1)));

    /// <summary>Says why a server cannot run the VM as it is.</summary>
    /// <param name="known">The newest API version that the server knows; null where it does not say.</param>
    /// <returns>Null where it can.</returns>
    internal MigrationError? FindObstacle(int? known) => known is { } newest && newest < BehavesAs
        ? new MigrationError(
            MigrationErrorCode.BirthVersionUnknown,
            $"the VM was made with API version {Version} and behaves as those made with version {BehavesAs} or newer; the destination knows versions up to {newest}")
        : null;
}
