namespace SpecLattice.Vmm.Server.Http;

/// <summary>Writes JSON responses.</summary>
internal static class JsonResponse
{
    public static async Task WriteAsync(HttpContext context, int status, byte[] json)
    {
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.ContentLength = json.Length;
        response.Headers.CacheControl = "no-store";
        await response.Body.WriteAsync(json);
    }
}
