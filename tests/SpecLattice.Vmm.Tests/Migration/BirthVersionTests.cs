using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V2;

namespace SpecLattice.Vmm.Tests.Migration;

/// <summary>A VM goes only where it is known how it behaves, which the API version says that it was made with; and it keeps that version wherever it goes.</summary>
public sealed class BirthVersionTests
{
    [Theory]
    [InlineData(9, 5, 4, "made with API version 9 and behaves as those made with version 5 or newer; the destination knows versions up to 4")]
    [InlineData(9, 5, 5, null)]
    [InlineData(9, 9, 8, "knows versions up to 8")]
    [InlineData(6, 1, 1, null)]
    [InlineData(9, 9, null, null)]
    public async Task A_source_refuses_before_the_guest_is_disturbed_where_the_target_does_not_know_the_behaviour(int version, int behavesAs, int? known, string? refusal)
    {
        using var machine = EmbeddedMachine.Create(new MachineConfiguration { VcpuCount = 1, MemoryMib = 16, Devices = [] });
        var (near, far) = MemoryChannel.CreatePair();
        await using var channel = near;
        var target = new MigrationConnection(near, MigrationRole.Destination, Hosts.Limits, TimeProvider.System);
        var source = new MigrationConnection(far, MigrationRole.Source, Hosts.Limits, TimeProvider.System);
        var id = Guid.NewGuid();
        var greeting = MigrationGreeting.AcceptAsync(source, id, ProtocolOffer.Newest);
        await GreetAsync(target, id);
        await target.SendDocumentAsync(new TargetHello { Offer = new PeerOffer(Offers.Own(6)), BirthMax = known });
        var (protocol, hello) = await greeting;
        var tracker = new MigrationTracker(new MigrationReport { Id = Guid.NewGuid(), Role = MigrationRole.Source }, static _ => { });
        var sending = new MigrationSource(
            new BornVm(machine, new Birth(version, behavesAs)), new MigrationSettings { ApiMax = 6 }, source, protocol, tracker, new SourceHandover(Guid.NewGuid()), static _ => { }, CancellationToken.None).RunAsync(hello);
        if (refusal is null)
        {
            var preamble = await target.ExpectDocumentAsync<Preamble>(MigrationErrorCode.PreambleInvalid);
            Assert.Equal((version, behavesAs), (preamble.BirthVersion, preamble.BehavesAs));
            await target.TrySendErrorAsync(new MigrationError(MigrationErrorCode.Cancelled, "that is all"));
            await sending;
            return;
        }

        var told = await Assert.ThrowsAsync<MigrationException>(() => target.ExpectAsync(MessageTag.Serialized));
        await sending;
        Assert.Equal(MigrationErrorCode.BirthVersionUnknown, told.Error.Code);
        Assert.Contains(refusal, told.Error.Message, StringComparison.Ordinal);
        Assert.Equal([MigrationState.Sync, MigrationState.Error], tracker.Report.History);
    }

    [Theory]
    [InlineData(9, 3, null)]
    [InlineData(9, 4, "the destination knows versions up to 3")]
    [InlineData(9, 10, "behaves_as must be from 1 to birth_version")]
    [InlineData(9, 0, "behaves_as must be from 1 to birth_version")]
    [InlineData(9, null, null)]
    public async Task A_target_checks_what_a_source_says_of_it(int version, int? behavesAs, string? refusal)
    {
        var (near, far) = MemoryChannel.CreatePair();
        await using var target = Hosts.Host(apiMax: 3, connector: new GivenChannel(near));
        var id = Guid.NewGuid();
        await target.EnsureAsync(Hosts.MigrationRequest(id), TestContext.Current.CancellationToken);
        var source = new MigrationConnection(far, MigrationRole.Source, Hosts.Limits, TimeProvider.System);
        var (_, hello) = await MigrationGreeting.AcceptAsync(source, id, ProtocolOffer.Newest);
        Assert.Equal(3, hello.BirthMax);
        var spec = Hosts.Spec().ToV1().GetValueOrThrow();
        await source.SendDocumentAsync(new Preamble { Spec = new InstanceSpecEnvelope(spec), Inventory = [], BirthVersion = version, BehavesAs = behavesAs, MemoryBytes = 16 << 20 });
        if (refusal is null)
        {
            await source.ExpectAsync(MessageTag.Okay);
            Assert.Equal(version, target.Instance!.BirthVersion);
            await far.DisposeAsync();
        }
        else
        {
            var told = await Assert.ThrowsAsync<MigrationException>(() => source.ExpectAsync(MessageTag.Okay));
            Assert.Contains(refusal, told.Error.Message, StringComparison.Ordinal);
        }

        await Hosts.EndedAsync(target);
    }

    [Fact]
    public void No_version_changes_the_behaviour_so_far()
    {
        foreach (var version in Enumerable.Range(1, 9))
        {
            Assert.Equal(new Birth(version, 1), Birth.Of(version));
        }
    }

    [Fact]
    public async Task What_is_said_in_another_migration_is_refused()
    {
        var (near, far) = MemoryChannel.CreatePair();
        await using var channel = near;
        var target = new MigrationConnection(near, MigrationRole.Destination, Hosts.Limits, TimeProvider.System);
        var greeting = MigrationGreeting.AcceptAsync(new MigrationConnection(far, MigrationRole.Source, Hosts.Limits, TimeProvider.System), Guid.NewGuid(), ProtocolOffer.Newest);
        await GreetAsync(target, Guid.NewGuid());
        await target.SendDocumentAsync(new TargetHello());
        Assert.Equal(MigrationErrorCode.Corrupted, (await Assert.ThrowsAsync<MigrationException>(() => greeting)).Error.Code);
    }

    private static async Task GreetAsync(MigrationConnection target, Guid id)
    {
        await target.SendTextAsync("speclattice-migrate-json/3");
        Assert.Equal("speclattice-migrate-json/3", await target.ReceiveTextAsync("did not answer."));
        await target.SealAsync(id);
    }

    private sealed class BornVm(IMachine machine, Birth birth) : IMigratableVm
    {
        public IMachine Machine => machine;

        public Latest.InstanceSpec ApiSpec { get; } = Hosts.Spec();

        public Birth Birth => birth;

        public void Bequeath()
        {
        }

        public string? TakeBack() => null;

        public string? TakeExportFailure() => null;

        public string? TakeImportFailure() => null;
    }

    private sealed class GivenChannel(IMessageChannel channel) : IMigrationConnector
    {
        public ValueTask<IMessageChannel> ConnectAsync(SocketAddress source, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken) => ValueTask.FromResult(channel);
    }
}
