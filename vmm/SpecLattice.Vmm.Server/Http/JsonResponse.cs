namespace SpecLattice.Vmm.Server.Http;

/// <summary>Writes JSON responses.</summary>
internal static class JsonResponse
{
    /// <summary>How much is given to the web server at a time: it keeps a copy until the caller has read it.</summary>
    private const int Piece = 16 * 1024;

    /// <summary>Writes a response, as fast as the caller reads it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status.</param>
    /// <param name="json">The body.</param>
    /// <param name="cancellationToken">Ends the attempt: the connection is cut off where something was written already.</param>
    public static async Task WriteAsync(HttpContext context, int status, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        response.Headers.CacheControl = "no-store";
        try
        {
            for (; json.Length > Piece; json = json[Piece..])
            {
                await response.Body.WriteAsync(json[..Piece], cancellationToken);
            }

            await response.Body.WriteAsync(json, cancellationToken);
        }
        catch (OperationCanceledException) when (response.HasStarted)
        {
            context.Abort();
            throw;
        }
    }
}
