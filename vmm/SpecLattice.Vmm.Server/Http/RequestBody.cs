using System.Net.Http.Headers;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>A request's body while it is worked on.</summary>
internal sealed class RequestBody : IDisposable
{
    /// <summary>Bodies up to this size need no memory that is shared.</summary>
    private const int Small = 16 * 1024;

    /// <summary>How much of the shared memory is taken at a time.</summary>
    private const int Step = 256 * 1024;

    // A caller that is still writing does not read the answer, and loses it when the connection is closed. So a moderate surplus is read and dropped.
    private const int SurplusFactor = 4;

    private readonly ByteBudget _budget;
    private readonly PrivateMemory? _large;
    private Memory<byte> _buffer = new byte[Small];
    private int _length;
    private long _taken;

    private RequestBody(ByteBudget budget, PrivateMemory? large) => (_budget, _large) = (budget, large);

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer[.._length];

    /// <summary>Whether it takes memory that is shared.</summary>
    public bool IsLarge => _large is not null;

    /// <summary>Reads a body.</summary>
    /// <exception cref="ApiException">The body is too large, is cut off, says that it is not JSON, or there is no memory for it.</exception>
    public static async Task<RequestBody> ReadAsync(HttpContext context, int maxBytes, ByteBudget budget)
    {
        var request = context.Request;
        CheckContentType(request.ContentType);
        CheckContentEncoding(request.Headers.ContentEncoding);
        if (request.ContentLength > (long)maxBytes * SurplusFactor)
        {
            throw TooLarge(context, maxBytes);
        }

        var body = new RequestBody(budget, null);
        try
        {
            while (true)
            {
                if (body._length == body._buffer.Length)
                {
                    body = body.Enlarge(maxBytes);
                }

                var read = await request.Body.ReadAsync(body.Room(context), context.RequestAborted);
                if (read == 0)
                {
                    return body;
                }

                body._length += read;
                if (body._length > maxBytes)
                {
                    await DropAsync(context, (long)maxBytes * SurplusFactor, new byte[Small]);
                    throw TooLarge(context, maxBytes);
                }
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _buffer = Memory<byte>.Empty;
        _length = 0;
        ((IDisposable?)_large)?.Dispose();
        _budget.Give(Interlocked.Exchange(ref _taken, 0));
    }

    /// <summary>The same with room for as much as is allowed, and for one byte that shows that it is more.</summary>
    private RequestBody Enlarge(int maxBytes)
    {
        var memory = new PrivateMemory(maxBytes + 1);
        Bytes.CopyTo(memory.Memory);
        return new RequestBody(_budget, memory) { _buffer = memory.Memory, _length = _length };
    }

    /// <summary>Where the next piece goes.</summary>
    private Memory<byte> Room(HttpContext context)
    {
        if (_large is null)
        {
            return _buffer[_length..];
        }

        if (_length == _taken || _taken == 0)
        {
            if (!_budget.TryTake(Step))
            {
                context.Response.Headers.Connection = "close";
                context.Response.Headers.RetryAfter = "1";
                throw RequestMemory.Busy();
            }

            _taken += Step;
        }

        return _buffer[_length..(int)Math.Min(_buffer.Length, Math.Max(_taken, _length + 1))];
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

        if (type.Parameters.Any(parameter => parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase) && parameter.Value?.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase) != true))
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

    private static ApiException Unsupported(string message) => new(new ApiError(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", message));
}
