using System.Buffers.Binary;

namespace SpecLattice.Vmm.Machine.Devices.Pci;

/// <summary>
/// The 256 bytes that describe a PCI function to its guest, and which of their bits the guest can change. A field is described once, with its value
/// and its writable bits; finding out a base address register's size by writing ones follows from that.
/// </summary>
internal sealed class PciConfigurationSpace
{
    public const int Bytes = 256;
    private const int FirstCapability = 0x40;
    private readonly byte[] _values = new byte[Bytes];
    private readonly byte[] _writable = new byte[Bytes];
    private int _lastPointer = 0x34;
    private int _free = FirstCapability;

    /// <summary>Describes a field.</summary>
    /// <param name="offset">Where it is.</param>
    /// <param name="size">Its width in bytes.</param>
    /// <param name="value">Its value.</param>
    /// <param name="writable">The bits that the guest can change.</param>
    public void Define(int offset, int size, ulong value, ulong writable = 0)
    {
        for (var i = 0; i < size; i++)
        {
            _values[offset + i] = (byte)(value >> (8 * i));
            _writable[offset + i] = (byte)(writable >> (8 * i));
        }
    }

    /// <summary>Appends a capability to the list.</summary>
    /// <param name="id">Which one.</param>
    /// <param name="body">What follows its id and the pointer to the next.</param>
    public void AddCapability(byte id, ReadOnlySpan<byte> body)
    {
        Set(_lastPointer, 1, (ulong)_free);
        _values[_free] = id;
        body.CopyTo(_values.AsSpan(_free + 2));
        _lastPointer = _free + 1;
        _free += (2 + body.Length + 3) & ~3;
        Set(0x06, 2, Get(0x06, 2) | 0x10); // the status register: there is a list
    }

    public ulong Get(int offset, int size)
    {
        Span<byte> bytes = stackalloc byte[8];
        _values.AsSpan(offset, size).CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <summary>Sets a field, writable or not.</summary>
    public void Set(int offset, int size, ulong value)
    {
        for (var i = 0; i < size; i++)
        {
            _values[offset + i] = (byte)(value >> (8 * i));
        }
    }

    /// <summary>Sets what the guest can change of a field.</summary>
    public void Write(int offset, int size, ulong value)
    {
        for (var i = 0; i < size; i++)
        {
            ref var at = ref _values[offset + i];
            var writable = _writable[offset + i];
            at = (byte)((at & ~writable) | ((byte)(value >> (8 * i)) & writable));
        }
    }

    /// <summary>Whether a guest could have written a value to a field.</summary>
    public bool CanHold(int offset, int size, ulong value) => (Enumerable.Range(0, size).Aggregate(0UL, (mask, i) => mask | ((ulong)_writable[offset + i] << (8 * i))) & value) == value;
}
