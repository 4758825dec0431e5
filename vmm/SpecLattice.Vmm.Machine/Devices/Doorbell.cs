using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>A register through which a guest says that it has got somewhere. Each write is a ring.</summary>
internal sealed class Doorbell() : Device(FixedId), IRegisterDevice
{
    public const string FixedId = "doorbell";

    private static readonly RegisterMap<Doorbell> Registers = new(16)
    {
        { 0, 8, "ring", device => device._value, (device, value) => device.Ring(value) },
        { 8, 8, "rings", device => device._rings, null },
    };

    private readonly Lock _gate = new();
    private ulong _rings;
    private ulong _value;

    public ulong RegisterBytes => Registers.Bytes;

    public ulong Rings => Volatile.Read(ref _rings);

    public override IEnumerable<StateSlot> Slots => [StateKinds.Doorbell.Slot(Id, Export, static (_, _) => { }, Import)];

    public bool TryRead(ulong offset, int size, out ulong value)
    {
        lock (_gate)
        {
            return Registers.TryRead(this, offset, size, out value);
        }
    }

    public bool TryWrite(ulong offset, int size, ulong value)
    {
        lock (_gate)
        {
            return Registers.TryWrite(this, offset, size, value);
        }
    }

    private void Ring(ulong value)
    {
        _value = value;
        _rings++;
    }

    private DoorbellState Export() => new() { Rings = _rings, LastValue = _value };

    private void Import(DoorbellState state) => (_rings, _value) = (state.Rings, state.LastValue);
}
