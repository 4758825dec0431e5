using System.Buffers;
using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.InteropServices;
using System.Text.Json;
using SpecLattice.Serialization;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Cli.Client;

/// <summary>Speaks to a server. Throws <see cref="VmmClientException"/> when it cannot be reached or refuses.</summary>
internal sealed class VmmClient : IDisposable
{
    /// <summary>The API version that every server has; what is the same in all versions is asked for in this one.</summary>
    private const int AnyVersion = 1;

    private const int MaxResponseBytes = 64 << 20;

    private static readonly SpecJsonOptions Limits = new() { MaxBytes = MaxResponseBytes };

    private readonly HttpClient _http;

    public VmmClient(Uri server)
    {
        Server = server;
        _http = new HttpClient(ClientAccess.Current.CreateHandler(server))
        {
            BaseAddress = server,
            Timeout = TimeSpan.FromSeconds(60),
            MaxResponseContentBufferSize = MaxResponseBytes,
        };
        ClientAccess.Current.Authorize(_http);
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
    public async Task<AnyInstanceSpec?> GetSpecAsync(int apiVersion, CancellationToken cancellation)
    {
        var json = await SendAsync(HttpMethod.Get, "/instance/spec", apiVersion, null, cancellation);
        try
        {
            using var response = JsonDocument.Parse(json);
            var status = response.RootElement.GetProperty("spec");
            if (!status.TryGetProperty("value", out var spec))
            {
                return null;
            }

            // API version 1 has an envelope around the spec, which later versions dropped.
            spec = apiVersion == 1 ? spec.GetProperty("spec") : spec;
            return SpecFile.ParseAlone(JsonMarshal.GetRawUtf8Value(spec), apiVersion, Limits);
        }
        catch (Exception error) when (error is SpecJsonException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new VmmClientException($"{Server} sent an answer that this build cannot read: {error.Message}", null, error);
        }
    }

    /// <summary>Makes an instance of a spec, at the API version of the spec.</summary>
    public Task EnsureAsync(InstanceProperties properties, AnyInstanceSpec spec, CancellationToken cancellation)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(body))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("properties");
            InstanceProperties.WriteJson(writer, properties);
            writer.WriteStartObject("init");
            writer.WriteString("method", "Spec");
            writer.WriteStartObject("value");
            writer.WritePropertyName("spec");
            writer.WriteRawValue(SpecFile.SerializeAlone(spec));
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return SendAsync(HttpMethod.Put, "/instance", spec.Version, body.WrittenSpan.ToArray(), cancellation);
    }

    /// <summary>Makes an instance of a whole request.</summary>
    public Task EnsureAsync(int apiVersion, byte[] request, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Put, "/instance", apiVersion, request, cancellation);

    /// <summary>Lets the server fetch the instance from another one.</summary>
    public Task EnsureByMigrationAsync(InstanceProperties properties, InitializeFromMigration migration, CancellationToken cancellation) =>
        SendAsync(
            HttpMethod.Put, "/instance", AnyVersion,
            SpecJson.SerializeToUtf8Bytes(new InstanceEnsureRequest { Properties = properties, Init = migration }), cancellation);

    public Task RequestStateAsync(InstanceStateRequested requested, CancellationToken cancellation) => SendAsync(
        HttpMethod.Put, "/instance/state", AnyVersion, System.Text.Encoding.UTF8.GetBytes($"\"{requested}\""), cancellation);

    public Task ResolveHandoverAsync(bool targetRuns, CancellationToken cancellation) => SendAsync(
        HttpMethod.Put, "/instance/handover", AnyVersion, SpecJson.SerializeToUtf8Bytes(new HandoverRequest { TargetRuns = targetRuns }), cancellation);

    /// <summary>Asks whether the server could fetch an instance.</summary>
    public async Task<MigrationCheck> CheckMigrationAsync(InitializeFromMigration migration, CancellationToken cancellation) =>
        Read<MigrationCheck>(await SendAsync(HttpMethod.Post, "/instance/migrate/check", AnyVersion, SpecJson.SerializeToUtf8Bytes(migration), cancellation));

    /// <summary>Asks for the id of a migration; makes one up for a server that is too old for that.</summary>
    public async Task<Guid> PrepareMigrationAsync(Uri target, CancellationToken cancellation)
    {
        try
        {
            var preparation = new MigrationPreparation { Target = SocketAddress.Parse(target.Authority) };
            return Read<MigrationTicket>(await SendAsync(HttpMethod.Post, "/instance/migrate", AnyVersion, SpecJson.SerializeToUtf8Bytes(preparation), cancellation)).MigrationId;
        }
        catch (VmmClientException error) when (error.Report?.ErrorCode == "NotFound")
        {
            return Guid.NewGuid();
        }
    }

    public Task CancelMigrationAsync(Guid id, CancellationToken cancellation) =>
        SendAsync(HttpMethod.Post, $"/instance/migrate/{id:D}/cancel", AnyVersion, null, cancellation);

    public void Dispose() => _http.Dispose();

    private async Task<T> GetAsync<T>(string path, int apiVersion, CancellationToken cancellation)
        where T : ISpecJson<T>
        => Read<T>(await SendAsync(HttpMethod.Get, path, apiVersion, null, cancellation));

    private T Read<T>(byte[] json)
        where T : ISpecJson<T>
    {
        try
        {
            return SpecJson.Deserialize<T>(json, Limits);
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
