using System.Net.WebSockets;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.Instances;

/// <content>Migrations to and from this host.</content>
public sealed partial class VmmHost
{
    /// <summary>Says whether a migration may be served now: for refusing before a connection is made of the request.</summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <returns>Why not; null when it may.</returns>
    public HostError? CheckMigrationOut(Guid migrationId)
    {
        lock (_instance.Gate)
        {
            return _outgoing.FindObstacle(migrationId);
        }
    }

    /// <summary>Finds out whether a VM could be fetched, without disturbing its guest.</summary>
    /// <param name="request">Where it is, and what is replaced in it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>What would be done, and what stands in the way, if something does; or why this server can fetch nothing.</returns>
    public async Task<Result<MigrationReport, HostError>> TryMigrationAsync(InitializeFromMigration request, CancellationToken cancellationToken = default)
    {
        if (FindPresence() is { } present)
        {
            return present;
        }

        var options = Options with { AdvertisedAddress = AdvertisedAddress };
        var tracker = new MigrationTracker(new MigrationReport { Id = request.MigrationId, Role = MigrationRole.Destination }, static _ => { });
        var target = new MigrationTarget(request.MigrationId, request.SrcAddr, options.ToMigrationSettings(), tracker, new TrialArrival(request.ReplaceComponents, options));
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending);
        try
        {
            await target.TryAsync(ending.Token).ConfigureAwait(false);
        }
        catch (MigrationException failure)
        {
            tracker.Fail(failure.Error);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return tracker.Report;
    }

    /// <summary>Makes the id of a migration from here: good once, and only for a while.</summary>
    /// <param name="target">The target that it is for; null for any.</param>
    /// <returns>The id and how long it is good, or why there can be no migration.</returns>
    public Result<PreparedMigration, HostError> PrepareMigration(SocketAddress? target)
    {
        lock (_instance.Gate)
        {
            return _outgoing.FindObstacle(Guid.Empty) is { } obstacle ? obstacle : new PreparedMigration(_ids.Make(target), MigrationIds.Life);
        }
    }

    /// <summary>Says whether a migration is the one under way from here, whose target may come back on a new connection.</summary>
    /// <param name="migrationId">The migration's id.</param>
    public bool IsHandingOver(Guid migrationId)
    {
        lock (_instance.Gate)
        {
            return _outgoing.IsHandingOver(migrationId);
        }
    }

    /// <summary>Sends the VM over a connection that the target has opened. Never throws because of the peer.</summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <param name="socket">The connection. The caller disposes of it.</param>
    /// <param name="cancellationToken">Cancels the migration; has no effect once the target was told to run.</param>
    /// <returns>How it went.</returns>
    public async Task<MigrationReport> ServeMigrationOutAsync(Guid migrationId, WebSocket socket, CancellationToken cancellationToken = default)
    {
        await using var channel = new WebSocketChannel(socket, MessageCodec.MaxFromTarget);
        return await ServeMigrationOutAsync(migrationId, channel, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends the VM over a channel that the target has opened. Never throws because of the peer.</summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <param name="channel">The channel. The caller disposes of it.</param>
    /// <param name="cancellationToken">Cancels the migration; has no effect once the target was told to run.</param>
    /// <returns>How it went.</returns>
    public async Task<MigrationReport> ServeMigrationOutAsync(Guid migrationId, IMessageChannel channel, CancellationToken cancellationToken = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ending);
        return await _outgoing.ServeAsync(migrationId, channel, ending.Token).ConfigureAwait(false);
    }

    /// <summary>
    /// Says what became of a migration of which nobody confirmed that the target runs. Until then the VM stays paused here, whole.
    /// </summary>
    /// <param name="targetRuns">
    /// True when the target runs: the VM is released here. False when it is certain that it does not and never will: the VM is resumed here.
    /// </param>
    /// <returns>Why it was not done; null when it was.</returns>
    public HostError? ResolveHandover(bool targetRuns)
    {
        lock (_instance.Gate)
        {
            return _outgoing.Resolve(targetRuns);
        }
    }

    /// <summary>
    /// Cancels a migration under way: at its source the VM stays, and runs again if it was paused; at its target what has arrived is dropped. Returns when that is so.
    /// </summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <param name="cancellationToken">Ends the wait, not the cancellation.</param>
    /// <returns>Why it was not done; null when it was.</returns>
    public async Task<HostError?> CancelMigrationAsync(Guid migrationId, CancellationToken cancellationToken = default)
    {
        for (var isAsked = false; ; isAsked = true)
        {
            InstanceView? view;
            lock (_instance.Gate)
            {
                view = _instance.View;
                var report = view?.MigrationIn?.Id == migrationId ? view.MigrationIn : view?.MigrationOut;
                if (view is null || report is null || report.Id != migrationId)
                {
                    return new HostError(HostErrorKind.NotActive, $"this server knows of no migration {migrationId}");
                }

                if (!isAsked && (report.Role == MigrationRole.Source ? _outgoing.Cancel(migrationId) : _incoming.Cancel(migrationId)) is { } refused)
                {
                    return refused;
                }

                if (report.State is MigrationState.Finish or MigrationState.Error)
                {
                    return report.State == MigrationState.Error
                        ? null
                        : new HostError(HostErrorKind.NotActive, $"migration {migrationId} was at its end when it was to be cancelled: the VM runs here");
                }
            }

            await WaitForGenerationAsync(view.Generation + 1, cancellationToken).ConfigureAwait(false);
        }
    }

    private Result<InstanceEnsureResponse, HostError> Fetch(InstanceProperties properties, InitializeFromMigration request)
    {
        _incoming.Begin(properties, request, Options with { AdvertisedAddress = AdvertisedAddress }, _ending);
        return new InstanceEnsureResponse { Migrate = new InstanceMigrateInitiateResponse { MigrationId = request.MigrationId } };
    }
}
