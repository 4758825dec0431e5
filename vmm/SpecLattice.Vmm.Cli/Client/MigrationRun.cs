using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>A migration from one server to another, seen from outside.</summary>
/// <param name="Source">How the source sees it; null where it never heard of it or cannot be asked.</param>
/// <param name="Target">How the target sees it.</param>
internal sealed record MigrationRun(MigrationReportEntry? Source, MigrationReportEntry Target)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(50);

    /// <summary>Whether it has arrived.</summary>
    public bool Succeeded => Target.State == MigrationState.Finish;

    /// <summary>Why it failed, as the side knows it that found the error; null where it succeeded.</summary>
    public MigrationErrorEntry? Error =>
        Source?.Error is { ReportedBy: null } found ? found : Target.Error ?? Source?.Error;

    /// <summary>What a target is told.</summary>
    public static InitializeFromMigration Request(VmmClient source, Guid id) => new()
    {
        MigrationId = id,
        SrcAddr = SocketAddress.Parse(source.Server.Authority),
        ReplaceComponents = SpecMap<SpecKey, ReplacementComponent>.Empty,
    };

    /// <summary>Starts a migration and follows it to its end, good or bad.</summary>
    /// <param name="source">The server that has the instance.</param>
    /// <param name="target">The server that fetches it.</param>
    /// <param name="id">The migration's id.</param>
    /// <param name="observe">Hears how far it has come.</param>
    /// <param name="cancellation">Ends the watching, not the migration.</param>
    public static async Task<MigrationRun> FollowAsync(
        VmmClient source, VmmClient target, Guid id, Action<MigrationRun> observe, CancellationToken cancellation)
    {
        var instance = await source.GetInstanceAsync(cancellation);
        await target.EnsureByMigrationAsync(instance.Properties, Request(source, id), cancellation);
        while (true)
        {
            var incoming = (await target.GetMigrationsAsync(cancellation)).MigrationIn
                ?? throw new VmmClientException($"{target.Server} does not know of the migration it has just begun", null);
            var run = new MigrationRun(await FindOutgoingAsync(source, id, cancellation), incoming);
            observe(run);
            if (incoming.State is MigrationState.Finish or MigrationState.Error && run.Source?.State is null or MigrationState.Finish or MigrationState.Error)
            {
                return run;
            }

            await Task.Delay(PollInterval, cancellation);
        }
    }

    /// <summary>A source that has gone is not a reason to stop watching the target: it will say what became of the migration.</summary>
    private static async Task<MigrationReportEntry?> FindOutgoingAsync(VmmClient source, Guid id, CancellationToken cancellation)
    {
        try
        {
            var outgoing = (await source.GetMigrationsAsync(cancellation)).MigrationOut;
            return outgoing?.Id == id ? outgoing : null;
        }
        catch (VmmClientException)
        {
            return null;
        }
    }
}
