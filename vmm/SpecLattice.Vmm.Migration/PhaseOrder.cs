using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration.Reports;

namespace SpecLattice.Vmm.Migration;

/// <summary>The order of a migration's phases, as a target accepts them.</summary>
internal static class PhaseOrder
{
    /// <summary>Requires that a phase may follow another: memory while the guest runs any number of times, then each of the others once.</summary>
    /// <param name="last">The phase before.</param>
    /// <param name="next">The phase that the source announces.</param>
    /// <exception cref="MigrationException">It may not.</exception>
    public static void Require(MigrationState last, MigrationState next)
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
}
