using System.Buffers;
using System.Net.Http.Headers;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>Reads request bodies, up to a size.</summary>
internal static class RequestBody
{
    private const int FirstBuffer = 16 * 1024;

    // A caller that is still writing does not read the answer, and loses it when the connection is closed. So a moderate surplus is read and dropped.
    private const int SurplusFactor = 4;

    // The web server renames a content-length that comes with a transfer-encoding.
    private const string DroppedLength = "X-Content-Length";

    /// <summary>Reads a body.</summary>
    /// <exception cref="ApiException">The body is too large, is cut off, or says that it is not JSON.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext context, int maxBytes)
    {
        var request = context.Request;
        CheckContentType(request.ContentType);
        CheckContentEncoding(request.Headers.ContentEncoding);
        CheckFraming(request.Headers);
        if (request.ContentLength > (long)maxBytes * SurplusFactor)
        {
            throw TooLarge(context, maxBytes);
        }

        var buffer = new ArrayBufferWriter<byte>(Math.Clamp((int)(request.ContentLength ?? 0) + 1, FirstBuffer, maxBytes + 1));
        while (true)
        {
            var read = await request.Body.ReadAsync(buffer.GetMemory(1), context.RequestAborted);
            if (read == 0)
            {
                return buffer.WrittenMemory;
            }

            buffer.Advance(read);
            if (buffer.WrittenCount > maxBytes)
            {
                await DropAsync(context, (long)maxBytes * SurplusFactor, buffer.GetMemory(1));
                throw TooLarge(context, maxBytes);
            }
        }
    }

    private static async Task DropAsync(HttpContext context, long maxBytes, Memory<byte> buffer)
    {
        int read;
        while (maxBytes > 0 && (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            maxBytes -= read;
        }
    }

    private static ApiException TooLarge(HttpContext context, int maxBytes)
    {
        context.Response.Headers.Connection = "close";
        return new(new ApiError(StatusCodes.Status413PayloadTooLarge, "BodyTooLarge", $"the request's body is larger than the {maxBytes} bytes allowed"));
    }

    private static void CheckContentType(string? contentType)
    {
        if (contentType is null)
        {
            return;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !string.Equals(type.MediaType, "application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported("the request's body must be JSON: send it with `content-type: application/json`");
        }

        if (type.CharSet is { } charset && !string.Equals(charset.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase))
        {
            throw Unsupported("the request's body must be in UTF-8, not in another charset");
        }
    }

    private static void CheckContentEncoding(IEnumerable<string?> encodings)
    {
        if (encodings.Any(encoding => !string.Equals(encoding, "identity", StringComparison.OrdinalIgnoreCase)))
        {
            throw Unsupported("the request's body must be sent as it is, without a `content-encoding`");
        }
    }

    /// <summary>Others on the way must not see another end of the body than this server.</summary>
    private static void CheckFraming(IHeaderDictionary headers)
    {
        var isPlain = headers.TransferEncoding is [] || (headers.TransferEncoding is [{ } coding] && string.Equals(coding, "chunked", StringComparison.OrdinalIgnoreCase));
        if (!isPlain || headers.ContainsKey(DroppedLength))
        {
            throw new ApiException(new ApiError(
                StatusCodes.Status400BadRequest, "BadRequest", "the request's body must have one length: a `content-length`, or `transfer-encoding: chunked` and nothing else"));
        }
    }

    private static ApiException Unsupported(string message) => new(new ApiError(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message));
}
