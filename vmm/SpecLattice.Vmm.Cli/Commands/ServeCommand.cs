using System.CommandLine;
using SpecLattice.Vmm.Cli.Settings;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.Files;
using SpecLattice.Vmm.Server;

namespace SpecLattice.Vmm.Cli.Commands;

/// <summary><c>vmm serve</c>: a server, until it is told to stop.</summary>
internal static partial class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", $"Serve one instance over HTTP until interrupted. {ServeSettings.Explanation}")
        {
            ServeSettings.File, Listen, ApiMax, PayloadMax, AllowDiscard, ProtocolMax, Substitute, DiskRoot, TlsCertificate, TlsKey, TlsAuthorities, PeerName, Tokens, PeerToken, Insecure, HostName, Debug, MaxBody, MaxBuffered, MaxHeaderBytes, MaxHeaders, MaxConnections, Timeout, HeaderTimeout, IdleTimeout,
            SerialTimeout, Guest, GuestImage, GuestPages, GuestSpin, GuestRate, FramePages, PeerTimeout, MaxDowntime, MaxRounds, RequireDowntime, PauseLimit, PreparedIds, Level, JsonLog, EndWithInput,
        };
        command.SetAction((parsed, cancellation) =>
        {
            string[] given = [.. parsed.Tokens.Skip(1).Select(token => token.Value)];
            var added = ServeSettings.Complete(command, parsed, Environment.GetEnvironmentVariable);
            return RunAsync(command.Parse([.. given, .. added]), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var disks = OpenDiskRoots(parsed.GetRequiredValue(DiskRoot));
        await using var server = await StartAsync(AddAccess(parsed, ReadOptions(parsed, disks)), ending.Token);
        await Console.Out.WriteLineAsync($"listening on {server.Address.GetLeftPart(UriPartial.Authority)}");
        await Console.Out.FlushAsync(ending.Token);
        if (parsed.GetValue(EndWithInput))
        {
            _ = EndWithInputAsync(ending);
        }

        await Task.Delay(System.Threading.Timeout.Infinite, ending.Token).ContinueWith(
            static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        return ExitCodes.Done;
    }

    private static DiskRoots OpenDiskRoots(string[] paths)
    {
        try
        {
            return DiskRoots.Open(paths.Select(Path.GetFullPath));
        }
        catch (Exception error) when (error is DiskFileException or ArgumentException)
        {
            throw CommandException.BadInput($"--disk-root: {error.Message}", error);
        }
    }

    private static async Task<VmmServer> StartAsync(VmmServerOptions options, CancellationToken cancellation)
    {
        try
        {
            return await VmmServer.StartAsync(options, cancellation);
        }
        catch (IOException error)
        {
            throw CommandException.Failed($"cannot listen on {options.Listen}: {error.Message}", error);
        }
    }

    private static async Task EndWithInputAsync(CancellationTokenSource ending)
    {
        var buffer = new byte[256];
        await using var input = Console.OpenStandardInput();
        try
        {
            while (await input.ReadAsync(buffer) > 0)
            {
            }

            await ending.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // The server has ended in another way meanwhile.
        }
    }

    private static VmmServerOptions ReadOptions(ParseResult parsed, DiskRoots disks)
    {
        var listen = parsed.GetRequiredValue(Listen);
        return new VmmServerOptions
        {
            Listen = listen.ToEndPoint(),
            MaxBodyBytes = parsed.GetValue(MaxBody),
            MaxBufferedBytes = parsed.GetValue(MaxBuffered),
            MaxHeaderBytes = parsed.GetValue(MaxHeaderBytes),
            MaxHeaders = parsed.GetValue(MaxHeaders),
            MaxConnections = parsed.GetValue(MaxConnections),
            RequestTimeout = TimeSpan.FromSeconds(parsed.GetValue(Timeout)),
            HeaderTimeout = TimeSpan.FromSeconds(parsed.GetValue(HeaderTimeout)),
            IdleTimeout = TimeSpan.FromSeconds(parsed.GetValue(IdleTimeout)),
            SerialSendTimeout = TimeSpan.FromSeconds(parsed.GetValue(SerialTimeout)),
            HostNames = parsed.GetRequiredValue(HostName),
            DebugEndpoints = parsed.GetValue(Debug),
            LogLevel = parsed.GetValue(Level),
            JsonLog = parsed.GetValue(JsonLog),
            Host = new VmmHostOptions
            {
                ApiMax = parsed.GetValue(ApiMax),
                AdvertisedAddress = listen.Port == 0 ? null : listen,
                DiskRoots = disks,
                SubstituteBackends = parsed.GetValue(Substitute),
                PayloadMax = parsed.GetRequiredValue(PayloadMax),
                AllowedDiscards = parsed.GetRequiredValue(AllowDiscard),
                ProtocolMax = parsed.GetValue(ProtocolMax),
                Guest = new ServerGuest
                {
                    Kind = parsed.GetRequiredValue(Guest),
                    Image = GuestImageFile.Read(parsed.GetValue(GuestImage)),
                    Parameters = new PageCounterParameters
                    {
                        Pages = (ulong)parsed.GetValue(GuestPages),
                        Spin = (ulong)parsed.GetValue(GuestSpin),
                        CountsPerSecond = (ulong)parsed.GetValue(GuestRate),
                    },
                },
                Migration = ReadMigration(parsed),
                RequirePreparedIds = parsed.GetValue(PreparedIds),
            },
        };
    }
}
