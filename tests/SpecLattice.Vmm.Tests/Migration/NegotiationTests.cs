using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration;

public sealed class NegotiationTests
{
    [Fact]
    public async Task A_peer_without_an_offer_gets_the_lowest_version()
    {
        await using var source = await Hosts.RunningAsync();
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(near);
        var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, TestContext.Current.CancellationToken);
        await peer.GreetAsync(new TargetHello());
        var preamble = await peer.DocumentAsync<Preamble>();
        Assert.Equal(1, preamble.Spec.Spec.Version);
        Assert.Equal("floor: the peer made no offer", source.Instance!.MigrationOut!.SpecVersionReason);
        await near.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task The_preamble_lists_the_device_state_and_the_birth_version()
    {
        await using var source = await Hosts.RunningAsync(apiMax: 3);
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(near);
        var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, TestContext.Current.CancellationToken);
        await peer.GreetAsync(new TargetHello { Offer = new PeerOffer(Offers.Own(VmmHostOptions.NewestApi)) });
        var preamble = await peer.DocumentAsync<Preamble>();
        Assert.Equal(3, preamble.Spec.Spec.Version);
        Assert.Equal(3, preamble.BirthVersion);
        Assert.Equal(16UL << 20, preamble.MemoryBytes);
        (string Kind, string Id, int Version)[] expected =
        [
            ("riscv-hart", "0", 1), ("riscv-hart", "1", 1), ("vm-clock", "clock", 1), ("riscv-timer", "core-local", 1),
            ("interrupt-controller", "interrupt-controller", 1), ("rtc-cmos", "rtc", 2), ("doorbell", "doorbell", 1),
            ("uart-16550", "com1", 2), ("console-buffer", "com1", 2), ("pvpanic", "panic", 1), ("memory-map", "board", 1),
        ];
        Assert.Equal(expected, preamble.Inventory.Select(entry => (entry.Kind.Text, entry.Id.Text, entry.Version)));
        await near.DisposeAsync();
        await serving;
    }

    [Fact]
    public async Task A_version_that_means_something_else_over_there_is_refused()
    {
        var version = AnyInstanceSpec.Versions[^1];
        var offer = Offers.Own(VmmHostOptions.NewestApi).With(AnyInstanceSpec.Family, [version with { Digest = "another" }]);
        var error = await RefuseAsync(new TargetHello { Offer = new PeerOffer(offer) });
        Assert.Equal(MigrationErrorCode.DigestMismatch, error.Code);
        Assert.Contains($"version {version.Number} of instance-spec differs between the two builds", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_state_that_the_target_cannot_read_is_refused_before_the_guest_is_paused()
    {
        var offer = Offers.Own(VmmHostOptions.NewestApi).With(VersionedUart16550State.Family, []).With(VersionedPvpanicState.Family, [new SpecVersion(1, "V1", "another")]);
        var error = await RefuseAsync(new TargetHello { Offer = new PeerOffer(offer) });
        Assert.Equal(MigrationErrorCode.DigestMismatch, error.Code);
        Assert.Contains("uart-16550 `com1` cannot be sent: the peer reads no version of uart-16550", error.Message, StringComparison.Ordinal);
        Assert.Contains("version 1 of pvpanic differs", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("speclattice-migrate-json/1", null)]
    [InlineData("speclattice-migrate-json/7,speclattice-migrate-json/1", null)]
    [InlineData("speclattice-migrate-json/1,speclattice-migrate-json/2,speclattice-migrate-json/7", null, 2)]
    [InlineData("", "protocol string did not begin with speclattice-migrate: ")]
    [InlineData("propolis-migrate-ron/0", "protocol string did not begin with speclattice-migrate: propolis-migrate-ron/0")]
    [InlineData("speclattice-migrate-json", "protocol string did not have a '/' separator: speclattice-migrate-json")]
    [InlineData("speclattice-migrate-ron/1,speclattice-migrate-json/1", "invalid encoding: ron")]
    [InlineData("speclattice-migrate-json/one", "failed to parse protocol version number one")]
    [InlineData("speclattice-migrate-json/1,speclattice-migrate-json/1", "offered protocol set contained duplicate protocol speclattice-migrate-json/1")]
    [InlineData("speclattice-migrate-json/4", "no common protocol")]
    public async Task The_source_takes_the_highest_common_protocol_or_says_what_is_wrong(string offer, string? error, int chosen = 1)
    {
        await using var source = await Hosts.RunningAsync();
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(near);
        var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, TestContext.Current.CancellationToken);
        await peer.TextAsync(offer);
        if (error is null)
        {
            var answer = await near.ReceiveAsync(TestContext.Current.CancellationToken);
            Assert.Equal($"speclattice-migrate-json/{chosen}", System.Text.Encoding.UTF8.GetString(answer.Bytes.Span));
            await near.DisposeAsync();
            await serving;
            return;
        }

        var report = await serving;
        Assert.Contains(error, report.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(InstanceState.Running, source.Instance!.State);
    }

    [Fact]
    public async Task A_peer_that_does_not_begin_with_text_is_sent_away()
    {
        await using var source = await Hosts.RunningAsync();
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(near);
        await peer.BytesAsync(0);
        var report = await source.ServeMigrationOutAsync(Guid.NewGuid(), far, TestContext.Current.CancellationToken);
        Assert.Equal(MigrationErrorCode.Handshake, report.Error!.Code);
        Assert.Equal("did not begin with version handshake.", far.CloseReason);
    }

    private static async Task<MigrationError> RefuseAsync(TargetHello hello)
    {
        await using var source = await Hosts.RunningAsync();
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(near);
        var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, TestContext.Current.CancellationToken);
        await peer.GreetAsync(hello);
        var told = await peer.ErrorAsync();
        var report = await serving;
        Assert.Equal([MigrationState.Sync, MigrationState.Error], report.History);
        Assert.Equal(report.Error, told);
        await Hosts.CountsOnAsync(source);
        return told;
    }
}
