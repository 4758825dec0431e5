using System.Diagnostics;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// Answers what never becomes a request: what is not HTTP/1.1, has far too large headers, or sends them too slowly. Kestrel refuses that before any handler of
/// ours, with a status and no body. Its event about it comes before its answer, and ours takes that one's place.
/// </summary>
internal sealed class UnreadableRequests(VmmServerOptions options, ILogger<UnreadableRequests> log) : IObserver<KeyValuePair<string, object?>>
{
    private const string EventName = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Answers them from now on.</summary>
    /// <param name="events">The web server's events.</param>
    public void Subscribe(DiagnosticListener events) => events.Subscribe(this, name => name == EventName);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value is { Key: EventName, Value: IFeatureCollection features }
            && features.Get<IBadRequestExceptionFeature>()?.Error is BadHttpRequestException failure
            && features.Get<IHttpResponseFeature>() is { HasStarted: false }
            && features.Get<IConnectionTransportFeature>()?.Transport.Output is ConnectionOutput output)
        {
            Answer(ErrorOf(failure), output);
        }
    }

    public void OnError(Exception error)
    {
    }

    public void OnCompleted()
    {
    }

    private void Answer(ApiError error, ConnectionOutput output)
    {
        var id = Guid.NewGuid().ToString();
        output.WriteLast(RawAnswer.Of(error, id));
        ServerLog.Unreadable(log, error.Status, error.Code, id);
    }

    private ApiError ErrorOf(BadHttpRequestException failure) => failure.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => new ApiError(
            failure.StatusCode, "RequestTimeout", $"the request's headers took longer than the {options.HeaderTimeout.TotalSeconds} s allowed"),
        StatusCodes.Status414UriTooLong => new ApiError(failure.StatusCode, "UriTooLong", "the request's first line is too long"),
        StatusCodes.Status431RequestHeaderFieldsTooLarge => new ApiError(
            failure.StatusCode, "HeadersTooLarge", $"the request has too many or too large headers: at most {options.MaxHeaders} of {options.MaxHeaderBytes} bytes are allowed"),

        // Whatever a caller sends, it is not the server that has failed.
        StatusCodes.Status505HttpVersionNotsupported => new ApiError(
            StatusCodes.Status400BadRequest, "BadRequest", "the request is in a version of HTTP that is not supported here: use HTTP/1.1"),
        _ => new ApiError(failure.StatusCode, "BadRequest", $"the request is not proper HTTP/1.1: {failure.Message}"),
    };
}
