using System.Collections.Immutable;
using System.Text;
using SpecLattice.Negotiation;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Transport;
using SpecLattice.Vmm.Migration.Wire;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Tests.Migration.Recorded;

/// <summary>
/// Writes the recordings beside this file, each of a whole migration. They are made once, by the build whose bytes are to be kept, so these tests run only where
/// they are asked for by name: see the README there.
/// </summary>
public sealed class StreamRecorder
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("SPECLATTICE_RECORD") ?? Path.GetTempPath();

    private static readonly ImmutableDictionary<string, int> Newest = ImmutableDictionary<string, int>.Empty;

    internal static readonly ImmutableDictionary<string, int> Old = new Dictionary<string, int>
    {
        ["uart-16550"] = 1,
        ["console-buffer"] = 1,
        ["rtc-cmos"] = 1,
        ["nvme-ctrl"] = 1,
        ["pci-virtio"] = 1,
    }.ToImmutableDictionary();

    private const string VirtioDevices =
        """
        "bridge0": {"type": "pci_pci_bridge", "component": {"downstream_bus": 1, "pci_path": {"bus": 0, "device": 3, "function": 0}}},
        "disk1": {"type": "virtio_disk", "component": {"backend_id": "blob1", "pci_path": {"bus": 1, "device": 5, "function": 0}}},
        "blob1": {"type": "blob_storage_backend", "component": {"base64": "BLOB", "readonly": false}}
        """;

    private static Latest.InstanceSpec Disks(params string[] more) => Hosts.Spec(
        2,
        [
            Hosts.NvmeDisk(writeCache: true).Replace("\"base64\": \"\"", $"\"base64\": \"{Convert.ToBase64String(new byte[8192])}\"", StringComparison.Ordinal),
            VirtioDevices.Replace("BLOB", Convert.ToBase64String(new byte[8192]), StringComparison.Ordinal),
            .. more,
        ]);

    [Fact(Explicit = true)]
    public async Task Both_sides_read_everything()
    {
        await using var source = await RunningAsync(Disks(Hosts.Vsock), GuestKind.Mixed);
        await using var target = await MigrateAsync("newest-to-newest", source, Newest);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
    }

    [Fact(Explicit = true)]
    public async Task To_an_older_server_and_back()
    {
        await using var source = await RunningAsync(Disks(), GuestKind.Mixed);
        await using var older = await MigrateAsync("newest-to-older-payloads", source, Old);
        await Hosts.CountsOnAsync(older);
        await using var newer = await MigrateAsync("older-payloads-to-newest", older, Newest);
        Assert.Equal(InstanceState.Running, newer.Instance!.State);
    }

    [Fact(Explicit = true)]
    public async Task To_an_older_api_and_back()
    {
        await using var source = await RunningAsync(Hosts.Spec(2), GuestKind.Counter, apiMax: 2);
        await using var newer = await MigrateAsync("api-2-to-newest", source, Newest);
        await Hosts.CountsOnAsync(newer);
        await using var older = await MigrateAsync("newest-to-api-2", newer, Newest, apiMax: 2);
        Assert.Equal(InstanceState.Running, older.Instance!.State);
    }

    [Fact(Explicit = true)]
    public async Task A_spec_that_the_target_cannot_hold()
    {
        await using var source = await RunningAsync(Disks(Hosts.Vsock), GuestKind.Mixed);
        await using var target = await MigrateAsync("refused-spec", source, Newest, apiMax: 2);
        Assert.Equal(MigrationErrorCode.SpecNotRepresentable, source.Instance!.MigrationOut!.Error!.Code);
    }

    [Fact(Explicit = true)]
    public async Task A_state_that_the_target_cannot_hold_and_one_that_can()
    {
        await using var source = await RunningAsync(Hosts.Spec(2), GuestKind.Counter);
        Assert.Equal(1, source.FindConsole(1)!.Send("x"u8));
        await using var refused = await MigrateAsync("refused-payload", source, Old);
        Assert.Equal(MigrationErrorCode.PayloadNotRepresentable, source.Instance!.MigrationOut!.Error!.Code);
        await using var target = await MigrateAsync("received-bytes", source, Newest);
        Assert.Equal(InstanceState.Running, target.Instance!.State);
    }

    [Fact(Explicit = true)]
    public async Task The_target_refuses()
    {
        await using var source = await RunningAsync(Hosts.Spec(2), GuestKind.Counter);
        ReplacementComponent harmless = new MigrationFailureInjector { FailExports = 0, FailImports = 0 };
        var replacements = SpecMap.From([KeyValuePair.Create(SpecKey.Parse("com1"), harmless)]);
        await using var target = await MigrateAsync("refused-by-target", source, Newest, replacements: replacements);
        Assert.Equal(MigrationErrorCode.InstanceSpecsIncompatible, source.Instance!.MigrationOut!.Error!.Code);
    }

    [Theory(Explicit = true)]
    [InlineData("failed-export", 1, 0)]
    [InlineData("failed-import", 0, 1)]
    public async Task A_failure_on_the_way(string name, int exports, int imports)
    {
        var injector = $$""" "fail": {"type": "migration_failure_injector", "component": {"fail_exports": {{exports}}, "fail_imports": {{imports}} } } """;
        await using var source = await RunningAsync(Hosts.Spec(2, injector), GuestKind.Counter);
        await using var target = await MigrateAsync(name, source, Newest);
        Assert.Equal(InstanceState.Failed, target.Instance!.State);
    }

    [Fact(Explicit = true)]
    public async Task A_target_that_asks_again_whether_it_may_run()
    {
        await using var source = await RunningAsync(Hosts.Spec(2), GuestKind.Counter);
        await using var target = await MigrateAsync("asked-again", source, Newest, faults: new FaultPlan(FaultKind.Close, 4, only: MessageTag.Okay));
        Assert.Equal(InstanceState.Running, target.Instance!.State);
    }

    [Fact(Explicit = true)]
    public async Task A_target_that_makes_no_offer()
    {
        await using var source = await RunningAsync(Hosts.Spec(2), GuestKind.Counter);
        await WithPeerAsync("no-offer", source, new TargetHello());
    }

    [Fact(Explicit = true)]
    public async Task Versions_that_mean_something_else()
    {
        await using var source = await RunningAsync(Hosts.Spec(2), GuestKind.Counter);
        var offer = SpecOffer.Of<SpecLattice.Vmm.Api.AnyInstanceSpec>();
        var version = SpecLattice.Vmm.Api.AnyInstanceSpec.Versions[^1];
        await WithPeerAsync("digest-mismatch", source, new TargetHello
        {
            Address = new PeerName("10.0.0.7:12400"),
            Offer = new PeerOffer(offer.With(SpecLattice.Vmm.Api.AnyInstanceSpec.Family, [version with { Digest = "another" }])),
        });
    }

    [Fact(Explicit = true)]
    public void Documents() => File.WriteAllText(
        Path.Combine(Folder, "documents.outcomes"),
        string.Concat(DocumentInputs.All.Select(input => $"{DocumentRewriting.Outcome(input.Document, input.Json)}\n")),
        new UTF8Encoding(false));

    private static async Task WithPeerAsync(string name, VmmHost source, TargetHello hello)
    {
        var log = new List<RecordedMessage>();
        var (near, far) = MemoryChannel.CreatePair();
        await using var peer = new RawPeer(new RecordingChannel(near, 1, log));
        var serving = source.ServeMigrationOutAsync(Guid.NewGuid(), far, TestContext.Current.CancellationToken);
        await peer.GreetAsync(hello);
        await peer.ReceiveAsync();
        await near.DisposeAsync();
        await serving;
        Write(name, log);
    }

    private static async Task<VmmHost> RunningAsync(Latest.InstanceSpec spec, GuestKind kind, int? apiMax = null)
    {
        var host = Host(kind, Newest, apiMax, connector: null);
        var ensured = await host.EnsureAsync(Hosts.Request(spec));
        Assert.True(ensured.IsOk, ensured.Error?.ToString());
        Assert.Null(await host.RequestStateAsync(InstanceStateRequested.Run));
        await Hosts.CountsOnAsync(host);
        return host;
    }

    private static async Task<VmmHost> MigrateAsync(
        string name,
        VmmHost source,
        ImmutableDictionary<string, int> newest,
        int? apiMax = null,
        FaultPlan? faults = null,
        SpecMap<SpecKey, ReplacementComponent>? replacements = null)
    {
        var connector = new RecordingConnector(new MemoryConnector(source, faults ?? FaultPlan.None));
        var target = Host(((ServerGuest)source.Options.Guest!).Kind, newest, apiMax, connector);
        var ensured = await target.EnsureAsync(Hosts.MigrationRequest(Guid.NewGuid(), replacements: replacements));
        Assert.True(ensured.IsOk, ensured.Error?.ToString());
        await Hosts.EndedAsync(target);
        await connector.Inner.Served();
        Write(name, connector.Log);
        return target;
    }

    private static VmmHost Host(GuestKind kind, ImmutableDictionary<string, int> newest, int? apiMax, IMigrationConnector? connector) => new(new VmmHostOptions
    {
        ApiMax = apiMax ?? VmmHostOptions.NewestApi,
        PayloadMax = newest,
        ProtocolMax = 1,
        Connector = connector,
        Migration = Hosts.Limits,
        Guest = new ServerGuest { Kind = kind, Parameters = new PageCounterParameters { Pages = 4, CountsPerLine = 1000, Spin = 2000, CountsPerSecond = 200 } },
    });

    private static void Write(string name, IReadOnlyList<RecordedMessage> messages)
    {
        lock (messages)
        {
            File.WriteAllText(Path.Combine(Folder, $"{name}.stream"), string.Concat(messages.Select(message => $"{message}\n")), new UTF8Encoding(false));
        }
    }

    private sealed class RecordingConnector(MemoryConnector inner) : IMigrationConnector
    {
        private int _connections;

        public MemoryConnector Inner => inner;

        public List<RecordedMessage> Log { get; } = [];

        public async ValueTask<IMessageChannel> ConnectAsync(SocketAddress source, Guid migrationId, int maxMessageBytes, CancellationToken cancellationToken) =>
            new RecordingChannel(await inner.ConnectAsync(source, migrationId, maxMessageBytes, cancellationToken), ++_connections, Log);
    }

    /// <summary>The target's end of a connection.</summary>
    private sealed class RecordingChannel(IMessageChannel inner, int connection, List<RecordedMessage> log) : IMessageChannel
    {
        public ValueTask SendAsync(ChannelMessageKind kind, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
        {
            Add(fromSource: false, kind, message);
            return inner.SendAsync(kind, message, cancellationToken);
        }

        public async ValueTask<ChannelMessage> ReceiveAsync(CancellationToken cancellationToken)
        {
            var message = await inner.ReceiveAsync(cancellationToken);
            Add(fromSource: true, message.Kind, message.Bytes);
            return message;
        }

        public ValueTask CloseWithProtocolErrorAsync(string reason, CancellationToken cancellationToken) => inner.CloseWithProtocolErrorAsync(reason, cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();

        private void Add(bool fromSource, ChannelMessageKind kind, ReadOnlyMemory<byte> message)
        {
            lock (log)
            {
                log.Add(new RecordedMessage(connection, fromSource, kind, message.ToArray()));
            }
        }
    }
}
