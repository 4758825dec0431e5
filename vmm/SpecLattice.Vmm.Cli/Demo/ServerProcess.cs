using System.Diagnostics;
using System.Reflection;
using System.Text;

namespace SpecLattice.Vmm.Cli.Demo;

/// <summary>A server in a process of its own: this very executable, told to serve. Disposing of it ends it, whatever it is doing.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private const string Announcement = "listening on ";
    private const int KeptErrorCharacters = 4096;

    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _errors = new();

    private ServerProcess(Process process)
    {
        _process = process;
        process.ErrorDataReceived += (_, line) => KeepError(line.Data);
        process.BeginErrorReadLine();
    }

    /// <summary>The process's id.</summary>
    public int Id => _process.Id;

    /// <summary>Where the server listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Whether the process has ended.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>The last of what the server wrote to standard error.</summary>
    public string Errors
    {
        get
        {
            lock (_errors)
            {
                return _errors.ToString();
            }
        }
    }

    /// <summary>Starts a server on a free loopback port and waits until it listens.</summary>
    /// <param name="arguments">Arguments of <c>vmm serve</c> besides the address.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <param name="library">The server of another build, as a library that <c>dotnet</c> runs; null for this one.</param>
    /// <exception cref="CommandException">The server does not start.</exception>
    public static async Task<ServerProcess> StartAsync(IEnumerable<string> arguments, CancellationToken cancellation, string? library = null)
    {
        var start = MakeStartInfo(["serve", "--listen", "127.0.0.1:0", "--end-with-input", .. arguments], library);
        var process = Process.Start(start) ?? throw CommandException.Failed($"cannot start {start.FileName}");
        var server = new ServerProcess(process);
        try
        {
            using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limited.CancelAfter(StartTimeout);
            server.Address = await server.ReadAddressAsync(limited.Token);
            return server;
        }
        catch (OperationCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            await server.DisposeAsync();
            throw CommandException.Failed($"a server did not start within {StartTimeout.TotalSeconds} s. {server.Errors}", error);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the process at once, without asking it.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }
    }

    /// <summary>Lets the server end by itself, by ending its input.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(cancellation);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }

    /// <summary>How to run this executable again, be it the host program or a library that <c>dotnet</c> runs.</summary>
    internal static ProcessStartInfo MakeStartInfo(IEnumerable<string> arguments, string? other = null)
    {
        var library = other ?? Assembly.GetExecutingAssembly().Location;
        var program = Environment.ProcessPath ?? throw CommandException.Failed("the path of this program is unknown");
        var isOwnProgram = other is null && (Path.GetFileNameWithoutExtension(program) == "vmm" || library.Length == 0);
        var isDotnet = Path.GetFileNameWithoutExtension(program) == "dotnet";
        return new ProcessStartInfo(isOwnProgram || isDotnet ? program : "dotnet", isOwnProgram ? arguments : [library, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
    }

    private async Task<Uri> ReadAddressAsync(CancellationToken cancellation)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellation);
        if (line?.StartsWith(Announcement, StringComparison.Ordinal) == true && Uri.TryCreate(line[Announcement.Length..], UriKind.Absolute, out var address))
        {
            return address;
        }

        await _process.WaitForExitAsync(cancellation);
        throw CommandException.Failed($"a server did not start: it ended with exit code {_process.ExitCode}. {Errors}");
    }

    private void KeepError(string? line)
    {
        lock (_errors)
        {
            _errors.AppendLine(line);
            if (_errors.Length > KeptErrorCharacters)
            {
                _errors.Remove(0, _errors.Length - KeptErrorCharacters);
            }
        }
    }
}
