using System.Collections.Immutable;
using System.Globalization;
using SpecLattice.Vmm.Machine;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Migration;

/// <summary>Takes a machine's state apart into pieces, each of a family of its own, and puts it together again.</summary>
internal static class MachinePayloads
{
    private static readonly PayloadKind<VersionedRiscvHartState, RiscvHartState> Hart = new(sum => sum.ToLatest());
    private static readonly PayloadKind<VersionedUart16550State, Uart16550State> Uart = new(sum => sum.ToLatest());
    private static readonly PayloadKind<VersionedPvpanicState, PvpanicState> Pvpanic = new(sum => sum.ToLatest());
    private static readonly PayloadKind<VersionedConsoleBufferState, ConsoleBufferState> Console = new(sum => sum.ToLatest());

    /// <summary>Every kind that this build knows.</summary>
    public static ImmutableArray<PayloadKind> Kinds { get; } = [Hart, Uart, Pvpanic, Console];

    /// <summary>What goes with the server rather than with the devices: the consoles' history.</summary>
    public static bool IsServerState(DevicePayload payload) => payload.Kind == Console.Family;

    /// <summary>Chooses a version for every piece of a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="offer">What the peer reads; null where it has not said.</param>
    public static ImmutableArray<PayloadChoice> Choose(MachineState state, SpecOffer? offer) =>
    [
        .. state.Harts.Select((hart, number) => Hart.Choose(number.ToString(CultureInfo.InvariantCulture), hart, offer)),
        .. state.Uarts.Select(uart => Uart.Choose(uart.Key, uart.Value, offer)),
        .. state.Pvpanic is { } pvpanic ? [Pvpanic.Choose("", pvpanic, offer)] : ImmutableArray<PayloadChoice>.Empty,
        .. state.Consoles.Select(console => Console.Choose(console.Key, console.Value, offer)),
    ];

    /// <summary>Refuses what cannot be read here, before any of it has come.</summary>
    /// <exception cref="MigrationException">A kind or a version is not read here.</exception>
    public static void Check(IEnumerable<InventoryEntry> inventory)
    {
        foreach (var entry in inventory)
        {
            if (!(Find(entry.Kind)?.Reads(entry.Version) ?? false))
            {
                throw new MigrationException(
                    MigrationErrorCode.PayloadNotRepresentable,
                    $"version {entry.Version} of {PeerText.Show(entry.Kind, 64)} `{PeerText.Show(entry.Id, 64)}` is not read here");
            }
        }
    }

    /// <summary>Puts a state together.</summary>
    /// <param name="payloads">The pieces, in any order.</param>
    /// <exception cref="MigrationException">A piece is malformed, of an unknown kind, there twice, or missing.</exception>
    public static MachineState Join(IEnumerable<DevicePayload> payloads)
    {
        var harts = new Dictionary<string, RiscvHartState>(StringComparer.Ordinal);
        var uarts = new Dictionary<string, Uart16550State>(StringComparer.Ordinal);
        var pvpanics = new Dictionary<string, PvpanicState>(StringComparer.Ordinal);
        var consoles = new Dictionary<string, ConsoleBufferState>(StringComparer.Ordinal);
        foreach (var payload in payloads)
        {
            var fresh = payload.Kind switch
            {
                _ when payload.Kind == Hart.Family => harts.TryAdd(payload.Id, Hart.Read(payload)),
                _ when payload.Kind == Uart.Family => uarts.TryAdd(payload.Id, Uart.Read(payload)),
                _ when payload.Kind == Pvpanic.Family => pvpanics.TryAdd(payload.Id, Pvpanic.Read(payload)),
                _ when payload.Kind == Console.Family => consoles.TryAdd(payload.Id, Console.Read(payload)),
                _ => throw Invalid($"{PeerText.Show(payload.Kind, 64)} is not a kind of device state that is read here"),
            };
            if (!fresh)
            {
                throw Invalid($"{payload.Kind} `{PeerText.Show(payload.Id, 64)}` came twice");
            }
        }

        return new MachineState
        {
            Harts = SpecList.From(InOrder(harts)),
            Uarts = SpecMap.From(uarts),
            Consoles = SpecMap.From(consoles),
            Pvpanic = pvpanics.Keys.Any(id => id.Length > 0) ? throw Invalid("pvpanic: the only such device has no id") : pvpanics.GetValueOrDefault(""),
        };
    }

    private static IEnumerable<RiscvHartState> InOrder(Dictionary<string, RiscvHartState> harts)
    {
        for (var number = 0; number < harts.Count; number++)
        {
            yield return harts.TryGetValue(number.ToString(CultureInfo.InvariantCulture), out var hart)
                ? hart
                : throw Invalid($"{Hart.Family} `{number}` is missing");
        }
    }

    private static PayloadKind? Find(string family) => Kinds.FirstOrDefault(kind => kind.Family == family);

    private static MigrationException Invalid(string problem) => new(MigrationErrorCode.DeviceStateInvalid, problem);
}
