using System.Globalization;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>
/// Servers of every age send every kind of VM to servers of every age, as processes, while the guest works on its memory, console and disks: it arrives whole where it can be said, and stays, and runs,
/// where it cannot. At night the servers of older builds are among them, both ways.
/// </summary>
public sealed class MatrixTests
{
    private const int UsualSeed = 7;

    private static readonly int[] Versions = [1, 2, 3, 6];

    private static readonly string[][] Payloads = [[], ["--payload-max", "uart-16550=1", "--payload-max", "nvme-ctrl=1", "--payload-max", "pci-virtio=1", "--payload-max", "rtc-cmos=1"]];

    /// <summary>Kinds of VMs, each with the first API version that can say it.</summary>
    private static readonly VmKind[] Kinds =
    [
        new("plain", 1, _ => Documents.Simple),
        new("smbios", 2, _ => Documents.Spec(Documents.Com1, Documents.Smbios)),
        new("vsock", 3, _ => Documents.Spec(Documents.Com1 + "," + Documents.Vsock)),
        new("disk without write cache", 6, _ => Documents.Spec(Documents.Com1 + "," + Documents.EmptyNvmeDisk(false))),
        new("disk", 1, version => Documents.Spec(Documents.Com1 + "," + Documents.EmptyNvmeDisk(version < 6 ? null : true))),
        new("all", 6, _ => Documents.Spec(Documents.Com1 + "," + Documents.Vsock + "," + Documents.EmptyNvmeDisk(false), Documents.Smbios)),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vm_arrives_whole_or_stays_whole()
    {
        var all = from kind in Kinds
                  from source in Versions
                  from target in Versions
                  from sends in Payloads
                  from reads in Payloads
                  where source >= kind.Floor
                  select new Move(kind, new Server(source, sends, null), new Server(target, reads, null));
        await RunAsync(all, Depth.Of(usual: 2, nightly: int.MaxValue, "SPECLATTICE_MATRIX"), MigrateAsync);
    }

    [Fact]
    public async Task A_vm_arrives_whole_from_older_builds_and_at_them()
    {
        Assert.SkipUnless(Depth.IsNightly, "builds older servers: at night");
        var all = from build in await OldBuild.AllAsync()
                  from kind in Kinds
                  from source in Versions
                  from target in Versions
                  from limits in Payloads
                  from isSource in (IEnumerable<bool>)[true, false]
                  where source >= kind.Floor
                  select isSource
                      ? new Move(kind, new Server(source, [], build), new Server(target, limits, null))
                      : new Move(kind, new Server(source, limits, null), new Server(target, [], build));
        await RunAsync(all, Depth.Of(usual: 0, nightly: int.MaxValue, "SPECLATTICE_MATRIX"), MigrateAsync);
    }

    [Fact]
    public async Task A_vm_goes_through_servers_of_every_age_and_stays_the_same()
    {
        IReadOnlyList<OldBuild?> builds = Depth.IsNightly ? [null, .. await OldBuild.AllAsync()] : [null];
        var random = new Random(Depth.SeedOr(UsualSeed));
        var chains = Enumerable.Range(0, Depth.Of(usual: 1, nightly: 24, "SPECLATTICE_CHAINS")).Select(number =>
        {
            var kind = Kinds[number % Kinds.Length];
            var versions = Versions.Where(version => version >= kind.Floor).ToArray();
            return new Chain(kind, Enumerable.Range(0, Depth.IsNightly ? 8 : 3).Select(_ => new Server(
                random.GetItems(versions, 1)[0], random.GetItems(Payloads, 1)[0], random.GetItems([.. builds], 1)[0])).ToArray());
        });
        await RunAsync(chains, int.MaxValue, ChainAsync);
    }

    /// <summary>Does so many of the cases, whichever comes first.</summary>
    private static async Task RunAsync<T>(IEnumerable<T> cases, int count, Func<T, Task> run)
    {
        var all = cases.ToArray();
        new Random(Depth.SeedOr(UsualSeed)).Shuffle(all);
        var failures = new List<string>();
        await Parallel.ForEachAsync(all.Take(count), new ParallelOptions { MaxDegreeOfParallelism = Depth.IsNightly ? 4 : 2, CancellationToken = Cancellation }, async (one, _) =>
        {
            try
            {
                await run(one);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                lock (failures)
                {
                    failures.Add($"{one}: {error.Message}");
                }
            }
        });
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Math.Min(count, all.Length)} of {all.Length}"));
        Assert.True(failures.Count == 0, $"{failures.Count} failed:\n{string.Join('\n', failures)}");
    }

