using System.Text;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Cli.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>What the network changes in a migration, or plays again from another one, is noticed: the target runs nothing, and the guest stays at the source.</summary>
public sealed class CorruptionTests
{
    private const int FramePages = 4;
    private const int FrameBytes = (FramePages * 4096) + 25;

    private static readonly byte[] Disk = "c2VjcmV0LXNlY3JldC1zZWNyZXQ="u8.ToArray();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_arrives_changed_is_refused()
    {
        await using var source = await TestServer.StartAsync("--guest-pages", "256", "--frame-pages", $"{FramePages}");
        await source.RunInstanceAsync(Documents.Spec(Documents.Com1 + "," + Documents.NvmeDisk(false)), 6, 256);
        foreach (var (what, change) in Changes())
        {
            await using var target = await TestServer.StartAsync();
            var isHit = false;
            await using (var relay = new ChangingRelay(source.Process.Address, message => change(message, ref isHit)))
            {
                await target.BeginMigrationAsync(relay.Address);
                await target.WaitForStateAsync(InstanceState.Failed);
            }

            Assert.True(isHit, what);
            var error = (await target.Client.GetMigrationsAsync(Cancellation)).MigrationIn?.Error;
            Assert.True(error?.Code == "Corrupted", $"{what}: {error}");
            await source.WaitForStateAsync(InstanceState.Running);
            Assert.Null((await source.Client.CheckGuestMemoryAsync(Cancellation)).Problem);
        }

        await using var fresh = await TestServer.StartAsync();
        await fresh.BeginMigrationAsync(source.Process.Address.Authority);
        await fresh.WaitForStateAsync(InstanceState.Running);
        Assert.Null((await fresh.Client.CheckGuestMemoryAsync(Cancellation)).Problem);
    }

    [Fact]
    public async Task What_was_recorded_on_another_connection_is_refused()
    {
        await using var source = await TestServer.StartAsync("--guest-pages", "16");
        await source.RunInstanceAsync(Documents.Spec(Documents.Com1), 6, 16);
        var recorded = new List<byte[]>();
        await using var first = await TestServer.StartAsync();
        await using (var relay = new ChangingRelay(source.Process.Address, message =>
        {
            recorded.Add(message);
            return recorded.Count == 4 ? [] : [message];
        }))
        {
            await first.BeginMigrationAsync(relay.Address);
            await first.WaitForStateAsync(InstanceState.Failed);
        }

        // The challenge, the preamble and all the rest, from the first connection.
        await source.WaitForStateAsync(InstanceState.Running);
        await using var second = await TestServer.StartAsync();
        var at = 0;
        await using var replay = new ChangingRelay(source.Process.Address, _ => at < recorded.Count ? [recorded[at++]] : []);
        await second.BeginMigrationAsync(replay.Address);
        await second.WaitForStateAsync(InstanceState.Failed);
        Assert.Equal("Corrupted", (await second.Client.GetMigrationsAsync(Cancellation)).MigrationIn?.Error?.Code);
        await source.WaitForStateAsync(InstanceState.Running);
    }

    private static IEnumerable<(string What, Change Change)> Changes()
    {
        yield return ("a byte inside pages", Once(IsPages, message =>
        {
            message[5000] ^= 1;
            return [message];
        }));
        byte[]? held = null;
        yield return ("two messages exchanged", (byte[] message, ref bool isHit) =>
        {
            if (isHit || !IsPages(message))
            {
                return [message];
            }

            if (held is null)
            {
                held = message;
                return [];
            }

            isHit = true;
            return [message, held];
        }
        );
        yield return ("a message twice", Once(IsPages, message => [message, message]));
        yield return ("a message left out", Once(IsPages, _ => []));
        yield return ("a disk's contents in the preamble", Once(message => message.AsSpan().IndexOf(Disk) >= 0, message =>
        {
            message[message.AsSpan().IndexOf(Disk)] = (byte)'d';
            return [message];
        }));
        yield return ("a number in a document", Once(message => message.AsSpan().IndexOf("\"birth_version\":6"u8) >= 0, message =>
            [Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(message).Replace("\"birth_version\":6", "\"birth_version\":5", StringComparison.Ordinal))]));
    }

    private static bool IsPages(byte[] message) => message.Length == FrameBytes;

    private static Change Once(Func<byte[], bool> hits, Func<byte[], IEnumerable<byte[]>> change) => (byte[] message, ref bool isHit) =>
    {
        if (isHit || !hits(message))
        {
            return [message];
        }

        isHit = true;
        return change(message);
    };

    private delegate IEnumerable<byte[]> Change(byte[] message, ref bool isHit);
}
