namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// Limits the size and number of headers. Kestrel has limits of its own, a little wider: what it refuses never becomes a request, and is answered by
/// <see cref="UnreadableRequests"/>.
/// </summary>
internal static class HeaderLimit
{
    /// <summary>How much wider Kestrel's limits are.</summary>
    public const int Slack = 4;

    /// <summary>Refuses a request whose headers are too large or too many.</summary>
    /// <exception cref="ApiException">They are.</exception>
    public static void Check(HttpContext context, VmmServerOptions options)
    {
        var (count, bytes) = (0, 0L);
        foreach (var (name, values) in context.Request.Headers)
        {
            foreach (var value in values)
            {
                count++;
                bytes += name.Length + (value?.Length ?? 0) + ": \r\n".Length;
            }
        }

        if (count > options.MaxHeaders || bytes > options.MaxHeaderBytes)
        {
            context.Response.Headers.Connection = "close";
            throw new ApiException(new ApiError(
                StatusCodes.Status431RequestHeaderFieldsTooLarge,
                "HeadersTooLarge",
                $"the request has {count} headers of {bytes} bytes; at most {options.MaxHeaders} of {options.MaxHeaderBytes} bytes are allowed"));
        }
    }
}
