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
        api.Exchange(
            new("instance_migrate_prepare", "POST", "/instance/migrate", "Makes the id of a migration from this server.") { Scopes = ApiScopes.Migrate },
            RequestVersions<MigrationPreparation>.Same, ResponseVersions<MigrationTicket>.Same, StatusCodes.Status201Created, PrepareAsync);
        api.Exchange(
            new("instance_migrate_check", "POST", "/instance/migrate/check", "Finds out whether an instance could be fetched, without disturbing its guest.") { Scopes = ApiScopes.Migrate },
            RequestVersions<InitializeFromMigration>.Same, ResponseVersions<MigrationCheck>.Same, StatusCodes.Status200OK, CheckAsync);
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

    private static Task<MigrationTicket> PrepareAsync(ApiCall call, MigrationPreparation request)
    {
        var prepared = call.Host.PrepareMigration(request.Target);
        return prepared.IsOk
            ? Task.FromResult(new MigrationTicket { MigrationId = prepared.Value.Id, ExpiresIn = (int)prepared.Value.Life.TotalSeconds })
            : throw new ApiException(ApiError.FromHost(prepared.Error));
    }

    private static async Task<MigrationCheck> CheckAsync(ApiCall call, InitializeFromMigration request)
    {
        var tried = await call.Host.TryMigrationAsync(request, call.Cancellation);
        return tried.IsOk ? MigrationCheck.FromReport(tried.Value) : throw new ApiException(ApiError.FromHost(tried.Error));
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
