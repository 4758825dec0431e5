using System.Diagnostics;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// What surrounds the handling of each request: its id, its time limit, a line in the log, and the turning of errors into answers. No answer ever shows
/// more of the server's inside than the id under which the log has it.
/// </summary>
internal sealed class RequestFrame(RequestDelegate next, VmmServerOptions options, IHostApplicationLifetime lifetime, ILogger<RequestFrame> log)
{
    public const string RequestIdHeader = "X-Request-Id";

    public async Task InvokeAsync(HttpContext context)
    {
        context.Features.Get<Newcomer>()?.Ask();
        var started = Stopwatch.GetTimestamp();
        var id = Guid.NewGuid().ToString();
        context.Response.Headers[RequestIdHeader] = id;
        var callerGone = context.RequestAborted;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(callerGone);
        if (!context.WebSockets.IsWebSocketRequest)
        {
            limited.CancelAfter(options.RequestTimeout);
            context.RequestAborted = limited.Token;
        }

        var error = await HandleAsync(context, id, callerGone);
        context.RequestAborted = callerGone;
        if (error is not null && !context.Response.HasStarted && !callerGone.IsCancellationRequested)
        {
            await JsonResponse.WriteAsync(context, error.Status, SpecJson.SerializeToUtf8Bytes(error.ToReport(id)), callerGone);
        }

        ServerLog.RequestDone(
            log, id, context.Request.Method, context.Request.Path.ToUriComponent(), context.Response.StatusCode, error?.Code, Stopwatch.GetElapsedTime(started).TotalMilliseconds);
    }

    private async Task<ApiError?> HandleAsync(HttpContext context, string id, CancellationToken callerGone)
    {
        try
        {
            HeaderLimit.Check(context, options);
            BodyFraming.Check(context);
            BrowserGuard.Check(context, options);
            await next(context);
            return context.Response.HasStarted ? null : ErrorOfStatus(context);
        }
        catch (ApiException error)
        {
            return error.Error;
        }
        catch (BadHttpRequestException error)
        {
            return new ApiError(error.StatusCode, "BadRequest", $"the request is not proper HTTP: {error.Message}");
        }
        catch (OperationCanceledException) when (callerGone.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.Headers.Connection = "close";
            return new ApiError(
                StatusCodes.Status408RequestTimeout, "RequestTimeout", $"the request took longer than the {options.RequestTimeout.TotalSeconds} s allowed");
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Response.Headers.Connection = "close";
            return new ApiError(StatusCodes.Status503ServiceUnavailable, "ServerStopping", "the server is shutting down");
        }
        catch (IOException error)
        {
            // The caller went away, or broke off, while its body was read.
            return new ApiError(StatusCodes.Status400BadRequest, "BadRequest", $"the request's body cannot be read: {error.Message}");
        }
        catch (Exception error)
        {
            ServerLog.RequestFailed(log, id, error);
            return new ApiError(StatusCodes.Status500InternalServerError, "Internal", "the server failed; see its log under this request's id");
        }
    }

    /// <summary>The error behind an answer that the framework left empty.</summary>
    private static ApiError? ErrorOfStatus(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => new ApiError(StatusCodes.Status404NotFound, "NotFound", "there is no such endpoint"),
        StatusCodes.Status405MethodNotAllowed => new ApiError(
            StatusCodes.Status405MethodNotAllowed, "MethodNotAllowed", $"this endpoint takes {context.Response.Headers.Allow}"),
        >= 400 and var status => new ApiError(status, null, "the request was refused"),
        _ => null,
    };
}
