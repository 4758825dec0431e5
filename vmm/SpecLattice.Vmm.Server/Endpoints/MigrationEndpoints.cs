using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Server.Bodies;
using SpecLattice.Vmm.Server.Http;

namespace SpecLattice.Vmm.Server.Endpoints;

/// <summary>Live migration: where a target fetches the VM, and what became of it.</summary>
internal sealed class MigrationEndpoints(ILogger<MigrationEndpoints> log, CancellationToken stopping)
{
    public void Map(ApiRoutes api)
    {
        api.Get("/instance/migration-status", ResponseVersions<InstanceMigrateStatusResponse>.Same, call => call.RequireInstance().ToMigrateStatus());
        api.Get("/instance/migration-report", ResponseVersions<MigrationReports>.Same, call => MigrationReports.FromInstance(call.RequireInstance()));
        api.Put("/instance/handover", RequestVersions<HandoverRequest>.Same, ResolveAsync);
        api.WebSocket("/instance/migrate/{id}/start", StartAsync);
    }

    private static Task ResolveAsync(ApiCall call, HandoverRequest request)
    {
        call.RequireInstance();
        return call.Host.ResolveHandover(request.TargetRuns) is { } error
            ? throw new ApiException(ApiError.FromHost(error))
            : Task.CompletedTask;
    }

    private async Task StartAsync(ApiCall call)
    {
        if (!Guid.TryParse(call.Context.Request.RouteValues["id"] as string, out var id))
        {
            throw new ApiException(new ApiError(StatusCodes.Status400BadRequest, "BadRequest", "the migration's id in the path is not a UUID"));
        }

        if (!call.Context.WebSockets.IsWebSocketRequest)
        {
            throw new ApiException(new ApiError(
                StatusCodes.Status400BadRequest, "UpgradeExpected", "migration failed: this endpoint speaks WebSocket; the target of a migration connects to it"));
        }

        if (call.Host.CheckMigrationOut(id) is { } refused)
        {
            throw new ApiException(ApiError.FromHost(refused));
        }

        using var socket = await call.Context.WebSockets.AcceptWebSocketAsync();

        // A connection that breaks makes itself felt in the migration, which then knows more than that it was called off.
        var report = await call.Host.ServeMigrationOutAsync(id, socket, stopping);
        ServerLog.MigrationOutEnded(log, id, report.State.ToString(), report.Error?.Code.ToString(), report.Error?.Message);
    }
}
