using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Machine.Embedded;

/// <content>Running harts: on threads of their own, or step by step.</content>
public sealed partial class EmbeddedMachine
{
    /// <summary>The most times that stepped harts may all be asleep: an alarm may never go off.</summary>
    private const int MaxIdleRounds = 100_000;

    /// <summary>Instructions that a hart runs at a turn when several are stepped on one thread.</summary>
    private const int TurnLength = 64;

    /// <summary>The most milliseconds that a hart sleeps before it looks at its timer again.</summary>
    private const int MaxSleepMilliseconds = 60_000;

    private void Prepare()
    {
        for (var number = 0; number < _harts.Length; number++)
        {
            if (!_harts[number].Parked)
            {
                _threads[number].Prepare();
            }
        }
    }

    private void StartHarts()
    {
        _devices.Clock.Start();
        for (var number = 0; number < _harts.Length; number++)
        {
            if (!_harts[number].Parked)
            {
                _threads[number].Start();
            }
        }
    }

    private void StopHarts()
    {
        // A hart that has not stopped yet can start another one: once round is not enough.
        bool stopped;
        do
        {
            stopped = false;
            foreach (var thread in _threads)
            {
                stopped |= thread.Stop();
            }
        }
        while (stopped);

        _devices.Clock.Stop();
    }

    /// <summary>A hart starts another one, which was parked.</summary>
    private void StartHart(int number, ulong address)
    {
        lock (_starting)
        {
            if (number < _harts.Length && _harts[number].Parked && address % 4 == 0)
            {
                _harts[number].Start(address);
                if (_running)
                {
                    _threads[number].Start();
                }
            }
        }
    }

    private long StepHarts(long instructions)
    {
        long done = 0;
        var idleRounds = 0;
        while (done < instructions)
        {
            var before = done;
            for (var number = 0; number < _harts.Length && done < instructions; number++)
            {
                var several = _harts.Count(hart => !hart.Parked) > 1;
                done += RunSlice(number, (int)Math.Min(instructions - done, several ? TurnLength : SliceLength));
            }

            if (done == before && (++idleRounds > MaxIdleRounds || !TryPassTime()))
            {
                break;
            }
        }

        return done;
    }

    /// <summary>Where time passes with instructions only, and all harts wait, it passes until something happens.</summary>
    private bool TryPassTime()
    {
        if (_instructionTime is null || _faulted is not null)
        {
            return false;
        }

        var until = _harts.Where(hart => hart.Waiting).Select(hart => hart.IdleTime).Append(_devices.Rtc.UntilAlarm).Min();
        if (until is not { } nanoseconds || nanoseconds > long.MaxValue / 4)
        {
            return false;
        }

        _instructionTime.Advance((long)nanoseconds);
        return true;
    }

    private int IdleMilliseconds(int number)
    {
        var idle = _harts[number].IdleTime;
        if (number == 0 && _devices.Rtc.UntilAlarm is { } alarm)
        {
            idle = Math.Min(idle ?? ulong.MaxValue, alarm);
        }

        return idle is { } nanoseconds && !_harts[number].Faulted ? (int)Math.Min((nanoseconds + 999_999) / 1_000_000, MaxSleepMilliseconds) : Timeout.Infinite;
    }

    private int RunSlice(int number, int budget)
    {
        var hart = _harts[number];
        if (_faulted is not null)
        {
            return 0;
        }

        if (number == 0)
        {
            _devices.Rtc.Tick();
        }

        int tried;
        try
        {
            tried = hart.RunSlice(budget);
        }
        catch (OutOfMemoryException)
        {
            // A device had no memory left for what the guest wanted: the guest stops, the server keeps running.
            hart.Fail(Cause.HostMemoryExhausted);
            tried = 0;
        }

        Interlocked.Add(ref _instructions, (ulong)tried);
        _instructionTime?.Advance(tried * InstructionTime.NanosecondsPerInstruction);
        if (hart.Faulted)
        {
            _faulted = hart;
        }

        return tried;
    }
}
