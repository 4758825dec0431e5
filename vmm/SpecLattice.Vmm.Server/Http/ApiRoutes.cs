using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>Declares endpoints: which types their bodies have in which API version, and what handles the newest ones.</summary>
internal sealed class ApiRoutes(IEndpointRouteBuilder routes, VmmHost host, VmmServerOptions options)
{
    /// <summary>A GET endpoint.</summary>
    public void Get<TResponse>(string pattern, ResponseVersions<TResponse> responses, Func<ApiCall, TResponse> handle)
        where TResponse : class, ISpecJson<TResponse>
        => Map("GET", pattern, call => AnswerAsync(call, StatusCodes.Status200OK, responses.Write(call.Version, handle(call))));

    /// <summary>An endpoint that takes a body and answers with one.</summary>
    public void Exchange<TRequest, TResponse>(
        string method,
        string pattern,
        RequestVersions<TRequest> requests,
        ResponseVersions<TResponse> responses,
        int status,
        Func<ApiCall, TRequest, Task<TResponse>> handle)
        where TRequest : ISpecJson<TRequest>
        where TResponse : class, ISpecJson<TResponse>
        => Map(method, pattern, async call =>
        {
            var request = await ReadAsync(call, requests);
            var response = await handle(call, request);
            await AnswerAsync(call, status, responses.Write(call.Version, response));
        });

    /// <summary>A PUT endpoint that answers without a body.</summary>
    public void Put<TRequest>(string pattern, RequestVersions<TRequest> requests, Func<ApiCall, TRequest, Task> handle)
        where TRequest : ISpecJson<TRequest>
        => Map("PUT", pattern, async call =>
        {
            await handle(call, await ReadAsync(call, requests));
            call.Context.Response.StatusCode = StatusCodes.Status204NoContent;
        });

    /// <summary>A WebSocket endpoint. It may take as long as it likes.</summary>
    public void WebSocket(string pattern, Func<ApiCall, Task> handle) => Map("GET", pattern, handle);

    /// <summary>A GET endpoint outside the versioned API: it needs no version header.</summary>
    public void GetUnversioned<TResponse>(string pattern, Func<ApiCall, TResponse> handle)
        where TResponse : class, ISpecJson<TResponse>
        => routes.MapMethods(pattern, ["GET"], context =>
        {
            var call = new ApiCall(context, host, host.Options.ApiMax);
            return AnswerAsync(call, StatusCodes.Status200OK, SpecJson.Serialize(handle(call)));
        });

    private void Map(string method, string pattern, Func<ApiCall, Task> handle) => routes.MapMethods(pattern, [method], context =>
    {
        var newest = host.Options.ApiMax;
        return handle(new ApiCall(context, host, ApiVersionHeader.Read(context.Request.Headers[ApiVersionHeader.Name], newest)));
    });

    private async Task<T> ReadAsync<T>(ApiCall call, RequestVersions<T> requests)
        where T : ISpecJson<T>
        => requests.Read(call.Version, await RequestBody.ReadAsync(call.Context, options.MaxBodyBytes));

    private static Task AnswerAsync(ApiCall call, int status, byte[] json) => JsonResponse.WriteAsync(call.Context, status, json);
}
