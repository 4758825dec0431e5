using System.Net;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// Refuses what only a browser sends on behalf of somebody else's page: a request that says it comes from another page, and one for a name that somebody outside may have given to this
/// server's address.
/// </summary>
internal static class BrowserGuard
{
    /// <summary>Refuses such a request.</summary>
    /// <exception cref="ApiException">It is one.</exception>
    public static void Check(HttpContext context, VmmServerOptions options)
    {
        var host = context.Request.Host;
        if (!IsOwn(host.Host, options))
        {
            throw Refuse("HostNotAllowed", "this server is not called by the name in the header `host`: use its address, or start it with --host-name");
        }

        foreach (var origin in context.Request.Headers.Origin)
        {
            if (!string.Equals(origin, $"{context.Request.Scheme}://{host}", StringComparison.OrdinalIgnoreCase))
            {
                throw Refuse("OriginNotAllowed", "the request comes from a page of another server, which may not use this one");
            }
        }
    }

    /// <summary>Addresses and names without a dot cannot be given to this server by somebody outside.</summary>
    private static bool IsOwn(string host, VmmServerOptions options) =>
        !host.Contains('.', StringComparison.Ordinal) || IPAddress.TryParse(host, out _) || options.HostNames.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static ApiException Refuse(string code, string message) => new(new ApiError(StatusCodes.Status403Forbidden, code, message));
}
