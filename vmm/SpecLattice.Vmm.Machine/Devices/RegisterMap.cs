using System.Collections;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>
/// A device's registers, each described once: where it is, how wide, what reading and writing it does. An access must be as wide as the register;
/// a register of 8 bytes can also be accessed in halves. An access to anything else faults.
/// </summary>
/// <typeparam name="TDevice">The device's class.</typeparam>
/// <param name="bytes">The number of bytes that the registers take.</param>
internal sealed class RegisterMap<TDevice>(int bytes) : IEnumerable<RegisterMap<TDevice>.Register>
{
    private readonly List<Register> _registers = [];
    private readonly byte[] _numbers = new byte[bytes];

    /// <summary>The number of bytes that the registers take.</summary>
    public ulong Bytes => (ulong)bytes;

    /// <summary>Describes a register.</summary>
    /// <param name="offset">Its offset.</param>
    /// <param name="size">Its width in bytes: 1, 2, 4 or 8.</param>
    /// <param name="name">Its name, as in the device's specification.</param>
    /// <param name="read">What reading it gives; null where it gives zero.</param>
    /// <param name="write">What writing it does; null where it does nothing.</param>
    public void Add(int offset, int size, string name, Func<TDevice, ulong>? read, Action<TDevice, ulong>? write) =>
        Add(offset, size, count: 1, size, name, read is null ? null : (device, _) => read(device), write is null ? null : (device, _, value) => write(device, value));

    /// <summary>Describes several registers alike.</summary>
    /// <param name="offset">The offset of the first.</param>
    /// <param name="size">The width of each in bytes.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="stride">The distance from one to the next.</param>
    /// <param name="name">Their name.</param>
    /// <param name="read">What reading the n-th gives.</param>
    /// <param name="write">What writing the n-th does.</param>
    public void Add(int offset, int size, int count, int stride, string name, Func<TDevice, int, ulong>? read, Action<TDevice, int, ulong>? write)
    {
        _registers.Add(new Register(offset, size, count, stride, name, read, write));
        for (var i = 0; i < count; i++)
        {
            var at = _numbers.AsSpan(offset + (i * stride), size);
            if (at.ContainsAnyExcept((byte)0))
            {
                throw new ArgumentException($"{name} overlaps another register", nameof(offset));
            }

            at.Fill(checked((byte)_registers.Count));
        }
    }

    /// <summary>Reads a register.</summary>
    public bool TryRead(TDevice device, ulong offset, int size, out ulong value)
    {
        value = 0;
        if (Find(offset, size, out var at) is not { } register)
        {
            return false;
        }

        if (register.Read is { } read)
        {
            var whole = read(device, at.Index);
            value = size == 8 ? whole : (whole >> (at.Within * 8)) & ((1UL << (size * 8)) - 1);
        }

        return true;
    }

    /// <summary>Writes a register. Half of one keeps the other half.</summary>
    public bool TryWrite(TDevice device, ulong offset, int size, ulong value)
    {
        if (Find(offset, size, out var at) is not { } register)
        {
            return false;
        }

        if (register.Write is { } write)
        {
            if (size < register.Size)
            {
                var mask = ((1UL << (size * 8)) - 1) << (at.Within * 8);
                value = ((register.Read?.Invoke(device, at.Index) ?? 0) & ~mask) | ((value << (at.Within * 8)) & mask);
            }

            write(device, at.Index, value);
        }

        return true;
    }

    /// <inheritdoc/>
    public IEnumerator<Register> GetEnumerator() => _registers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Register? Find(ulong offset, int size, out (int Index, int Within) at)
    {
        at = default;
        if (offset >= (ulong)bytes || _numbers[offset] is not (> 0 and var number))
        {
            return null;
        }

        var register = _registers[number - 1];
        var distance = (int)offset - register.Offset;
        at = (distance / register.Stride, distance % register.Stride);
        var half = register.Size == 8 && size == 4 && at.Within is 0 or 4;
        return (at.Within == 0 && size == register.Size) || (half && size == 4) ? register : null;
    }

    /// <summary>A register, or several alike.</summary>
    internal sealed record Register(
        int Offset, int Size, int Count, int Stride, string Name, Func<TDevice, int, ulong>? Read, Action<TDevice, int, ulong>? Write);
}
