using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Client;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>Which files of the host a client, or another server, can make a server open.</summary>
public sealed class DiskFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_regular_files_beneath_a_disk_root_are_opened()
    {
        using var disks = new DiskDirectory();
        await using var server = await TestServer.StartAsync("--disk-root", disks.Root);
        (string Path, string Says)[] refused =
        [
            (disks.Outside, "is not beneath a disk root"),
            (disks.Outside + "-not-there", "is not beneath a disk root"),
            (disks.Root, "is not beneath a disk root"),
            (disks.Root + "-beside/disk", "is not beneath a disk root"),
            ("/etc/passwd", "is not beneath a disk root"),
            ("/dev/null", "is not beneath a disk root"),
            ("/proc/self/mem", "is not beneath a disk root"),
            (disks.In("../outside"), "leads out"),
            (disks.In("../outside-not-there"), "leads out"),
            (disks.In("directory/../../root/disk"), "leads out"),
            (disks.In("/etc/passwd"), "leads out"),
            (disks.Link("out", disks.Outside), "leads out"),
            (disks.Link("out-relative", "../outside"), "leads out"),
            (disks.Link("out-directory", "..") + "/outside", "leads out"),
            (disks.Link("out-not-there", "/not/there"), "leads out"),
            (disks.Link("process", "/proc/self/fd/0"), "leads out"),
            (disks.Link("circle", "circle"), "in a circle"),
            (disks.In("not-there"), "there is no such file"),
            (disks.Link("dangling", "not-there"), "there is no such file"),
            (disks.In("disk/x"), "there is no such file"),
            (disks.In("directory"), "not a regular file"),
            (disks.In(""), "there is no such file"),
            (disks.Pipe("pipe"), "not a regular file"),
            (disks.Listener("socket"), "not a regular file"),
            (disks.Link("to-pipe", "pipe"), "not a regular file"),
            ("disk", "must be absolute"),
            ("", "the path is empty"),
            (disks.Disk + "\\u0000x", "NUL"),
            (disks.In(new string('x', 300)), "cannot be opened"),
            (disks.In(new string('x', 5000)), "more than 4096 characters"),
        ];
        foreach (var (path, says) in refused.SelectMany(each => new[] { each, each }))
        {
            var answer = await server.EnsureAsync(DiskDirectory.Spec(path), 6);
            Assert.True((400, "CreateFailed") == (answer.Status, answer.Code), $"{path}: {answer}");
            Assert.True(answer.Message.Contains(says, StringComparison.Ordinal), $"{path}: {answer.Message}");
            Assert.Equal("/init/value/spec/components/disk-file", answer.Pointer);
            Assert.Equal(424, (await server.GetAsync("/instance")).Status);
        }

        // Nothing distinguishes what is outside.
        Assert.Equal(await MessageAsync(server, disks.Outside), await MessageAsync(server, disks.Outside + "-not-there"));
        Assert.Equal(await MessageAsync(server, disks.In("out")), await MessageAsync(server, disks.In("out-not-there")));
        Assert.Equal(400, (await server.EnsureAsync(Documents.Spec(Documents.Com1 + "," + DiskDirectory.Virtio("a", 16, disks.Disk) + "," + DiskDirectory.Virtio("b", 17, disks.Disk)), 6)).Status);
        Assert.Equal(201, (await server.EnsureAsync(DiskDirectory.Spec(disks.Link("in", "directory/../disk")), 6)).Status);
    }

    [Fact]
    public async Task Without_a_disk_root_no_disk_is_in_a_file()
    {
        using var disks = new DiskDirectory();
        await using var server = await TestServer.StartAsync();
        var answer = await server.EnsureAsync(DiskDirectory.Spec(disks.Disk), 6);
        Assert.Equal((400, "CreateFailed"), (answer.Status, answer.Code));
        Assert.Contains("--disk-root", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", "cannot be /")]
    [InlineData("/proc", "cannot be /proc")]
    [InlineData("/proc/../dev", "cannot be /dev")]
    [InlineData("/sys/kernel", "cannot be /sys/kernel")]
    [InlineData("/etc/passwd", "not a directory")]
    [InlineData("/not/there", "cannot be opened")]
    public async Task A_server_does_not_start_with_a_disk_root_that_is_none(string path, string says)
    {
        var run = await VmmRunner.RunAsync("serve", "--listen", "127.0.0.1:0", "--end-with-input", "--disk-root", path);
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("--disk-root", run.Errors, StringComparison.Ordinal);
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_is_used_by_one_vm_and_moves_with_it()
    {
        using var disks = new DiskDirectory();
        await using var source = await StartAsync(disks);
        await using var target = await StartAsync(disks);
        await using var other = await StartAsync(disks);
        await source.RunInstanceAsync(DiskDirectory.Spec(disks.Disk), 6, 100);
        await AssertInUseAsync(other, disks.Disk);
        await AssertInUseAsync(other, disks.Disk, isReadOnly: true);

        var run = await MigrationRun.FollowAsync(source.Client, target.Client, Guid.NewGuid(), static _ => { }, Cancellation);
        Assert.True(run.Succeeded, run.Error?.ToString());
        await AssertInUseAsync(other, disks.Disk);
        await target.WaitForCountAsync(await target.WaitForCountAsync(0) + 100);
        Assert.Null((await target.Client.CheckGuestMemoryAsync(Cancellation)).Problem);
        Assert.Contains(await File.ReadAllBytesAsync(disks.Disk, Cancellation), each => each != 0);

        Assert.Equal(204, (await target.PutAsync("/instance/state", "\"Stop\"")).Status);
        Assert.Equal(201, (await other.EnsureAsync(DiskDirectory.Spec(disks.Disk), 6)).Status);
    }

    [Fact]
    public async Task A_disk_that_is_only_read_is_shared_and_never_written()
    {
        using var disks = new DiskDirectory();
        new FileInfo(disks.Disk).IsReadOnly = true;
        await using var first = await StartAsync(disks);
        await using var second = await StartAsync(disks);
        await using var writer = await StartAsync(disks);
        await first.RunInstanceAsync(DiskDirectory.Spec(disks.Disk, isReadOnly: true), 6, 100);
        await second.RunInstanceAsync(DiskDirectory.Spec(disks.Disk, isReadOnly: true), 6, 100);

        // A machine that was reset uses the same file.
        Assert.Equal(204, (await first.PutAsync("/instance/state", "\"Reboot\"")).Status);
        await first.WaitForCountAsync(100);
        Assert.Equal(400, (await writer.EnsureAsync(DiskDirectory.Spec(disks.Disk), 6)).Status);
        Assert.DoesNotContain(await File.ReadAllBytesAsync(disks.Disk, Cancellation), each => each != 0);
    }

    [Theory]
    [InlineData("pipe", "not a regular file")]
    [InlineData("link", "leads out")]
    [InlineData("gone", "there is no such file")]
    [InlineData("elsewhere", "--disk-root")]
    public async Task A_source_cannot_make_a_target_open_what_no_client_can(string what, string says)
    {
        using var disks = new DiskDirectory();
        await using var source = await StartAsync(disks);
        await using var target = what == "elsewhere" ? await TestServer.StartAsync() : await StartAsync(disks);
        await source.RunInstanceAsync(DiskDirectory.Spec(disks.Disk), 6, 10);
        if (what != "elsewhere")
        {
            File.Move(disks.Disk, disks.In("moved"));
            _ = what == "pipe" ? disks.Pipe("disk") : what == "link" ? disks.Link("disk", disks.Outside) : "";
        }

        var run = await MigrationRun.FollowAsync(source.Client, target.Client, Guid.NewGuid(), static _ => { }, Cancellation);
        Assert.False(run.Succeeded);
        Assert.Contains(says, run.Error?.ToString(), StringComparison.Ordinal);
        Assert.Equal(InstanceState.Running, (await source.WaitForStateAsync(InstanceState.Running)).State);
        await source.WaitForCountAsync(await source.WaitForCountAsync(0));
    }

    private static Task<TestServer> StartAsync(DiskDirectory disks) => TestServer.StartAsync("--disk-root", disks.Root, "--guest", "disk");

    private static async Task AssertInUseAsync(TestServer server, string path, bool isReadOnly = false)
    {
        var answer = await server.EnsureAsync(DiskDirectory.Spec(path, isReadOnly), 6);
        Assert.Equal(400, answer.Status);
        Assert.Contains("in use by another", answer.Message, StringComparison.Ordinal);
    }

    private static async Task<string> MessageAsync(TestServer server, string path) => (await server.EnsureAsync(DiskDirectory.Spec(path), 6)).Message;
}
