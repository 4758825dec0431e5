using System.Collections.Immutable;
using SpecLattice.Negotiation;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire.Scalars;
using SpecLattice.Vmm.Migration.Wire.V1;

namespace SpecLattice.Vmm.Migration.Payloads;

/// <summary>Takes a machine's state apart into pieces, each of a family of its own, and puts it together again.</summary>
/// <param name="newest">The newest version of each kind that this build admits to, where that is not its newest: it then stands in for an older build.</param>
/// <param name="accepted">What may be discarded; nothing unless given.</param>
internal sealed class MachinePayloads(ImmutableDictionary<string, int> newest, LossPolicy? accepted = null)
{
    /// <summary>What goes with the server rather than with the devices: the consoles' history.</summary>
    public static bool IsServerState(DevicePayload payload) => payload.Kind.Text == StateKinds.ConsoleHistory.Family;

    /// <summary>An offer, and the versions of all kinds of state that are read here.</summary>
    public SpecOffer AddTo(SpecOffer offer) => StateKinds.All.Aggregate(offer, (all, kind) => kind.AddTo(all, NewestOf(kind)));

    /// <summary>Chooses a version for every piece of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="offer">What the peer reads; null where it has not said.</param>
    public ImmutableArray<PayloadChoice> Choose(MachineState state, SpecOffer? offer) => [.. state.Pieces.Select(piece => Choose(piece, offer))];

    /// <summary>Refuses what cannot be read here, before any of it has come.</summary>
    /// <exception cref="MigrationException">A kind or a version is not read here.</exception>
    public void Check(IEnumerable<InventoryEntry> inventory)
    {
        foreach (var entry in inventory)
        {
            if (Find(entry.Kind.Text) is not { } kind || !kind.Knows(entry.Version) || entry.Version > NewestOf(kind))
            {
                throw new MigrationException(
                    MigrationErrorCode.PayloadNotRepresentable,
                    $"version {entry.Version} of {entry.Kind} `{entry.Id}` is not read here");
            }
        }
    }

    /// <summary>Chooses the version that was announced for every piece of a state, which has changed since.</summary>
    /// <param name="state">The state.</param>
    /// <param name="announced">What was announced.</param>
    /// <param name="accepted">What may be discarded; nothing unless given.</param>
    public static ImmutableArray<PayloadChoice> Keep(MachineState state, IEnumerable<InventoryEntry> announced, LossPolicy? accepted = null)
    {
        var versions = announced.ToDictionary(entry => (entry.Kind.Text, entry.Id.Text), entry => entry.Version);
        return [.. state.Pieces.Select(piece => Keep(piece, versions.GetValueOrDefault((piece.Kind, piece.Id)), accepted))];
    }

    /// <summary>Puts a state together.</summary>
    /// <param name="payloads">The pieces, in any order.</param>
    /// <param name="announced">What was announced.</param>
    /// <exception cref="MigrationException">A piece is malformed, of an unknown kind, there twice, or is not what was announced; or one is missing.</exception>
    public static MachineState Join(IEnumerable<DevicePayload> payloads, IEnumerable<InventoryEntry> announced)
    {
        var expected = announced.ToDictionary(entry => (entry.Kind.Text, entry.Id.Text), entry => entry.Version);
        var pieces = new List<StatePiece>();
        var seen = new HashSet<(string Kind, string Id)>();
        foreach (var payload in payloads)
        {
            if (!seen.Add((payload.Kind.Text, payload.Id.Text)))
            {
                throw Invalid($"{payload.Kind} `{payload.Id}` came twice");
            }

            pieces.Add(new StatePiece(payload.Kind.Text, payload.Id.Text, Read(payload, out var version)));
            if (!expected.Remove((payload.Kind.Text, payload.Id.Text), out var promised) || promised != version)
            {
                throw Invalid(promised == 0
                    ? $"{payload.Kind} `{payload.Id}` came, which the source had not announced"
                    : $"{payload.Kind} `{payload.Id}` came in version {version}, and the source had announced version {promised}");
            }
        }

        if (expected.Count > 0)
        {
            var (kind, id) = expected.Keys.First();
            throw Invalid($"{PeerText.Show(kind, PeerText.MaxName)} `{PeerText.Show(id, PeerText.MaxName)}`, which the source had announced, did not come");
        }

        return new MachineState(SpecList.From(pieces));
    }

    private static object Read(DevicePayload payload, out int version)
    {
        var kind = Find(payload.Kind.Text) ?? throw Invalid($"{payload.Kind} is not a kind of device state that this server reads");
        var what = $"{kind.Family} `{payload.Id}` cannot be read";
        try
        {
            return kind.Read(payload.Value.Json.Span, out version).TryGetValue(out var state, out var losses)
                ? state
                : throw new MigrationException(new MigrationError(MigrationErrorCode.DeviceStateInvalid, what) { Losses = losses });
        }
        catch (SpecJsonException error)
        {
            throw new MigrationException(MigrationErrorCode.DeviceStateInvalid, $"{what}: {error.Message}", error);
        }
    }

    private static PayloadChoice Keep(StatePiece piece, int version, LossPolicy? accepted)
    {
        var kind = Find(piece.Kind) ?? throw new InvalidOperationException($"{piece} is of an unknown kind");
        return kind.Write(piece.Value, version, accepted).TryTake(out var json, out var losses)
            ? new PayloadChoice(new DevicePayload { Kind = new PeerName(piece.Kind), Id = new PeerName(piece.Id), Value = new AnyDeviceState(json) }, version, null) { Discarded = losses }
            : new PayloadChoice(null, 0, new MigrationError(
                MigrationErrorCode.PayloadNotRepresentable, $"{piece} can no longer be sent in version {version}, which was announced: the guest has used the device since")
            { Losses = losses });
    }

    private PayloadChoice Choose(StatePiece piece, SpecOffer? offer)
    {
        var kind = Find(piece.Kind) ?? throw new InvalidOperationException($"{piece} is of an unknown kind");
        var choice = kind.Choose(piece.Value, offer, NewestOf(kind), accepted ?? LossPolicy.Nothing);
        return choice is { Json: { } json, Version.Version: { } version }
            ? new PayloadChoice(new DevicePayload { Kind = new PeerName(piece.Kind), Id = new PeerName(piece.Id), Value = new AnyDeviceState(json) }, version.Number, null) { Discarded = choice.Version.Discarded }
            : new PayloadChoice(null, 0, Refusals.Of(choice.Version, MigrationErrorCode.PayloadNotRepresentable, $"{piece}"));
    }

    private int NewestOf(StateKind kind) => Math.Min(kind.Newest, newest.GetValueOrDefault(kind.Family, int.MaxValue));

    private static StateKind? Find(string family) => StateKinds.All.FirstOrDefault(kind => kind.Family == family);

    private static MigrationException Invalid(string problem) => new(MigrationErrorCode.DeviceStateInvalid, problem);
}

/// <summary>A piece of device state as it goes to a peer, or why it cannot.</summary>
/// <param name="Payload">The state; null where it cannot be sent.</param>
/// <param name="Version">The version chosen; 0 where it cannot be sent.</param>
/// <param name="Refusal">Why it cannot be sent; null where it can.</param>
internal sealed record PayloadChoice(DevicePayload? Payload, int Version, MigrationError? Refusal)
{
    /// <summary>What was discarded so that the version holds it.</summary>
    public LossReport Discarded { get; init; } = LossReport.Empty;
}
