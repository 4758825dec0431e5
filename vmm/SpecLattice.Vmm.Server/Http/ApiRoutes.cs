using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// Declares endpoints: which types their bodies have in which API version, and what handles the newest ones. The one place where requests are distinguished by
/// their version.
/// </summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder routes, VmmHost host, VmmServerOptions options, RequestMemory memory, CancellationToken stopping)
{
    private static readonly byte[] Null = [.. "null"u8];

    private readonly List<ApiEndpoint> _endpoints = [];

    /// <summary>The endpoints declared so far, those outside the versioned API excepted.</summary>
    public IReadOnlyList<ApiEndpoint> Endpoints => _endpoints;

    /// <summary>An endpoint that takes no body and answers with one.</summary>
    public void Get<TResponse>(ApiOperation operation, ResponseVersions<TResponse> responses, Func<ApiCall, TResponse> handle)
        where TResponse : class, ISpecJson<TResponse>
        => Map(new(operation, BodyTypes.None, StatusCodes.Status200OK, responses.Types), call => AnswerAsync(call, StatusCodes.Status200OK, responses, handle(call)));

    /// <summary>An endpoint that takes a body and answers with one.</summary>
    /// <param name="operation">The endpoint.</param>
    /// <param name="requests">The types of its requests.</param>
    /// <param name="responses">The types of its answers.</param>
    /// <param name="status">The status of a success.</param>
    /// <param name="handle">Handles a request.</param>
    /// <param name="before">Refuses what can be refused before a body is read; null refuses nothing.</param>
    public void Exchange<TRequest, TResponse>(
        ApiOperation operation,
        RequestVersions<TRequest> requests,
        ResponseVersions<TResponse> responses,
        int status,
        Func<ApiCall, TRequest, Task<TResponse>> handle,
        Action<ApiCall>? before = null)
        where TRequest : ISpecJson<TRequest>
        where TResponse : class, ISpecJson<TResponse>
        => Map(new(operation, requests.Types, status, responses.Types), async call =>
        {
            before?.Invoke(call);
            TResponse? response = null;
            await ReadAsync(call, requests, async request => response = await handle(call, request));
            await AnswerAsync(call, status, responses, response!);
        });

    /// <summary>An endpoint that takes a body and answers without one.</summary>
    public void Put<TRequest>(ApiOperation operation, RequestVersions<TRequest> requests, Func<ApiCall, TRequest, Task> handle)
        where TRequest : ISpecJson<TRequest>
        => Map(new(operation, requests.Types, StatusCodes.Status204NoContent, BodyTypes.None), async call =>
        {
            await ReadAsync(call, requests, request => handle(call, request));
            call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        });

    /// <summary>An endpoint that takes no body and answers with the JSON value null.</summary>
    public void Post(ApiOperation operation, Func<ApiCall, Task> handle) => Map(new(operation, BodyTypes.None, StatusCodes.Status200OK, BodyTypes.Null), async call =>
    {
        await handle(call);
        await AnswerAsync(call, StatusCodes.Status200OK, Null);
    });

    /// <summary>An endpoint that has nothing to answer with on this server, and says why. Its bodies are declared all the same.</summary>
    public void Refuse(ApiOperation operation, BodyTypes responses, Func<ApiCall, ApiException> refuse) =>
        Map(new(operation, BodyTypes.None, StatusCodes.Status200OK, responses), call => throw refuse(call));

    /// <summary>An endpoint that takes a body, has nothing to answer with on this server, and says why.</summary>
    public void Refuse<TRequest>(ApiOperation operation, RequestVersions<TRequest> requests, BodyTypes responses, Func<ApiCall, ApiException> refuse)
        where TRequest : ISpecJson<TRequest>
        => Map(new(operation, requests.Types, StatusCodes.Status200OK, responses), async call =>
        {
            await ReadAsync(call, requests, _ => Task.CompletedTask);
            throw refuse(call);
        });

    /// <summary>A WebSocket endpoint. It may take as long as it likes, and says itself how long its peer may leave what it is sent unread: the web server's own rate does not apply.</summary>
    public void WebSocket(ApiOperation operation, Func<ApiCall, Task> handle) =>
        Map(new(operation, BodyTypes.None, StatusCodes.Status101SwitchingProtocols, BodyTypes.None), call =>
        {
            call.Context.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
            return handle(call);
        });

    /// <summary>A GET endpoint outside the versioned API: it needs no version header.</summary>
    public void GetUnversioned<TResponse>(string pattern, Func<ApiCall, TResponse> handle)
        where TResponse : class, ISpecJson<TResponse>
        => GetUnversioned(pattern, call => SpecJson.SerializeToUtf8Bytes(handle(call)));

    /// <summary>A GET endpoint outside the versioned API: it needs no version header.</summary>
    public void GetUnversioned(string pattern, Func<ApiCall, byte[]> handle) => routes.MapMethods(pattern, ["GET"], context =>
    {
        var call = new ApiCall(context, host, host.Options.ApiMax, stopping);
        return AnswerAsync(call, StatusCodes.Status200OK, handle(call));
    });

    private void Map(ApiEndpoint endpoint, Func<ApiCall, Task> handle)
    {
        _endpoints.Add(endpoint);
        routes.MapMethods(endpoint.Operation.Path, [endpoint.Operation.Method], context =>
        {
            var newest = host.Options.ApiMax;
            return handle(new ApiCall(context, host, ApiVersionHeader.Read(context.Request.Headers[ApiVersionHeader.Name], newest), stopping));
        }).WithMetadata(endpoint.Operation);
    }

    private async Task ReadAsync<T>(ApiCall call, RequestVersions<T> requests, Func<T, Task> handle)
        where T : ISpecJson<T>
    {
        using var body = await RequestBody.ReadAsync(call.Context, options.MaxBodyBytes, memory.Bodies);
        if (!body.IsLarge)
        {
            await handle(requests.Read(call.Version, body.Bytes));
            return;
        }

        // What a large body becomes takes several times its size, so there is one at a time.
        await memory.EnterAsync(call.Cancellation);
        try
        {
            var request = requests.Read(call.Version, body.Bytes);
            body.Dispose();
            await handle(request);
        }
        finally
        {
            HeapPressure.Relieve();
            memory.Leave();
        }
    }

    private async Task AnswerAsync<T>(ApiCall call, int status, ResponseVersions<T> responses, T body)
        where T : class, ISpecJson<T>
    {
        using var answer = responses.Write(call.Version, body, memory.Answers);
        await JsonResponse.WriteAsync(call.Context, status, answer.Json, call.Cancellation);
    }

    private static Task AnswerAsync(ApiCall call, int status, byte[] json) => JsonResponse.WriteAsync(call.Context, status, json, call.Cancellation);
}
