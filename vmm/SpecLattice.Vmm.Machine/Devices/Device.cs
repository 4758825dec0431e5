using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>A device: one class, its state one record, its registers described once.</summary>
/// <remarks>
/// A device finishes every access before it returns, so between two instructions nothing is half done. Whatever the guest writes to it
/// must never make it throw.
/// </remarks>
/// <param name="id">The device's id: a component of the spec, or a fixed name.</param>
internal abstract class Device(string id) : IDisposable
{
    /// <summary>The device's id.</summary>
    public string Id { get; } = id;

    /// <summary>Where the device keeps its state. What another slot can be worked out from comes before it.</summary>
    public abstract IEnumerable<StateSlot> Slots { get; }

    /// <summary>Works out everything that is not in the state, interrupt lines last. Called after all devices were imported.</summary>
    public virtual void Rebuild()
    {
    }

    /// <summary>Lets go of what the device has of the host.</summary>
    public virtual void Dispose()
    {
    }
}

/// <summary>A device with registers at a fixed place.</summary>
internal interface IRegisterDevice
{
    /// <summary>The number of bytes that the registers take.</summary>
    ulong RegisterBytes { get; }

    /// <summary>Reads a register.</summary>
    /// <param name="offset">Its offset.</param>
    /// <param name="size">The width of the access in bytes: 1, 2, 4 or 8.</param>
    /// <param name="value">The value.</param>
    /// <returns>False when there is no such register: the access faults.</returns>
    bool TryRead(ulong offset, int size, out ulong value);

    /// <summary>Writes a register.</summary>
    /// <param name="offset">Its offset.</param>
    /// <param name="size">The width of the access in bytes: 1, 2, 4 or 8.</param>
    /// <param name="value">The value, zero above its width.</param>
    /// <returns>False when there is no such register: the access faults.</returns>
    bool TryWrite(ulong offset, int size, ulong value);
}
