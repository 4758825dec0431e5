namespace SpecLattice.Vmm.Machine.Riscv;

/// <summary>The thread that runs a hart. It sleeps while the hart is stopped or waits for an interrupt.</summary>
/// <remarks>
/// It is kept from one stretch of running to the next, because starting a thread takes milliseconds and a resumed guest should not wait
/// for that.
/// </remarks>
/// <param name="name">The thread's name.</param>
/// <param name="runSlice">Runs some instructions; returns false when the hart has nothing to do until it is woken.</param>
/// <param name="idleTime">How long the hart may sleep when nobody wakes it, in milliseconds; -1 forever.</param>
internal sealed class HartThread(string name, Func<bool> runSlice, Func<int> idleTime)
{
    private readonly object _gate = new();
    private Thread? _thread;
    private volatile bool _stop;
    private bool _busy;
    private bool _woken;
    private bool _ended;

    /// <summary>Makes the thread, so that a later <see cref="Start"/> is quick.</summary>
    public void Prepare()
    {
        lock (_gate)
        {
            if (_thread is null && !_ended)
            {
                _thread = new Thread(Serve) { IsBackground = true, Name = name };
                _thread.Start();
            }
        }
    }

    /// <summary>Lets the hart run.</summary>
    public void Start()
    {
        Prepare();
        lock (_gate)
        {
            _stop = false;
            _busy = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Stops the hart between two slices, and returns when it has stopped.</summary>
    /// <returns>Whether it had not stopped before.</returns>
    public bool Stop()
    {
        lock (_gate)
        {
            var was = _busy;
            _stop = true;
            Monitor.PulseAll(_gate);
            while (_busy)
            {
                Monitor.Wait(_gate);
            }

            return was;
        }
    }

    /// <summary>Makes a hart that waits look around.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Stops the hart and ends the thread.</summary>
    public void End()
    {
        Stop();
        lock (_gate)
        {
            _ended = true;
            Monitor.PulseAll(_gate);
        }

        _thread?.Join();
    }

    private void Serve()
    {
        while (WaitForWork())
        {
            while (!_stop)
            {
                if (!runSlice())
                {
                    WaitUntilWoken();
                }
            }

            lock (_gate)
            {
                _busy = false;
                Monitor.PulseAll(_gate);
            }
        }
    }

    private bool WaitForWork()
    {
        lock (_gate)
        {
            while (!_busy && !_ended)
            {
                Monitor.Wait(_gate);
            }

            return !_ended;
        }
    }

    private void WaitUntilWoken()
    {
        lock (_gate)
        {
            while (!_woken && !_stop)
            {
                if (!Monitor.Wait(_gate, idleTime()))
                {
                    break; // a timer may have gone off
                }
            }

            // A wake that came while the hart was busy must not be lost: it is looked at once, here or in the next wait.
            _woken = false;
        }
    }
}
