using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SpecLattice.Vmm.Benchmarks.Migration;

/// <summary>A server, as a process.</summary>
internal sealed class VmmRun : IAsyncDisposable
{
    private const string Properties = """
        {"id":"11111111-2222-4333-8444-555555555555","name":"benchmark","description":"","metadata":{
          "silo_id":"00000000-0000-0000-0000-000000000001","project_id":"00000000-0000-0000-0000-000000000002",
          "sled_id":"00000000-0000-0000-0000-000000000003","sled_serial":"S1","sled_revision":1,"sled_model":"M"}}
        """;

    private readonly HostProcess _process;
    private readonly HttpClient _http;
    private readonly Uri _address;

    private VmmRun(HostProcess process, Uri address, Certificates? tls)
    {
        (_process, _address) = (process, address);
        _http = new HttpClient(tls?.CreateHandler() ?? new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Add("api-version", "6.0.0");
    }

    /// <summary>Migrates a guest once, between new processes.</summary>
    /// <param name="directory">Where the servers' program is.</param>
    /// <param name="workload">What the guest does.</param>
    /// <param name="isWarm">Whether both servers have gone through it before, as far as a dry run goes.</param>
    /// <param name="tls">The certificates; null for none.</param>
    public static async Task<Measurement> MeasureAsync(string directory, Workload workload, bool isWarm, Certificates? tls)
    {
        await using var source = await StartAsync(directory, workload, tls);
        await using var target = await StartAsync(directory, workload, tls);
        await source.SendAsync(HttpMethod.Put, "/instance", $$"""
            {"properties":{{Properties}},"init":{"method":"Spec","value":{"spec":{"board":{"cpus":1,"memory_mb":{{Workload.MemoryMib}},"chipset":{"type":"i440_fx","value":{"enable_pcie":false} } },
              "components":{"com1":{"type":"serial_port","component":{"num":"com1"} } },"smbios":null} } } }
            """);
        await source.SendAsync(HttpMethod.Put, "/instance/state", "\"Run\"");
        while ((await source.GetAsync("/debug/guest")).GetProperty("counter").GetInt64() < workload.Pages)
        {
            await Task.Delay(50);
        }

        for (var time = 0; time < (isWarm ? 3 : 0); time++)
        {
            await target.SendAsync(HttpMethod.Post, "/instance/migrate/check", source.Request());
        }

        var before = source._process.Processor + target._process.Processor;
        await target.SendAsync(HttpMethod.Put, "/instance", $$"""{"properties":{{Properties}},"init":{"method":"MigrationTarget","value":{{source.Request()}} } }""");
        JsonElement report;
        while ((report = (await source.GetAsync("/instance/migration-report")).GetProperty("migration_out")).ValueKind == JsonValueKind.Null || report.GetProperty("state").GetString() is not ("Finish" or "Error"))
        {
            await Task.Delay(20);
        }

        var processor = source._process.Processor + target._process.Processor - before;
        return report.GetProperty("state").GetString() == "Finish"
            ? new Measurement(Time(report, "duration_us"), Time(report, "downtime_us"), report.GetProperty("bytes").GetDouble(), processor)
            : throw new InvalidOperationException(report.ToString());
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _process.DisposeAsync();
    }

    private static async Task<VmmRun> StartAsync(string directory, Workload workload, Certificates? tls)
    {
        string[] arguments =
        [
            "serve", "--listen", "127.0.0.1:0", "--end-with-input", "--debug-endpoints", "--guest-pages", workload.Pages.ToString(CultureInfo.InvariantCulture),
            "--guest-rate", workload.PagesPerSecond.ToString(CultureInfo.InvariantCulture), .. tls?.ServerArguments ?? [],
        ];
        var library = Path.Combine(directory, "vmm.dll");
        var process = File.Exists(library) ? HostProcess.Start("dotnet", [library, .. arguments]) : HostProcess.Start(Path.Combine(directory, "vmm"), arguments);
        var line = await process.Output.ReadLineAsync() ?? throw new InvalidOperationException("a server did not start");
        return new VmmRun(process, new Uri(line["listening on ".Length..]), tls);
    }

    private static TimeSpan Time(JsonElement report, string name) => TimeSpan.FromMicroseconds(report.GetProperty(name).GetDouble());

    private string Request() => $$"""{"migration_id":"{{Guid.NewGuid()}}","src_addr":"{{_address.Authority}}","replace_components":{} }""";

    private async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await _http.GetStringAsync(path)).RootElement;

    private async Task SendAsync(HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } } };
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
