using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Server.Bodies;
using SpecLattice.Vmm.Server.Http;

namespace SpecLattice.Vmm.Server.Endpoints;

/// <summary>Live migration: where a target fetches the VM, and what became of it.</summary>
internal sealed class MigrationEndpoints(ILogger<MigrationEndpoints> log)
{
    /// <summary>How many connections may be between their beginning and what they are for. Those of the migration under way do not count.</summary>
    private const int MaxStrangers = 64;

    private int _strangers;

    public void Map(ApiRoutes api)
    {
        api.Get(
            new("instance_migrate_status", "GET", "/instance/migration-status", "Shows the last migrations to and from this server: id and phase.") { IsUrgent = true }, ResponseVersions<InstanceMigrateStatusResponse>.Same, call => call.RequireInstance().ToMigrateStatus());
        api.Get(
            new("instance_migrate_report", "GET", "/instance/migration-report", "Shows the last migrations, what they did and why.") { IsUrgent = true }, ResponseVersions<MigrationReports>.Same, call => MigrationReports.FromInstance(call.RequireInstance()));
        api.Put(
            new("instance_handover_put", "PUT", "/instance/handover", "Says what became of a migration whose end nobody knows.") { Scopes = ApiScopes.Operate, IsUrgent = true }, RequestVersions<HandoverRequest>.Same, ResolveAsync);
        api.Post(
            new("instance_migrate_cancel", "POST", "/instance/migrate/{migration_id}/cancel", "Cancels a migration to or from this server, and answers when it has ended.")
            {
                Parameters = [new("migration_id", ApiParameter.Uuid)],
                Scopes = ApiScopes.Migrate,
                IsUrgent = true,
            },
            CancelAsync);
        api.WebSocket(
            new("instance_migrate_start", "GET", "/instance/migrate/{migration_id}/start", "For the target of a migration: fetches the instance, over a WebSocket.")
            {
                Parameters = [new("migration_id", ApiParameter.Uuid)],
                Scopes = ApiScopes.Migrate,
                IsForPeers = true,
                IsUrgent = true,
            },
            StartAsync);
    }

    private static Task ResolveAsync(ApiCall call, HandoverRequest request)
    {
        call.RequireInstance();
        return call.Host.ResolveHandover(request.TargetRuns) is { } error
            ? throw new ApiException(ApiError.FromHost(error))
            : Task.CompletedTask;
    }

    private static async Task CancelAsync(ApiCall call)
    {
        var id = call.PathUuid("migration_id");
        call.RequireInstance();
        if (await call.Host.CancelMigrationAsync(id, call.Cancellation) is { } error)
        {
            throw new ApiException(ApiError.FromHost(error));
        }
    }

    private async Task StartAsync(ApiCall call)
    {
        var id = call.PathUuid("migration_id");
        call.RequireWebSocket("migration failed: this endpoint speaks WebSocket; the target of a migration connects to it");

        if (call.Host.CheckMigrationOut(id) is { } refused)
        {
            throw new ApiException(ApiError.FromHost(refused));
        }

        var isStranger = !call.Host.IsHandingOver(id);
        if (isStranger && (Interlocked.Increment(ref _strangers) > MaxStrangers || call.Context.Features.Get<ReservedPlace>() is not null))
        {
            Interlocked.Decrement(ref _strangers);
            throw RequestMemory.Busy();
        }

        try
        {
            using var socket = await call.Context.WebSockets.AcceptWebSocketAsync();

            // A connection that breaks makes itself felt in the migration, which then knows more than that it was cancelled.
            var report = await call.Host.ServeMigrationOutAsync(id, socket, call.Stopping);
            ServerLog.MigrationOutEnded(log, id, report.State.ToString(), report.Error?.Code.ToString(), report.Error?.Message);
        }
        finally
        {
            Interlocked.Add(ref _strangers, isStranger ? -1 : 0);
        }
    }
}
