using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire;

namespace SpecLattice.Vmm.Migration;

/// <content>Finding out whether the VM could come.</content>
internal sealed partial class MigrationTarget
{
    /// <summary>
    /// Goes as far as a migration goes without disturbing the guest: the source chooses versions and says what it would send, and the VM is made here. Then it is cancelled; to the source, of
    /// whatever age, this is a migration that failed at its beginning.
    /// </summary>
    /// <exception cref="MigrationException">The VM could not come.</exception>
    public async Task TryAsync(CancellationToken cancellationToken)
    {
        await using var channel = await _line.ConnectAsync(cancellationToken).ConfigureAwait(false);
        var connection = Connection(channel, cancellationToken);
        try
        {
            await PrepareAsync(connection).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            await TellAsync(connection, failure).ConfigureAwait(false);
            throw;
        }

        await connection.TrySendErrorAsync(new MigrationError(MigrationErrorCode.Cancelled, "this was a dry run: the VM could be migrated")).ConfigureAwait(false);
    }

    /// <summary>Tells the source what went wrong, unless it is the source that said so.</summary>
    private static async Task TellAsync(MigrationConnection connection, Exception failure)
    {
        var error = MigrationSource.ErrorOf(failure);
        if (error.ReportedBy is null)
        {
            await connection.TrySendErrorAsync(error).ConfigureAwait(false);
        }
    }
}
