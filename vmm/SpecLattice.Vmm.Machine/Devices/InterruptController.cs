using System.Numerics;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>
/// Decides which lines interrupt which hart. Lines are levels and are never latched: a hart is interrupted for as long as a line that it has enabled is
/// raised, and the driver of the device lowers it. So there is nothing to acknowledge here, and nothing that could be lost.
/// </summary>
internal sealed class InterruptController : Device, IRegisterDevice
{
    public const string FixedId = "interrupt-controller";

    private static readonly RegisterMap<InterruptController> Registers = new(0x200)
    {
        { 0x000, 8, "pending", device => device._lines.Raised, null },
        { 0x080, 8, MachineConfiguration.MaxVcpus, 8, "enable", (device, hart) => device.EnableOf(hart), (device, hart, value) => device.Enable(hart, value) },
        { 0x100, 8, MachineConfiguration.MaxVcpus, 8, "next", (device, hart) => device.Next(hart), null },
    };

    private readonly InterruptLines _lines;
    private readonly ulong[] _enables;

    /// <summary>Makes a controller whose lines all interrupt hart 0.</summary>
    public InterruptController(InterruptLines lines, int harts)
        : base(FixedId)
    {
        _lines = lines;
        _enables = new ulong[harts];
        _enables[0] = ulong.MaxValue;
        _lines.OnRise = line => Wake(1UL << line);
    }

    /// <summary>Called with a hart that an interrupt wakes.</summary>
    public Action<int>? OnWake { get; set; }

    public ulong RegisterBytes => Registers.Bytes;

    public override IEnumerable<StateSlot> Slots => [StateKinds.InterruptController.Slot(Id, Export, Check, Import)];

    /// <summary>Whether a hart is interrupted.</summary>
    public bool IsPending(int hart) => (_lines.Raised & Volatile.Read(ref _enables[hart])) != 0;

    public bool TryRead(ulong offset, int size, out ulong value) => Registers.TryRead(this, offset, size, out value);

    public bool TryWrite(ulong offset, int size, ulong value) => Registers.TryWrite(this, offset, size, value);

    private ulong EnableOf(int hart) => hart < _enables.Length ? Volatile.Read(ref _enables[hart]) : 0;

    private void Enable(int hart, ulong lines)
    {
        if (hart < _enables.Length)
        {
            Volatile.Write(ref _enables[hart], lines);
            Wake(lines);
        }
    }

    /// <summary>The lowest line that interrupts a hart, counted from 1; 0 where none does.</summary>
    private ulong Next(int hart)
    {
        var pending = _lines.Raised & EnableOf(hart);
        return pending == 0 ? 0 : (ulong)BitOperations.TrailingZeroCount(pending) + 1;
    }

    private void Wake(ulong lines)
    {
        for (var hart = 0; hart < _enables.Length; hart++)
        {
            if ((Volatile.Read(ref _enables[hart]) & lines) != 0)
            {
                OnWake?.Invoke(hart);
            }
        }
    }

    private InterruptControllerState Export() => new() { Enables = SpecList.From(_enables) };

    private void Check(InterruptControllerState state, string place)
    {
        if (state.Enables.Count != _enables.Length)
        {
            throw new MachineStateException($"{place}/enables", $"{state.Enables.Count} of them, expected {_enables.Length}");
        }
    }

    private void Import(InterruptControllerState state)
    {
        for (var hart = 0; hart < _enables.Length; hart++)
        {
            _enables[hart] = state.Enables[hart];
        }
    }
}
