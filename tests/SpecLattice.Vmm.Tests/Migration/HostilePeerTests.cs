using System.Buffers.Binary;
using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

public sealed class HostilePeerTests
{
    [Fact]
    public async Task Random_messages_give_typed_errors_and_leave_the_guest_running()
    {
        await using var source = await Hosts.RunningAsync();
        var random = new Random(20261123);
        for (var attempt = 0; attempt < 300; attempt++)
        {
            var (near, far) = MemoryChannel.CreatePair();
            await using var peer = new RawPeer(near);
            var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, TestContext.Current.CancellationToken);
            await peer.GreetAsync(new TargetHello());
            await peer.ReceiveAsync();
            var bytes = new byte[random.Next(1, 64)];
            random.NextBytes(bytes);
            bytes[^1] = (byte)random.Next(1, 12);
            await peer.BytesAsync(bytes);
            var error = (await serving).Error!;
            Assert.True(error.Code is MigrationErrorCode.Codec or MigrationErrorCode.UnexpectedMessage, $"{Convert.ToHexString(bytes)}: {error}");
            Assert.Equal(InstanceState.Running, source.Instance!.State);
        }

        Hosts.MemoryIsRight(source);
        await Hosts.CountsOnAsync(source);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("03", "unknown message tag 3")]
    [InlineData("0B", "Challenge: 0 bytes, expected 16")]
    [InlineData("000C", "Ready: 1 bytes, expected 16")]
    [InlineData("0D", "unknown message tag 13")]
    [InlineData("0000", "Okay: 1 bytes, expected 0")]
    [InlineData("04", "Pages: 0 bytes")]
    [InlineData("000004", "Pages: 2 bytes")]
    [InlineData("0000000000000000" + "0010000000000000" + "00" + "05", "MemQuery: 17 bytes, expected 16")]
    [InlineData("0000000000000000" + "0000000000000000" + "05", "end behind its start")]
    [InlineData("0010000000000000" + "0000000000000000" + "05", "end behind its start")]
    [InlineData("0100000000000000" + "0010000000000000" + "05", "begin and end at a page")]
    [InlineData("0000000000000000" + "00F0FFFFFFFFFFFF" + "05", "not above")]
    [InlineData("0000000000000000" + "0010000000000000" + "08", "MemFetch: 16 bytes, expected 17")]
    [InlineData("0000000000000000" + "0010000000000000" + "03" + "08", "bits behind the last page")]
    [InlineData("0010000000000000" + "0020000000000000" + "01" + "08", "multiple of 64 pages")]
    [InlineData("0000000000000000" + "0010000800000000" + "01" + "08", "at most 32768 pages")]
    public void A_malformed_message_is_refused_with_its_fault(string hex, string fault)
    {
        var message = new ChannelMessage(ChannelMessageKind.Binary, Convert.FromHexString(hex));
        var refused = Assert.Throws<MigrationException>(() => MessageCodec.Decode(message, new MigrationLimits()));
        Assert.Equal(MigrationErrorCode.Codec, refused.Error.Code);
        Assert.Contains(fault, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bitmap_reads_as_it_was_written()
    {
        var range = new SpecLattice.Vmm.Machine.Memory.PageRange(64, 1000);
        var pages = SpecLattice.Vmm.Machine.Memory.PageSet.From([64, 65, 127, 128, 1000, 1063]);
        var message = MessageCodec.Decode(
            new ChannelMessage(ChannelMessageKind.Binary, MessageCodec.Encode(MessageTag.MemOffer, range, pages)), new MigrationLimits());
        Assert.Equal(range, message.Range);
        Assert.Equal(pages.AsEnumerable(), message.Pages!);
    }

    [Fact]
    public async Task A_source_that_offers_memory_the_vm_does_not_have_is_refused()
    {
        var offer = new byte[17 + 4096];
        BinaryPrimitives.WriteUInt64LittleEndian(offer, 1UL << 39);
        BinaryPrimitives.WriteUInt64LittleEndian(offer.AsSpan(8), (1UL << 39) + (128UL << 20));
        offer[16] = 1;
        offer[^1] = (byte)MessageTag.MemOffer;
        var error = await FailAsTargetAsync(async peer =>
        {
            await peer.DocumentAsync((Phase)new RamPush { Round = 1 });
            await peer.ReceiveAsync();
            await peer.BytesAsync(offer);
        });
        Assert.Equal(MigrationErrorCode.UnexpectedMessage, error.Code);
    }

    [Theory]
    [InlineData(MigrationState.Device)]
    [InlineData(MigrationState.Server)]
    public async Task A_source_that_leaves_out_phases_is_refused(MigrationState phase)
    {
        var error = await FailAsTargetAsync(peer => peer.DocumentAsync(phase == MigrationState.Device ? (Phase)new DevicePhase() : new ServerPhase()));
        Assert.Equal(MigrationErrorCode.UnexpectedMessage, error.Code);
    }

    [Fact]
    public async Task A_source_whose_device_state_is_wrong_is_refused_and_nothing_stays_behind()
    {
        var error = await FailAsTargetAsync(async peer =>
        {
            await peer.DocumentAsync((Phase)new RamPushDirty { Round = 1 });
            await peer.ReceiveAsync();
            await peer.BytesAsync(MessageCodec.Encode(MessageTag.MemEnd, new SpecLattice.Vmm.Machine.Memory.PageRange(0, 4096)));
            Assert.Equal(MessageTag.MemDone, (await peer.ReceiveAsync()).Tag);
            var payload = new DevicePayload
            {
                Kind = new PeerName(VersionedRiscvHartState.Family),
                Id = new PeerName("0"),
                Value = new AnyDeviceState("""{"version":"V1","spec":{"parked":true}}"""u8.ToArray()),
            };
            await peer.DocumentAsync((Phase)new DevicePhase { Payloads = [payload] });
            await peer.ReceiveAsync();
            await peer.DocumentAsync((Phase)new ServerPhase());
        });
        Assert.Equal(MigrationErrorCode.DeviceStateInvalid, error.Code);
    }

    [Fact]
    public async Task A_spec_of_a_version_that_is_not_known_is_refused()
    {
        var error = await FailAsTargetAsync(
            _ => Task.CompletedTask,
            preamble => preamble with { Spec = SpecJson.Deserialize<InstanceSpecEnvelope>("""{"version":"V999","spec":{}}""") });
        Assert.Equal(MigrationErrorCode.PreambleInvalid, error.Code);
        Assert.Contains("V999", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_silent_source_fails_the_target_after_the_idle_time()
    {
        var (time, asked) = (new ManualTime(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        var connector = new PeerConnector(_ =>
        {
            asked.TrySetResult();
            return Task.CompletedTask;
        });
        await using var target = Hosts.Host(connector: connector, time: time);
        await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid()), TestContext.Current.CancellationToken);
        await asked.Task;
        await time.AdvanceUntilAsync(() => target.Instance!.MigrationIn!.Error is not null);
        await Hosts.EndedAsync(target);
        Assert.Equal(MigrationErrorCode.Timeout, target.Instance!.MigrationIn!.Error!.Code);
    }

    /// <summary>Plays the source up to the preamble and then something else; returns what the target says to that.</summary>
    private static async Task<MigrationError> FailAsTargetAsync(Func<RawPeer, Task> misbehave, Func<Preamble, Preamble>? change = null)
    {
        var preamble = new Preamble { Spec = new InstanceSpecEnvelope(Hosts.Spec()), Inventory = [], BirthVersion = 6, MemoryBytes = 16 << 20 };
        MigrationError? told = null;
        var connector = new PeerConnector(async peer =>
        {
            await peer.TextAsync("speclattice-migrate-json/1");
            await peer.DocumentAsync<TargetHello>();
            await peer.DocumentAsync(change is null ? preamble : change(preamble));
            if (change is null)
            {
                Assert.Equal(MessageTag.Okay, (await peer.ReceiveAsync()).Tag);
            }

            await misbehave(peer);
            told = await peer.ErrorAsync();
        });
        await using var target = Hosts.Host(connector: connector);
        await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid()), TestContext.Current.CancellationToken);
        await Hosts.EndedAsync(target);
        await connector.Played;
        var error = target.Instance!.MigrationIn!.Error!;
        Assert.Equal(InstanceState.Failed, target.Instance.State);
        Assert.Null(target.Guest);
        Assert.Null(target.GetSpec());
        Assert.Equal(error.Code, told!.Code);
        return error;
    }

    private sealed class PeerConnector(Func<RawPeer, Task> play) : IMigrationConnector
    {
        public Task Played { get; private set; } = Task.CompletedTask;

        public ValueTask<IMessageChannel> ConnectAsync(SocketAddress source, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken)
        {
            var (near, far) = MemoryChannel.CreatePair();
            Played = PlayAsync(far);
            return ValueTask.FromResult<IMessageChannel>(near);
        }

        private async Task PlayAsync(MemoryChannel channel)
        {
            // The peer reads the target's offer first, so that the channel does not fill.
            await channel.ReceiveAsync(CancellationToken.None);
            await play(new RawPeer(channel));
        }
    }
}
