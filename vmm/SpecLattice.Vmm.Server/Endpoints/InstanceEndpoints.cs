using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Server.Http;
using V2 = SpecLattice.Vmm.Api.V2;
using V3 = SpecLattice.Vmm.Api.V3;
using V6 = SpecLattice.Vmm.Api.V6;

namespace SpecLattice.Vmm.Server.Endpoints;

/// <summary>Making, showing and steering the instance.</summary>
internal static class InstanceEndpoints
{
    private static readonly RequestVersions<V6.InstanceEnsureRequest> EnsureRequests = new RequestVersions<V6.InstanceEnsureRequest>()
        .From<InstanceEnsureRequest>(1, request => request.ToV6())
        .From<V2.InstanceEnsureRequest>(2, request => request.ToV6())
        .From<V3.InstanceEnsureRequest>(3, request => request.ToV6())
        .Newest(6);

    private static readonly ResponseVersions<V6.InstanceSpecGetResponse> SpecResponses = new ResponseVersions<V6.InstanceSpecGetResponse>()
        .To(1, response => response.ToV1())
        .To(2, response => response.ToV2())
        .To(3, response => response.ToV3())
        .Newest(6);

    public static void Map(ApiRoutes api)
    {
        api.Exchange("PUT", "/instance", EnsureRequests, ResponseVersions<InstanceEnsureResponse>.Same, StatusCodes.Status201Created, EnsureAsync);
        api.Get("/instance", ResponseVersions<InstanceGetResponse>.Same, GetInstance);
        api.Get("/instance/spec", SpecResponses, GetSpec);
        api.Exchange(
            "GET", "/instance/state-monitor", RequestVersions<InstanceStateMonitorRequest>.Same, ResponseVersions<InstanceStateMonitorResponse>.Same,
            StatusCodes.Status200OK, MonitorStateAsync);
        api.Put("/instance/state", RequestVersions<StateRequest>.Same, PutStateAsync);
    }

    private static async Task<InstanceEnsureResponse> EnsureAsync(ApiCall call, V6.InstanceEnsureRequest request)
    {
        var result = await call.Host.EnsureAsync(request, call.Version, call.Cancellation);
        return result.IsOk ? result.Response : throw new ApiException(ApiError.FromHost(result.Error));
    }

    private static InstanceGetResponse GetInstance(ApiCall call)
    {
        var instance = call.RequireInstance();
        return new InstanceGetResponse { Instance = new Instance { Properties = instance.Properties, State = instance.State } };
    }

    private static V6.InstanceSpecGetResponse GetSpec(ApiCall call)
    {
        var instance = call.RequireInstance();
        return new V6.InstanceSpecGetResponse
        {
            Properties = instance.Properties,
            State = instance.State,
            Spec = call.Host.GetSpec() is { } spec ? spec : V6.InstanceSpecStatus.WaitingForMigrationSource,
        };
    }

    /// <summary>Waits for a change. A caller whose wait is ended by the time limit for requests asks again.</summary>
    private static async Task<InstanceStateMonitorResponse> MonitorStateAsync(ApiCall call, InstanceStateMonitorRequest request)
    {
        call.RequireInstance();
        var instance = await call.Host.WaitForGenerationAsync(request.Gen, call.Cancellation);
        return instance?.ToStateMonitor() ?? throw new ApiException(ApiError.NoInstance);
    }

    private static async Task PutStateAsync(ApiCall call, StateRequest request)
    {
        call.RequireInstance();
        if (await call.Host.RequestStateAsync(request.Requested, call.Cancellation) is { } error)
        {
            throw new ApiException(ApiError.FromHost(error));
        }
    }
}
