namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>The devices' interrupt lines, joined into the boot hart's external interrupt. Levels, so derived from the devices and never sent.</summary>
internal sealed class InterruptLines
{
    private readonly object _bell = new();
    private bool _rung;
    private uint _raised;

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
            Wake();
        }
    }

    /// <summary>Wakes the hart that waits, so that it looks around.</summary>
    public void Wake()
    {
        lock (_bell)
        {
            _rung = true;
            Monitor.Pulse(_bell);
        }
    }

    /// <summary>Waits for a line to rise or for <see cref="Wake"/>, without using the processor. Remembers one that came before.</summary>
    public void Wait()
    {
        lock (_bell)
        {
            while (!_rung)
            {
                Monitor.Wait(_bell);
            }

            _rung = false;
        }
    }
}
