using System.Collections.Immutable;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Machine;

/// <summary>The machine that needs no privileges and runs on any operating system: RISC-V harts interpreted in this process.</summary>
public sealed class EmbeddedMachine : IMachine
{
    /// <summary>Instructions between two looks at pause requests and interrupts: tens of microseconds.</summary>
    private const int SliceLength = 4096;

    private readonly Lock _control = new();
    private readonly InterruptLines _lines = new();
    private readonly DeviceBus _devices;
    private readonly ImmutableArray<RiscvHart> _harts;
    private readonly HartThread _thread;
    private volatile bool _running;
    private bool _disposed;
    private ulong _instructions;

    private EmbeddedMachine(MachineConfiguration configuration)
    {
        Configuration = configuration;
        Ram = new GuestRam(configuration.MemoryMib * GuestRam.Mebibyte);
        _devices = new DeviceBus(configuration, _lines);
        _harts = [.. Enumerable.Range(0, configuration.VcpuCount).Select(number => new RiscvHart(number, Ram, _devices, _lines))];
        _thread = new HartThread("hart 0", () => RunSlice(SliceLength) > 0);
        _lines.Rising = _thread.Wake;
    }

    /// <inheritdoc/>
    public MachineConfiguration Configuration { get; }

    /// <inheritdoc/>
    public GuestRam Ram { get; }

    /// <inheritdoc/>
    public MachineStatus Status => BootHart.Faulted ? MachineStatus.Faulted : _running ? MachineStatus.Running : MachineStatus.Paused;

    /// <inheritdoc/>
    public bool IsRunning => Status == MachineStatus.Running;

    /// <inheritdoc/>
    public GuestFault? Fault => BootHart.Fault;

    /// <inheritdoc/>
    public MachineCounters Counters => new()
    {
        Instructions = Volatile.Read(ref _instructions),
        DeviceAccesses = _devices.Accesses,
        AllocatedRamBytes = Ram.AllocatedBytes,
        GuestPanics = _devices.Pvpanic?.Panics ?? 0,
    };

    private RiscvHart BootHart => _harts[0];

    /// <summary>Makes a machine that is paused, with empty RAM and nothing to run.</summary>
    /// <param name="configuration">What it is made from.</param>
    /// <exception cref="ArgumentException">There can be no such machine; the message says why.</exception>
    public static EmbeddedMachine Create(MachineConfiguration configuration)
    {
        if (configuration.FindProblem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(configuration));
        }

        return BitConverter.IsLittleEndian
            ? new EmbeddedMachine(configuration)
            : throw new PlatformNotSupportedException("The embedded machine needs a little-endian host.");
    }

    /// <inheritdoc/>
    public void Load(GuestProgram program)
    {
        lock (_control)
        {
            RequireStopped();
            foreach (var segment in program.Segments)
            {
                if (!Ram.Contains(segment.Address - MemoryMap.RamBase, (ulong)segment.Bytes.Length))
                {
                    throw new ArgumentException(
                        $"{program.Name}: {segment.Bytes.Length} bytes at 0x{segment.Address:x} are not in RAM ({Configuration.MemoryMib} MiB)",
                        nameof(program));
                }
            }

            if (program.EntryPoint % 4 != 0 || !Ram.Contains(program.EntryPoint - MemoryMap.RamBase, 4))
            {
                throw new ArgumentException($"{program.Name}: no instruction can be at 0x{program.EntryPoint:x}", nameof(program));
            }

            foreach (var segment in program.Segments)
            {
                Ram.Write(segment.Address - MemoryMap.RamBase, segment.Bytes.AsSpan());
            }

            BootHart.Start(program.EntryPoint);
            _thread.Prepare();
        }
    }

    /// <inheritdoc/>
    public void Run()
    {
        lock (_control)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (Fault is { } fault)
            {
                throw new InvalidOperationException($"The guest has faulted: {fault}.");
            }

            if (!_running)
            {
                _running = true;
                _thread.Start();
            }
        }
    }

    /// <inheritdoc/>
    public void Pause()
    {
        lock (_control)
        {
            _thread.Stop();
            _running = false;
        }
    }

    /// <summary>
    /// Runs the boot hart on the calling thread, exactly as far as asked: for tests that must stop at a chosen instruction.
    /// </summary>
    /// <param name="instructions">The number of instructions, those that trap included.</param>
    /// <returns>How many were run: fewer when the guest waits for an interrupt or has faulted.</returns>
    /// <exception cref="InvalidOperationException">The machine runs.</exception>
    public long Step(long instructions)
    {
        lock (_control)
        {
            RequireStopped();
            long done = 0;
            while (done < instructions && RunSlice((int)Math.Min(instructions - done, SliceLength)) is var tried and > 0)
            {
                done += tried;
            }

            return done;
        }
    }

    /// <inheritdoc/>
    public MachineState ExportState()
    {
        lock (_control)
        {
            RequireStopped();
            return Export();
        }
    }

    /// <inheritdoc/>
    public MachineState PeekState()
    {
        lock (_control)
        {
            _thread.Stop();
            var state = Export();
            if (_running)
            {
                _thread.Start();
            }

            return state;
        }
    }

    /// <inheritdoc/>
    public void ImportState(MachineState state)
    {
        lock (_control)
        {
            RequireStopped();
            MachineStateImport.Check(state, Configuration);
            for (var number = 0; number < _harts.Length; number++)
            {
                _harts[number].Import(state.Harts[number]);
            }

            if (state.Pvpanic is { } pvpanic)
            {
                _devices.Pvpanic?.Import(pvpanic);
            }

            // UARTs last: importing one sets its interrupt line.
            foreach (var uart in Configuration.Uarts)
            {
                var device = _devices.FindUart(uart.ComPort)!;
                device.Console.Import(state.Consoles[uart.Id]);
                device.Import(state.Uarts[uart.Id]);
            }

            _thread.Prepare();
        }
    }

    /// <inheritdoc/>
    public SerialConsole? FindConsole(int comPort) => _devices.FindUart(comPort)?.Console;

    /// <summary>Stops the machine for good.</summary>
    public void Dispose()
    {
        lock (_control)
        {
            Pause();
            _thread.End();
            _disposed = true;
        }
    }

    private MachineState Export() => new()
    {
        Harts = SpecList.From(_harts.Select(hart => hart.Export())),
        Uarts = ByUart(device => device.Export()),
        Consoles = ByUart(device => device.Console.Export()),
        Pvpanic = _devices.Pvpanic?.Export(),
    };

    private SpecMap<string, T> ByUart<T>(Func<Uart16550, T> select) =>
        SpecMap.From(Configuration.Uarts.Select(uart => KeyValuePair.Create(uart.Id, select(_devices.FindUart(uart.ComPort)!))));

    private void RequireStopped()
    {
        if (IsRunning)
        {
            throw new InvalidOperationException("The machine runs: pause it first.");
        }

        // After a fault the thread sleeps, or is about to.
        _thread.Stop();
        _running = false;
    }

    private int RunSlice(int budget)
    {
        try
        {
            var tried = BootHart.RunSlice(budget);
            Volatile.Write(ref _instructions, _instructions + (ulong)tried);
            return tried;
        }
        catch (OutOfMemoryException)
        {
            // The guest's demand for memory is the guest's problem: it stops before the store, the server goes on.
            BootHart.Fail(Cause.HostMemoryExhausted);
            return 0;
        }
    }
}
