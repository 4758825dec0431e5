using System.Globalization;
using System.Net.Http.Headers;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Server.Bodies;
using V2 = SpecLattice.Vmm.Api.V2;
using V3 = SpecLattice.Vmm.Api.V3;
using V6 = SpecLattice.Vmm.Api.V6;
using VersionedInstanceSpec = SpecLattice.Vmm.Api.VersionedInstanceSpec;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>Speaks to a server. Throws <see cref="VmmClientException"/> when it cannot be reached or refuses.</summary>
internal sealed class VmmClient : IDisposable
{
    /// <summary>The API version that every server has; what is the same in all versions is asked for in this one.</summary>
    private const int AnyVersion = 1;

    private const int MaxResponseBytes = 64 << 20;

    private readonly HttpClient _http;

    public VmmClient(Uri server)
    {
        Server = server;
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = server,
            Timeout = TimeSpan.FromSeconds(60),
            MaxResponseContentBufferSize = MaxResponseBytes,
        };
    }

    /// <summary>The server's address.</summary>
    public Uri Server { get; }

    public async Task<Instance> GetInstanceAsync(CancellationToken cancellation) =>
        (await GetAsync<InstanceGetResponse>("/instance", AnyVersion, cancellation)).Instance;

    public Task<MigrationReports> GetMigrationsAsync(CancellationToken cancellation) =>
        GetAsync<MigrationReports>("/instance/migration-report", AnyVersion, cancellation);

    public Task<GuestBody> GetGuestAsync(CancellationToken cancellation) => GetAsync<GuestBody>("/debug/guest", AnyVersion, cancellation);

    public Task<GuestMemoryBody> CheckGuestMemoryAsync(CancellationToken cancellation) =>
        GetAsync<GuestMemoryBody>("/debug/guest-memory", AnyVersion, cancellation);

    /// <summary>Fetches the spec in the type of an API version; null while the instance waits for its migration.</summary>
    public async Task<VersionedInstanceSpec?> GetSpecAsync(int apiVersion, CancellationToken cancellation)
    {
        var json = await SendAsync(HttpMethod.Get, "/instance/spec", apiVersion, null, cancellation);
        return apiVersion switch
        {
            1 => Read<InstanceSpecGetResponse>(json).Spec.Match<VersionedInstanceSpec?>(() => null, envelope => envelope.Match(spec => spec)),
            2 => Read<V2.InstanceSpecGetResponse>(json).Spec.Match<VersionedInstanceSpec?>(() => null, spec => spec),
            3 or 4 or 5 => Read<V3.InstanceSpecGetResponse>(json).Spec.Match<VersionedInstanceSpec?>(() => null, spec => spec),
            _ => Read<V6.InstanceSpecGetResponse>(json).Spec.Match<VersionedInstanceSpec?>(() => null, spec => spec),
        };
    }

    /// <summary>Makes an instance of a spec, at the API version of the spec.</summary>
    public Task EnsureAsync(InstanceProperties properties, VersionedInstanceSpec spec, CancellationToken cancellation)
    {
        var body = spec.Match(
            v1 => SpecJson.Serialize(new InstanceEnsureRequest { Properties = properties, Init = new InitializeFromSpec { Spec = v1 } }),
            v2 => SpecJson.Serialize(new V2.InstanceEnsureRequest { Properties = properties, Init = new V2.InitializeFromSpec { Spec = v2 } }),
            v3 => SpecJson.Serialize(new V3.InstanceEnsureRequest { Properties = properties, Init = new V3.InitializeFromSpec { Spec = v3 } }),
            v6 => SpecJson.Serialize(new V6.InstanceEnsureRequest { Properties = properties, Init = new V6.InitializeFromSpec { Spec = v6 } }),
            unknown => throw CommandException.BadInput($"this build does not know instance specs of version {unknown.WireTag}"));
        return SendAsync(HttpMethod.Put, "/instance", spec.Version, body, cancellation);
    }

    /// <summary>Makes an instance of a whole request.</summary>
    public Task EnsureAsync(int apiVersion, byte[] request, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, "/instance", apiVersion, request, cancellation);

    /// <summary>Lets the server fetch the instance from another one.</summary>
    public Task EnsureByMigrationAsync(InstanceProperties properties, InitializeFromMigration migration, CancellationToken cancellation) =>
        SendAsync(
            HttpMethod.Put, "/instance", AnyVersion,
            SpecJson.Serialize(new InstanceEnsureRequest { Properties = properties, Init = migration }), cancellation);

    public Task RequestStateAsync(InstanceStateRequested requested, CancellationToken cancellation) => SendAsync(
        HttpMethod.Put, "/instance/state", AnyVersion, System.Text.Encoding.UTF8.GetBytes($"\"{requested}\""), cancellation);

    public Task ResolveHandoverAsync(bool targetRuns, CancellationToken cancellation) => SendAsync(
        HttpMethod.Put, "/instance/handover", AnyVersion, SpecJson.Serialize(new HandoverRequest { TargetRuns = targetRuns }), cancellation);

    public void Dispose() => _http.Dispose();

    private async Task<T> GetAsync<T>(string path, int apiVersion, CancellationToken cancellation)
        where T : ISpecJson<T>
        => Read<T>(await SendAsync(HttpMethod.Get, path, apiVersion, null, cancellation));

    private T Read<T>(byte[] json)
        where T : ISpecJson<T>
    {
        try
        {
            return SpecJson.Parse<T>(json, new SpecJsonLimits { MaxBytes = MaxResponseBytes });
        }
        catch (SpecJsonException error)
        {
            throw new VmmClientException($"{Server} sent an answer that this build cannot read: {error.Message}", null, error);
        }
    }

    private async Task<byte[]> SendAsync(HttpMethod method, string path, int apiVersion, byte[]? body, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Add("api-version", string.Create(CultureInfo.InvariantCulture, $"{apiVersion}.0.0"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        try
        {
            using var response = await _http.SendAsync(request, cancellation);
            var json = await response.Content.ReadAsByteArrayAsync(cancellation);
            return response.IsSuccessStatusCode ? json : throw VmmClientException.FromResponse(Server, (int)response.StatusCode, json);
        }
        catch (HttpRequestException error)
        {
            throw new VmmClientException($"cannot reach {Server}: {error.InnerException?.Message ?? error.Message}", null, error);
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new VmmClientException($"{Server} did not answer within {_http.Timeout.TotalSeconds} s", null, error);
        }
    }
}
