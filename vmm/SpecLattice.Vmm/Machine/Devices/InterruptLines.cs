namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>
/// The devices' interrupt lines, joined into the boot hart's external interrupt. Levels, so derived from the devices and never sent.
/// </summary>
internal sealed class InterruptLines
{
    private uint _raised;

    /// <summary>Called when a line rises, on the thread that raised it.</summary>
    public Action? Rising { get; set; }

    /// <summary>Whether any line is raised.</summary>
    public bool AnyRaised => Volatile.Read(ref _raised) != 0;

    /// <summary>Sets a line's level.</summary>
    public void Set(int line, bool raised)
    {
        var bit = 1U << line;
        if (!raised)
        {
            Interlocked.And(ref _raised, ~bit);
        }
        else if ((Interlocked.Or(ref _raised, bit) & bit) == 0)
        {
            Rising?.Invoke();
        }
    }
}
