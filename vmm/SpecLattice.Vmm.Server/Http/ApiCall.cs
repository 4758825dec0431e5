using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>A request while it is being handled.</summary>
/// <param name="Context">The request and its response.</param>
/// <param name="Host">The host of the instance.</param>
/// <param name="Version">The API version that the request chose; the newest one for endpoints outside the versioned API.</param>
internal sealed record ApiCall(HttpContext Context, VmmHost Host, int Version)
{
    /// <summary>Ends when the caller has gone or the request has taken too long.</summary>
    public CancellationToken Cancellation => Context.RequestAborted;

    /// <summary>The instance.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public InstanceView RequireInstance() => Host.Instance ?? throw new ApiException(ApiError.NoInstance);
}
