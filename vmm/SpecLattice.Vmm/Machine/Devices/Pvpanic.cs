using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>A pvpanic device: one byte register that tells which events it knows, and takes the guest's report of one.</summary>
internal sealed class Pvpanic
{
    private const byte HostHandled = 0x01;
    private const byte GuestHandled = 0x02;
    private ulong _hostHandled;
    private ulong _guestHandled;

    public ulong Panics => Volatile.Read(ref _hostHandled) + Volatile.Read(ref _guestHandled);

    public static byte Read() => HostHandled | GuestHandled;

    public void Write(byte value)
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

    public PvpanicState Export() => new() { HostHandledPanics = _hostHandled, GuestHandledPanics = _guestHandled };

    public void Import(PvpanicState state)
    {
        Volatile.Write(ref _hostHandled, state.HostHandledPanics);
        Volatile.Write(ref _guestHandled, state.GuestHandledPanics);
    }
}
