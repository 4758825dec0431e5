using System.Collections.Immutable;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Devices.Block;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.Riscv;
using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Vmm.Machine.Embedded;

/// <summary>The machine that needs no privileges and runs on any operating system: RISC-V harts interpreted in this process.</summary>
public sealed partial class EmbeddedMachine : IMachine
{
    /// <summary>Instructions between two looks at pause requests and interrupts: tens of microseconds.</summary>
    private const int SliceLength = 4096;

    private readonly Lock _control = new();
    private readonly Lock _starting = new();
    private readonly DeviceFactory _devices;
    private readonly InstructionTime? _instructionTime;
    private readonly ImmutableArray<RiscvHart> _harts;
    private readonly ImmutableArray<HartThread> _threads;
    private readonly ImmutableArray<StateSlot> _slots;
    private volatile bool _running;
    private volatile RiscvHart? _faulted;
    private bool _disposed;
    private ulong _instructions;

    private EmbeddedMachine(MachineConfiguration configuration, TimeProvider time)
    {
        Configuration = configuration;
        Ram = new GuestRam(configuration.MemoryMib * GuestRam.Mebibyte);
        _instructionTime = time as InstructionTime;
        _devices = DeviceFactory.Make(configuration, Ram, time);
        var numbers = Enumerable.Range(0, configuration.VcpuCount);
        _harts = [.. numbers.Select(number => new RiscvHart(number, Ram, _devices.Bus, _devices.Core, _devices.Interrupts))];
        _threads = [.. numbers.Select(number => new HartThread($"hart {number}", () => RunSlice(number, SliceLength) > 0, () => IdleMilliseconds(number)))];
        _slots = [.. _harts.Select(hart => hart.Slot), .. _devices.Devices.SelectMany(device => device.Slots)];
        _devices.Core.OnWake = _devices.Interrupts.OnWake = hart => _threads[hart].Wake();
        _devices.Core.OnStart = StartHart;
    }

    /// <inheritdoc/>
    public MachineConfiguration Configuration { get; }

    /// <inheritdoc/>
    public GuestRam Ram { get; }

    /// <inheritdoc/>
    public MachineStatus Status => _faulted is not null ? MachineStatus.Faulted : _running ? MachineStatus.Running : MachineStatus.Paused;

    /// <inheritdoc/>
    public bool IsRunning => Status == MachineStatus.Running;

    /// <inheritdoc/>
    public GuestFault? Fault => _faulted?.Fault;

    /// <inheritdoc/>
    public MachineCounters Counters => new()
    {
        Instructions = Volatile.Read(ref _instructions),
        DeviceAccesses = _devices.Bus.Accesses,
        AllocatedRamBytes = Ram.AllocatedBytes,
        GuestPanics = _devices.Devices.OfType<Pvpanic>().FirstOrDefault()?.Panics ?? 0,
        DoorbellRings = _devices.Doorbell.Rings,
    };

    private RiscvHart BootHart => _harts[0];

    /// <summary>Makes a machine that is paused, with empty RAM and nothing to run.</summary>
    /// <param name="configuration">What it is made from.</param>
    /// <exception cref="ArgumentException">There can be no such machine; the message says why.</exception>
    public static EmbeddedMachine Create(MachineConfiguration configuration) => Create(configuration, TimeProvider.System);

    /// <summary>Makes a machine that is paused, with empty RAM and nothing to run.</summary>
    /// <param name="configuration">What it is made from.</param>
    /// <param name="time">The host's clocks, or <see cref="InstructionTime"/>.</param>
    internal static EmbeddedMachine Create(MachineConfiguration configuration, TimeProvider time)
    {
        if (configuration.FindProblem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(configuration));
        }

        return BitConverter.IsLittleEndian
            ? new EmbeddedMachine(configuration, time)
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
            _faulted = null;
            Prepare();
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
                StartHarts();
            }
        }
    }

    /// <inheritdoc/>
    public void Pause()
    {
        lock (_control)
        {
            StopHarts();
            _running = false;
        }
    }

    /// <summary>
    /// Runs the harts in turns on the calling thread, exactly as far as asked: for tests that must stop at a chosen instruction.
    /// </summary>
    /// <param name="instructions">The number of instructions, those that trap included.</param>
    /// <returns>How many were run: fewer when the guest waits for an interrupt or has faulted.</returns>
    /// <exception cref="InvalidOperationException">The machine runs.</exception>
    public long Step(long instructions)
    {
        lock (_control)
        {
            RequireStopped();
            _devices.Clock.Start();
            try
            {
                return StepHarts(instructions);
            }
            finally
            {
                _devices.Clock.Stop();
            }
        }
    }

    /// <inheritdoc/>
    public MachineState ExportState()
    {
        lock (_control)
        {
            RequireStopped();
            return MachineStateImport.Export(_slots);
        }
    }

    /// <inheritdoc/>
    public MachineState PeekState()
    {
        lock (_control)
        {
            StopHarts();
            var state = MachineStateImport.Export(_slots);
            if (_running)
            {
                StartHarts();
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
            MachineStateImport.Import(state, _slots);
            foreach (var device in _devices.Devices)
            {
                device.Rebuild();
            }

            _faulted = _harts.FirstOrDefault(hart => hart.Faulted);
            Prepare();
        }
    }

    /// <inheritdoc/>
    public void InjectNmi() => _devices.Core.RaiseNonMaskable();

    /// <inheritdoc/>
    public SerialConsole? FindConsole(int comPort) =>
        Configuration.Devices.OfType<UartConfiguration>().FirstOrDefault(uart => uart.ComPort == comPort) is { } uart
            ? Find<Uart16550>(uart.Id)!.Console
            : null;

    /// <inheritdoc/>
    public bool TryReadDisk(string backend, ulong offset, Span<byte> destination) =>
        Find<BlockBackend>(backend) is { } disk && disk.Contains(offset, (ulong)destination.Length) && disk.TryRead(offset, destination);

    /// <summary>Finds a device.</summary>
    /// <typeparam name="T">Its class.</typeparam>
    /// <param name="id">Its id.</param>
    internal T? Find<T>(string id)
        where T : Device =>
        _devices.Devices.OfType<T>().FirstOrDefault(device => device.Id == id);

    /// <summary>Stops the machine for good.</summary>
    public void Dispose()
    {
        lock (_control)
        {
            if (_disposed)
            {
                return;
            }

            Pause();
            foreach (var thread in _threads)
            {
                thread.End();
            }

            foreach (var device in _devices.Devices)
            {
                device.Dispose();
            }

            Ram.Release();
            _disposed = true;
        }
    }

    private void RequireStopped()
    {
        if (IsRunning)
        {
            throw new InvalidOperationException("The machine runs: pause it first.");
        }

        // After a fault the threads sleep, or are about to.
        StopHarts();
        _running = false;
    }
}
