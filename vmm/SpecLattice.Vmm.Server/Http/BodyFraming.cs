namespace SpecLattice.Vmm.Server.Http;

/// <summary>Refuses requests of which others on the way may see another end than this server.</summary>
internal static class BodyFraming
{
    // The web server renames a content-length that comes with a transfer-encoding.
    private const string DroppedLength = "X-Content-Length";

    /// <summary>Refuses such a request, whether anybody reads its body or not: what follows on the connection may be another request, or the rest of this one.</summary>
    /// <exception cref="ApiException">It is one.</exception>
    public static void Check(HttpContext context)
    {
        var headers = context.Request.Headers;
        var isChunked = headers.TransferEncoding is [{ } coding] && string.Equals(coding, "chunked", StringComparison.OrdinalIgnoreCase) && HttpProtocol.IsHttp11(context.Request.Protocol);
        if ((headers.TransferEncoding is not [] && !isChunked) || headers.ContainsKey(DroppedLength))
        {
            context.Response.Headers.Connection = "close";
            throw new ApiException(new ApiError(
                StatusCodes.Status400BadRequest, "BadRequest", "the request's body must have one length: a `content-length`, or `transfer-encoding: chunked` and nothing else"));
        }
    }
}