    private static async Task MigrateAsync(Move move)
    {
        await using var source = await move.Source.StartAsync();
        await using var target = await move.Target.StartAsync();
        var (kind, floor) = (move.Kind, move.Kind.Floor);
        await source.RunInstanceAsync(kind.Spec(move.Source.ApiMax), move.Source.ApiMax, 100);
        var before = await SpecAsync(source, floor);
        var run = await MigrationRun.FollowAsync(source.Client, target.Client, Guid.NewGuid(), static _ => { }, Cancellation);
        Assert.True(run.Succeeded == (move.Target.ApiMax >= floor), $"{run.Error}");
        var survivor = run.Succeeded ? target : source;
        if (!run.Succeeded)
        {
            Assert.Equal("SpecNotRepresentable", run.Error!.Code);
            Assert.Null(run.Source!.DowntimeUs);
        }
        else
        {
            Assert.Equal($"speclattice-migrate-json/{Math.Min(move.Source.Protocol, move.Target.Protocol)}", run.Target.Protocol);
        }

        await CheckAsync(survivor, floor, before, 0);
    }

    private static async Task ChainAsync(Chain chain)
    {
        var (kind, servers) = chain;
        var at = await servers[0].StartAsync();
        try
        {
            await at.RunInstanceAsync(kind.Spec(servers[0].ApiMax), servers[0].ApiMax, 100);
            var before = await SpecAsync(at, kind.Floor);
            foreach (var server in servers[1..])
            {
                var counted = await at.WaitForCountAsync(0);
                var next = await server.StartAsync();
                var left = at;
                at = next;
                await using (left)
                {
                    var run = await MigrationRun.FollowAsync(left.Client, next.Client, Guid.NewGuid(), static _ => { }, Cancellation);
                    Assert.True(run.Succeeded, $"to {server}: {run.Error}");
                }

                await CheckAsync(at, kind.Floor, before, counted);
            }
        }
        finally
        {
            await at.DisposeAsync();
        }
    }

    /// <summary>The spec is the same, every page, the console's history and the disk hold what the guest must have left there, and it goes on using all of them.</summary>
    private static async Task CheckAsync(TestServer server, int floor, string spec, ulong counted)
    {
        await server.WaitForStateAsync(InstanceState.Running);
        Assert.Equal(spec, await SpecAsync(server, floor));
        for (var time = 0; time < 2; time++)
        {
            counted = await server.WaitForCountAsync(counted);
            var check = await server.Client.CheckGuestMemoryAsync(Cancellation);
            Assert.True(check.Problem is null, check.Problem);
            Assert.Equal(64UL, check.PagesChecked);
        }
    }

    private static async Task<string> SpecAsync(TestServer server, int floor) => (await server.GetAsync("/instance/spec", floor)).Json.GetProperty("spec").GetRawText();

    private sealed record VmKind(string Name, int Floor, Func<int, string> Spec)
    {
        public override string ToString() => Name;
    }

    private sealed record Move(VmKind Kind, Server Source, Server Target)
    {
        public override string ToString() => $"{Kind} from {Source} to {Target}";
    }

    private sealed record Chain(VmKind Kind, Server[] Servers)
    {
        public override string ToString() => $"{Kind} through {string.Join(", ", Servers.AsEnumerable())}";
    }

    /// <summary>A server of some age: what it admits to, and what it is built from.</summary>
    private sealed record Server(int ApiMax, string[] Limits, OldBuild? Build)
    {
        public int Protocol => Build?.Protocol ?? Instances.VmmHostOptions.NewestProtocol;

        public Task<TestServer> StartAsync() => TestServer.StartAsync(Build?.Library, ["--api-max", $"{ApiMax}", "--guest", "mixed", "--guest-pages", "64", .. Limits]);

        public override string ToString() => $"{ApiMax} [{string.Join(' ', Limits)}] {Build}";
    }
}
