using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>Servers of every age send every kind of VM to servers of every age, as processes: it arrives whole where it can be said, and stays, and runs, where it cannot.</summary>
public sealed class MatrixTests
{
    private const int UsualSeed = 7;

    private static readonly int[] Versions = [1, 2, 3, 6];

    /// <summary>Kinds of VMs, each with the first API version that can say it.</summary>
    private static readonly (string Name, int Floor, Func<int, string> Spec)[] Kinds =
    [
        ("plain", 1, _ => Documents.Simple),
        ("smbios", 2, _ => Documents.Spec(Documents.Com1, Documents.Smbios)),
        ("vsock", 3, _ => Documents.Spec(Documents.Com1 + "," + Documents.Vsock)),
        ("disk without write cache", 6, _ => Documents.Spec(Documents.Com1 + "," + Documents.NvmeDisk(false))),
        ("disk", 1, version => Documents.Spec(Documents.Com1 + "," + Documents.NvmeDisk(version < 6 ? null : true))),
        ("all", 6, _ => Documents.Spec(Documents.Com1 + "," + Documents.Vsock + "," + Documents.NvmeDisk(false), Documents.Smbios)),
    ];

    private static readonly string[][] Payloads = [[], ["--payload-max", "uart-16550=1", "--payload-max", "nvme-ctrl=1", "--payload-max", "pci-virtio=1", "--payload-max", "rtc-cmos=1"]];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_vm_arrives_whole_or_stays_whole()
    {
        var all = (from kind in Kinds
                   from source in Versions
                   from target in Versions
                   from sends in Payloads
                   from reads in Payloads
                   where source >= kind.Floor
                   select (kind, source, target, sends, reads)).ToArray();
        new Random(Depth.SeedOr(UsualSeed)).Shuffle(all);
        var taken = all.Take(Depth.Of(usual: 4, nightly: all.Length, "SPECLATTICE_MATRIX")).ToList();
        await Parallel.ForEachAsync(taken, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = Cancellation }, async (one, _) =>
            await MigrateAsync(one.kind.Spec(one.source), one.kind.Floor, one.source, one.target, one.sends, one.reads, $"{one.kind.Name} from {one.source} [{string.Join(' ', one.sends)}] to {one.target} [{string.Join(' ', one.reads)}]"));
    }

    private static async Task MigrateAsync(string spec, int floor, int from, int to, string[] sends, string[] reads, string what)
    {
        await using var source = await TestServer.StartAsync(["--api-max", $"{from}", "--guest-pages", "64", .. sends]);
        await using var target = await TestServer.StartAsync(["--api-max", $"{to}", "--guest-pages", "64", .. reads]);
        Assert.Equal(201, (await source.EnsureAsync(spec, from)).Status);
        Assert.Equal(204, (await source.PutAsync("/instance/state", "\"Run\"", 1)).Status);
        await source.WaitForCountAsync(100);
        var before = (await source.GetAsync("/instance/spec", floor)).Json.GetProperty("spec").GetRawText();
        var run = await MigrationRun.FollowAsync(source.Client, target.Client, Guid.NewGuid(), static _ => { }, Cancellation);
        Assert.True(run.Succeeded == (to >= floor), $"{what}: {run.Error}");
        var survivor = run.Succeeded ? target : source;
        if (!run.Succeeded)
        {
            Assert.Equal("SpecNotRepresentable", run.Error!.Code);
            Assert.Null(run.Source!.DowntimeUs);
        }

        await survivor.WaitForStateAsync(InstanceState.Running);
        Assert.Equal(before, (await survivor.GetAsync("/instance/spec", floor)).Json.GetProperty("spec").GetRawText());
        await survivor.WaitForCountAsync(await survivor.WaitForCountAsync(0));
        var check = await survivor.Client.CheckGuestMemoryAsync(Cancellation);
        Assert.True(check.Problem is null, $"{what}: {check.Problem}");
    }
}
