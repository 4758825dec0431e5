using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Server.Http;

namespace SpecLattice.Vmm.Server.Endpoints;

/// <summary>Making, showing and steering the instance.</summary>
internal static class InstanceEndpoints
{
    private static readonly RequestVersions<Latest.InstanceEnsureRequest> EnsureRequests =
        RequestVersions<Latest.InstanceEnsureRequest>.OfFamily<AnyInstanceEnsureRequest>(request => request.ToLatest());

    private static readonly ResponseVersions<Latest.InstanceSpecGetResponse> SpecResponses =
        ResponseVersions<Latest.InstanceSpecGetResponse>.OfFamily<AnyInstanceSpecGetResponse>(response => response);

    private static readonly RequestVersions<StateRequest> StateRequests = RequestVersions<StateRequest>.SameAs(typeof(InstanceStateRequested));

    public static void Map(ApiRoutes api)
    {
        api.Exchange(
            new("instance_ensure", "PUT", "/instance", "Makes the instance from a spec, or fetches it by live migration.") { Scopes = ApiScopes.Operate | ApiScopes.Migrate },
            EnsureRequests, ResponseVersions<InstanceEnsureResponse>.Same, StatusCodes.Status201Created, EnsureAsync,
            before: call => Refuse(call.Host.FindPresence()));
        api.Get(
            new("instance_get", "GET", "/instance", "Shows what the instance is called and what it is doing."),
            ResponseVersions<InstanceGetResponse>.Same, GetInstance);
        api.Get(
            new("instance_spec_get", "GET", "/instance/spec", "Shows the instance's spec, whole or not at all."), SpecResponses, GetSpec);
        api.Exchange(
            new("instance_state_monitor", "GET", "/instance/state-monitor", "Waits until the state is at least as new as asked for."),
            RequestVersions<InstanceStateMonitorRequest>.Same, ResponseVersions<InstanceStateMonitorResponse>.Same, StatusCodes.Status200OK, MonitorStateAsync);
        api.Put(new("instance_state_put", "PUT", "/instance/state", "Runs, stops or resets the instance.") { Scopes = ApiScopes.Operate, IsUrgent = true }, StateRequests, PutStateAsync);
        api.Post(new("instance_issue_nmi", "POST", "/instance/nmi", "Interrupts the guest, whether it allows interrupts or not.") { Scopes = ApiScopes.Operate }, InjectNmi);
    }

    private static void Refuse(HostError? error)
    {
        if (error is not null)
        {
            throw new ApiException(ApiError.FromHost(error));
        }
    }

    private static async Task<InstanceEnsureResponse> EnsureAsync(ApiCall call, Latest.InstanceEnsureRequest request)
    {
        AccessGate.Require(call, request.Init.Match(initializeFromSpec: _ => ApiScopes.Operate, initializeFromMigration: _ => ApiScopes.Migrate));
        var result = await call.Host.EnsureAsync(request, call.Version, call.Cancellation);
        return result.IsOk ? result.Value : throw new ApiException(ApiError.FromHost(result.Error, specAt: "/init/value/spec"));
    }

    private static InstanceGetResponse GetInstance(ApiCall call)
    {
        var instance = call.RequireInstance();
        return new InstanceGetResponse { Instance = new Instance { Properties = instance.Properties, State = instance.State } };
    }

    private static Latest.InstanceSpecGetResponse GetSpec(ApiCall call)
    {
        var instance = call.RequireInstance();
        return new Latest.InstanceSpecGetResponse
        {
            Properties = instance.Properties,
            State = instance.State,
            Spec = call.Host.GetSpec() is { } spec ? spec : new Latest.InstanceSpecStatus.WaitingForMigrationSource(),
        };
    }

    /// <summary>Waits for a change. A caller whose wait is ended by the time limit for requests asks again.</summary>
    private static async Task<InstanceStateMonitorResponse> MonitorStateAsync(ApiCall call, InstanceStateMonitorRequest request)
    {
        call.RequireInstance();
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(call.Cancellation, call.Stopping);
        var instance = await call.Host.WaitForGenerationAsync(request.Gen, waiting.Token) ?? throw new ApiException(ApiError.NoInstance);
        return instance.Generation >= request.Gen
            ? instance.ToStateMonitor()
            : throw new ApiException(new ApiError(
                StatusCodes.Status410Gone, "NoInstance", $"the instance is {instance.State}, for good: its state will never reach generation {request.Gen}"));
    }

    private static async Task PutStateAsync(ApiCall call, StateRequest request)
    {
        if (await call.Host.RequestStateAsync(request.Requested, call.Cancellation) is { } error)
        {
            throw new ApiException(ApiError.FromHost(error));
        }
    }

    private static Task InjectNmi(ApiCall call) =>
        call.Host.InjectNmi() is { } error ? throw new ApiException(ApiError.FromHost(error)) : Task.CompletedTask;
}
