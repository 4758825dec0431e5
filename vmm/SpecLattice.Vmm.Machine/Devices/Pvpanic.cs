using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>A pvpanic device: one byte register that tells which events it knows, and takes the guest's report of one.</summary>
internal sealed class Pvpanic(string id) : Device(id), IRegisterDevice
{
    private const byte HostHandled = 0x01;
    private const byte GuestHandled = 0x02;

    private static readonly RegisterMap<Pvpanic> Registers = new(1)
    {
        { 0, 1, "events", _ => HostHandled | GuestHandled, (device, value) => device.Report(value) },
    };

    private ulong _hostHandled;
    private ulong _guestHandled;

    public ulong Panics => Volatile.Read(ref _hostHandled) + Volatile.Read(ref _guestHandled);

    public ulong RegisterBytes => Registers.Bytes;

    public override IEnumerable<StateSlot> Slots => [StateKinds.Pvpanic.Slot(Id, Export, static (_, _) => { }, Import)];

    public bool TryRead(ulong offset, int size, out ulong value) => Registers.TryRead(this, offset, size, out value);

    public bool TryWrite(ulong offset, int size, ulong value) => Registers.TryWrite(this, offset, size, value);

    private void Report(ulong value)
    {
        if ((value & HostHandled) != 0)
        {
            Interlocked.Increment(ref _hostHandled);
        }

        if ((value & GuestHandled) != 0)
        {
            Interlocked.Increment(ref _guestHandled);
        }
    }

    private PvpanicState Export() => new() { HostHandledPanics = _hostHandled, GuestHandledPanics = _guestHandled };

    private void Import(PvpanicState state)
    {
        Volatile.Write(ref _hostHandled, state.HostHandledPanics);
        Volatile.Write(ref _guestHandled, state.GuestHandledPanics);
    }
}
