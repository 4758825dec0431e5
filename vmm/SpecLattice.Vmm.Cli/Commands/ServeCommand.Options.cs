using System.CommandLine;
using Microsoft.Extensions.Logging;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Commands;

/// <content>What a server can be told, migrations excepted.</content>
internal static partial class ServeCommand
{
    private static readonly Option<SocketAddress> Listen = new("--listen")
    {
        Description = "Where to listen; port 0 takes any free one. Once the server listens it prints `listening on http://ADDR`, or https.",
        HelpName = "ADDR",
        DefaultValueFactory = _ => SocketAddress.Parse("127.0.0.1:12400"),
        CustomParser = result =>
        {
            if (SocketAddress.TryParse(result.Tokens[^1].Value, out var address))
            {
                return address;
            }

            result.AddError($"--listen: expected an address such as 127.0.0.1:12400 or [::1]:0 (no host names), found `{result.Tokens[^1].Value}`");
            return null;
        },
    };

    private static readonly Option<int> ApiMax = CommonOptions.Number(
        "--api-max", "N", 1, VmmHostOptions.NewestApi, VmmHostOptions.NewestApi,
        "The newest API version to accept, offer and show: with a lower one the server stands in for an older build.");

    private static readonly Option<bool> Substitute = CommonOptions.Flag(
        "--substitute-backends", "Replace components for services that this host does not have: Crucible volumes by empty disks in memory, VNICs by loopbacks.");

    private static readonly Option<bool> Debug = CommonOptions.Flag(
        "--debug-endpoints", "Offer GET /debug/guest (what the guest is doing), GET /debug/guest-memory (pauses it and checks every page) and GET /debug/smbios (what its SMBIOS table would say).");

    private static readonly Option<string[]> HostName = new("--host-name")
    {
        Description = "A name with a dot by which the server is called. May be given several times. Requests for other such names are refused.",
        HelpName = "NAME",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<int> MaxBody = CommonOptions.Number(
        "--max-body", "BYTES", 1024, 1 << 30, 16 << 20, "The largest request body to take.");

    private static readonly Option<int> MaxBuffered = CommonOptions.Number(
        "--max-buffered", "BYTES", 64 << 10, 1 << 30, 24 << 20, "The memory for bodies that are being received, all together, and again for answers that are being sent.");

    private static readonly Option<int> MaxHeaderBytes = CommonOptions.Number(
        "--max-header-bytes", "BYTES", 1024, 1 << 20, 16 << 10, "The largest total size of a request's headers.");

    private static readonly Option<int> MaxHeaders = CommonOptions.Number("--max-headers", "N", 8, 1024, 64, "The largest number of headers in a request.");

    private static readonly Option<int> MaxConnections = CommonOptions.Number(
        "--max-connections", "N", 1, 1 << 16, 512, "The most connections to serve at a time, WebSockets included.");

    private static readonly Option<int> Timeout = CommonOptions.Number(
        "--request-timeout", "SECONDS", 1, 3600, 30, "How long a request may take, migrations and serial consoles excepted.");

    private static readonly Option<int> HeaderTimeout = CommonOptions.Number(
        "--header-timeout", "SECONDS", 1, 3600, 10, "How long the headers of a request may take to arrive.");

    private static readonly Option<int> IdleTimeout = CommonOptions.Number(
        "--idle-timeout", "SECONDS", 1, 86400, 130, "How long to keep an idle connection.");

    private static readonly Option<int> SerialTimeout = CommonOptions.Number(
        "--serial-timeout", "SECONDS", 1, 3600, 30, "How long a reader of the serial console may read nothing before it is disconnected.");

    private static readonly Option<GuestKind> Guest = new("--guest")
    {
        Description = "The guest to load into a new VM, unless a disk has a program of its own: "
            + string.Join("; ", GuestKind.All.Select(kind => $"{kind.Name} {kind.Description}")) + ".",
        HelpName = "NAME",
        DefaultValueFactory = _ => GuestKind.Counter,
        CustomParser = result =>
        {
            if (GuestKind.Find(result.Tokens[^1].Value) is { } kind)
            {
                return kind;
            }

            result.AddError($"--guest: expected one of {string.Join(", ", GuestKind.All)}, found `{result.Tokens[^1].Value}`");
            return null;
        },
    };

    private static readonly Option<FileInfo?> GuestImage = new("--guest-image")
    {
        Description = "A program to load instead: raw bytes, put at the start of RAM (0x80000000) and started there.",
        HelpName = "FILE",
    };

    private static readonly Option<int> GuestRate = CommonOptions.Number(
        "--guest-rate", "N", 0, 1_000_000, 0, "How many counts per second the guest makes, sleeping in between; each count changes a page. 0 means as many as it can.");

    private static readonly Option<int> GuestPages = CommonOptions.Number(
        "--guest-pages", "N", 1, 1 << 22, (int)new PageCounterParameters().Pages, "How many pages of 4 KiB the counting guest writes to in turn.");

    private static readonly Option<int> GuestSpin = CommonOptions.Number(
        "--guest-spin", "N", 0, int.MaxValue, 0, "How many turns of an empty loop the guest makes between two counts, to slow it down.");

    private static readonly Option<string[]> DiskRoot = new("--disk-root")
    {
        Description = "A directory beneath which disks may be in files (file_storage_backend); no link leads out of it. May be given several times. Without it no disk can be in a file.",
        HelpName = "DIR",
        DefaultValueFactory = _ => [],
    };

    private static readonly Option<LogLevel> Level = new("--log-level")
    {
        Description = "What to log, on standard error: Debug, Information, Warning, Error or None.",
        HelpName = "LEVEL",
        DefaultValueFactory = _ => LogLevel.Warning,
    };

    private static readonly Option<bool> JsonLog = CommonOptions.Flag("--log-json", "Log in JSON, one object per line.");

    private static readonly Option<bool> EndWithInput = CommonOptions.Flag(
        "--end-with-input", "Stop when standard input ends: then the server does not outlive the program that started it.");
}
