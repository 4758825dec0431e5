using System.Globalization;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>A request while it is being handled.</summary>
/// <param name="Context">The request and its response.</param>
/// <param name="Host">The host of the instance.</param>
/// <param name="Version">The API version that the request chose; the newest one for endpoints outside the versioned API.</param>
/// <param name="Stopping">Ends when the server stops.</param>
internal sealed record ApiCall(HttpContext Context, VmmHost Host, int Version, CancellationToken Stopping)
{
    private const int MaxShownCharacters = 64;

    /// <summary>Ends when the caller has gone or the request has taken too long.</summary>
    public CancellationToken Cancellation => Context.RequestAborted;

    /// <summary>The instance.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public InstanceView RequireInstance() => Host.Instance ?? throw new ApiException(ApiError.NoInstance);

    /// <summary>Refuses a request to an instance whose VM is not here, or not yet.</summary>
    /// <exception cref="ApiException">There is no VM.</exception>
    public void RequireVm()
    {
        if (Host.FindAbsence() is { } absent)
        {
            throw new ApiException(ApiError.FromHost(absent));
        }
    }

    /// <summary>A UUID in the path.</summary>
    /// <exception cref="ApiException">It is none.</exception>
    public Guid PathUuid(string name) => PathKey(name).TryGetUuid(out var uuid)
        ? uuid
        : throw BadRequest($"`{name}` in the path is not a UUID: `{Shown(PathText(name))}`");

    /// <summary>A component's key in the path.</summary>
    /// <exception cref="ApiException">It is not valid Unicode.</exception>
    public SpecKey PathKey(string name) => SpecKey.TryParse(PathText(name), out var key) ? key : throw BadRequest($"`{name}` in the path is not valid Unicode");

    /// <summary>A number in the query; null where it is not there.</summary>
    /// <exception cref="ApiException">It is not a number, or there twice.</exception>
    public ulong? QueryNumber(string name)
    {
        var values = Context.Request.Query[name];
        return values.Count switch
        {
            0 => null,
            1 when ulong.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
            1 => throw BadRequest($"`{name}` in the query: expected a number from 0 to {ulong.MaxValue}, found `{Shown(values[0]!)}`"),
            _ => throw BadRequest($"`{name}` is in the query more than once"),
        };
    }

    /// <summary>Refuses a request that asks for no WebSocket.</summary>
    /// <param name="explanation">What the endpoint is for.</param>
    /// <exception cref="ApiException">It asks for none.</exception>
    public void RequireWebSocket(string explanation)
    {
        if (!Context.WebSockets.IsWebSocketRequest)
        {
            throw new ApiException(new ApiError(StatusCodes.Status400BadRequest, "UpgradeExpected", explanation));
        }
    }

    public static ApiException BadRequest(string message) => new(new ApiError(StatusCodes.Status400BadRequest, "BadRequest", message));

    private string PathText(string name) => (string)Context.Request.RouteValues[name]!;

    private static string Shown(string text) => text.Length <= MaxShownCharacters ? text : text[..MaxShownCharacters] + "...";
}
