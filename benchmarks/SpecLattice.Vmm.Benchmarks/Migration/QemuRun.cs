using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;

namespace SpecLattice.Vmm.Benchmarks.Migration;

/// <summary>QEMU's PC without acceleration, spoken to by QMP.</summary>
internal sealed class QemuRun : IAsyncDisposable
{
    public const string Program = "qemu-system-x86_64";

    // As long as it takes to send all memory some times: then what never converges is paused.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan TimeToFill = TimeSpan.FromSeconds(5);

    private readonly HostProcess _process;
    private readonly StreamReader _answers;
    private readonly StreamWriter _commands;

    private QemuRun(HostProcess process, Stream control)
    {
        (_process, _answers) = (process, new StreamReader(control));
        _commands = new StreamWriter(control) { AutoFlush = true };
    }

    /// <summary>Whether it is installed.</summary>
    public static bool IsThere => Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(directory => File.Exists(Path.Combine(directory, Program)));

    /// <summary>Migrates a guest once.</summary>
    public static async Task<Measurement> MeasureAsync(Workload workload)
    {
        var directory = Directory.CreateTempSubdirectory("vmm-qemu-");
        try
        {
            var kernel = Path.Combine(directory.FullName, "guest");
            await File.WriteAllBytesAsync(kernel, QemuGuest.Create(workload));
            await using var source = await StartAsync(Path.Combine(directory.FullName, "source"), kernel);
            await using var target = await StartAsync(Path.Combine(directory.FullName, "target"), kernel, "-incoming", "defer");
            await Task.Delay(TimeToFill);
            await target.AskAsync("migrate-incoming", """{"uri":"tcp:127.0.0.1:0"}""");
            var port = (await target.AskAsync("query-migrate")).GetProperty("socket-address")[0].GetProperty("port").GetString();
            await source.AskAsync("migrate-set-parameters", """{"max-bandwidth":1000000000000,"downtime-limit":50}""");
            return await MeasureAsync(source, target, port!);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<Measurement> MeasureAsync(QemuRun source, QemuRun target, string port)
    {
        var before = source._process.Processor + target._process.Processor;
        var start = Stopwatch.GetTimestamp();
        await source.AskAsync("migrate", $$"""{"uri":"tcp:127.0.0.1:{{port}}"}""");
        long? stopped = null;
        while (true)
        {
            var state = await source.AskAsync("query-migrate");
            if (state.GetProperty("status").GetString() is "completed" or "failed")
            {
                var processor = source._process.Processor + target._process.Processor - before;
                return state.GetProperty("status").GetString() == "completed"
                    ? new Measurement(
                        TimeSpan.FromMilliseconds(state.GetProperty("total-time").GetDouble()),
                        stopped is { } at ? Stopwatch.GetElapsedTime(at) : TimeSpan.FromMilliseconds(state.GetProperty("downtime").GetDouble()),
                        state.GetProperty("ram").GetProperty("transferred").GetDouble(), processor)
                    : throw new InvalidOperationException(state.ToString());
            }

            if (stopped is null && Stopwatch.GetElapsedTime(start) > Patience)
            {
                stopped = Stopwatch.GetTimestamp();
                await source.AskAsync("stop");
            }

            await Task.Delay(5);
        }
    }

    private static async Task<QemuRun> StartAsync(string socket, string kernel, params string[] more)
    {
        var process = HostProcess.Start(Program, ["-accel", "tcg", "-m", $"{Workload.MemoryMib}", "-nodefaults", "-display", "none", "-kernel", kernel, "-qmp", $"unix:{socket},server=on,wait=off", .. more]);
        while (!File.Exists(socket))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException("QEMU did not start");
            }

            await Task.Delay(20);
        }

        var control = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await control.ConnectAsync(new UnixDomainSocketEndPoint(socket));
        var run = new QemuRun(process, new NetworkStream(control, ownsSocket: true));
        await run._answers.ReadLineAsync();
        await run.AskAsync("qmp_capabilities");
        return run;
    }

    private async Task<JsonElement> AskAsync(string command, string arguments = "{}")
    {
        await _commands.WriteLineAsync($$"""{"execute":"{{command}}","arguments":{{arguments}}}""");
        while (true)
        {
            var answer = JsonDocument.Parse(await _answers.ReadLineAsync() ?? throw new InvalidOperationException("QEMU has ended")).RootElement;
            if (answer.TryGetProperty("return", out var result))
            {
                return result;
            }

            // Events come in between.
            if (answer.TryGetProperty("error", out var error))
            {
                throw new InvalidOperationException($"{command}: {error}");
            }
        }
    }
}
