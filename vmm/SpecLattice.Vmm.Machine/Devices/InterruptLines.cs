using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>The devices' interrupt lines, <see cref="MemoryMap.InterruptLineCount"/> of them, a bit each. Levels, so derived from the devices and never sent.</summary>
internal sealed class InterruptLines
{
    private ulong _raised;

    /// <summary>Called with a line that rises, on the thread that raised it.</summary>
    public Action<int>? OnRise { get; set; }

    /// <summary>The raised lines, one bit each.</summary>
    public ulong Raised => Volatile.Read(ref _raised);

    /// <summary>Sets a line's level.</summary>
    public void Set(int line, bool raised)
    {
        var bit = 1UL << line;
        if (!raised)
        {
            Interlocked.And(ref _raised, ~bit);
        }
        else if ((Interlocked.Or(ref _raised, bit) & bit) == 0)
        {
            OnRise?.Invoke(line);
        }
    }
}
