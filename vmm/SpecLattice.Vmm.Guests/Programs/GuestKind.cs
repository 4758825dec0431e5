using System.Buffers.Binary;
using System.Collections.Immutable;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>A guest that comes with the server, and what its memory, console and disks must hold at any instruction.</summary>
public sealed class GuestKind
{
    private readonly Func<PageCounterParameters, MachineConfiguration, GuestProgram> _create;
    private readonly Func<IMachine, string?> _check;

    private GuestKind(
        ulong number, string name, string description, Func<PageCounterParameters, MachineConfiguration, GuestProgram> create, Func<IMachine, string?> check)
    {
        (Number, Name, Description) = (number, name, description);
        (_create, _check) = (create, check);
    }

    /// <summary>Counts, and leaves each count in a page: the default.</summary>
    public static GuestKind Counter { get; } = new(
        1, "counter", "counts, and leaves each count in a page of its memory", PageCounterProgram.Create, CheckCounter);

    /// <summary>Writes to and reads from the disks, checking all it reads.</summary>
    public static GuestKind Disk { get; } = new(
        2, "disk", "writes to and reads from one disk of each kind, as fast as it can, and checks what it reads",
        (parameters, configuration) => PageCounterProgram.Create(parameters with { Pages = 1, UsesDisks = true }, configuration), CheckCounter);

    /// <summary>Everything at once: counts at a pace and works on the disks.</summary>
    public static GuestKind Mixed { get; } = new(
        3, "mixed", "counts at a fixed rate (1000 per second by default) and accesses the disks at each count",
        (parameters, configuration) => PageCounterProgram.Create(
            parameters with { UsesDisks = true, CountsPerSecond = parameters.CountsPerSecond == 0 ? 1000 : parameters.CountsPerSecond }, configuration),
        CheckCounter);

    /// <summary>Sends back what it gets on its serial port.</summary>
    public static GuestKind Echo { get; } = new(
        4, "echo", "says hello on its serial port and sends back what it gets",
        (parameters, configuration) => Assemble("echo", code => EchoProgram.Emit(code, PortOf(parameters, configuration)), []),
        machine => EchoProgram.Check(machine, PortOf(new PageCounterParameters(), machine.Configuration)));

    /// <summary>Counts the ticks of its timer, and compares it with the real-time clock.</summary>
    public static GuestKind Timer { get; } = new(
        5, "timer", "counts a thousand ticks of its timer a second, and compares it with the real-time clock",
        (_, _) => Assemble("timer", TimerProgram.Emit, []), TimerProgram.Check);

    /// <summary>Pings the host over its socket device.</summary>
    public static GuestKind Socket { get; } = new(
        6, "vsock", "pings the host over its socket device", (_, configuration) => CreateSocket(configuration), SocketProgram.Check);

    /// <summary>All kinds.</summary>
    public static ImmutableArray<GuestKind> All { get; } = [Counter, Disk, Mixed, Echo, Timer, Socket];

    /// <summary>The number under which a machine's memory says which guest it runs.</summary>
    public ulong Number { get; }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>What it does, in a few words.</summary>
    public string Description { get; }

    /// <summary>Finds a kind by its name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>The kind; null where there is none.</returns>
    public static GuestKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Finds out which of the guests a machine runs, here or wherever it was started.</summary>
    /// <param name="machine">The machine.</param>
    /// <returns>The kind; null where it runs another program, or none.</returns>
    public static GuestKind? Of(IMachine machine)
    {
        var number = machine.Ram.ReadUInt64(GuestLayout.Identity);
        return All.FirstOrDefault(kind => kind.Number == number);
    }

    /// <summary>How far the machine's guest has come: its counter.</summary>
    /// <param name="machine">The machine.</param>
    public static ulong ReadCounter(IMachine machine) => machine.Ram.ReadUInt64(GuestLayout.Counter);

    /// <summary>Makes the program.</summary>
    /// <param name="parameters">What it is told, as far as that concerns it.</param>
    /// <param name="configuration">The machine it is for.</param>
    /// <exception cref="ArgumentException">The program cannot run on such a machine.</exception>
    public GuestProgram Create(PageCounterParameters parameters, MachineConfiguration configuration)
    {
        var program = _create(parameters, configuration);
        var identity = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(identity, Number);
        return program with { Segments = program.Segments.Add(new GuestSegment(MemoryMap.RamBase + GuestLayout.Identity, [.. identity])) };
    }

    /// <summary>Checks that a paused machine's memory, console and disks hold exactly what the guest leaves there.</summary>
    /// <param name="machine">A machine that runs this guest.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public string? Check(IMachine machine) => machine.Fault is { } fault ? $"the guest has faulted: {fault}" : _check(machine);

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static GuestProgram Assemble(string name, Action<Assembler> emit, IEnumerable<GuestSegment> segments)
    {
        var code = new Assembler(MemoryMap.RamBase);
        emit(code);
        return new GuestProgram { Name = name, EntryPoint = MemoryMap.RamBase, Segments = [new GuestSegment(MemoryMap.RamBase, code.Assemble()), .. segments] };
    }

    private static GuestProgram CreateSocket(MachineConfiguration configuration)
    {
        var socket = configuration.Devices.OfType<VirtioSocketConfiguration>().FirstOrDefault()
            ?? throw new ArgumentException("the machine has no socket device", nameof(configuration));
        return Assemble("vsock", code => SocketProgram.Emit(code, socket), SocketProgram.Segments(socket));
    }

    /// <summary>The port to speak on: the one asked for, else the first.</summary>
    private static int PortOf(PageCounterParameters parameters, MachineConfiguration configuration)
    {
        var ports = configuration.Devices.OfType<UartConfiguration>().Select(uart => uart.ComPort).Order().ToList();
        return ports.Count == 0
            ? throw new ArgumentException("the machine has no serial port", nameof(configuration))
            : parameters.ComPort is { } wanted && ports.Contains(wanted) ? wanted : ports[0];
    }

    private static string? CheckCounter(IMachine machine)
    {
        var memory = PageCounterOracle.Check(machine.Ram);
        var uart = machine.Ram.ReadUInt64(PageCounterProgram.ParametersOffset + 24);
        var port = Enumerable.Range(1, UartConfiguration.MaxComPort).FirstOrDefault(number => MemoryMap.UartAddress(number) == uart);
        if (memory.IsOk && port != 0 && machine.FindConsole(port) is { } console)
        {
            memory = PageCounterOracle.CheckConsole(machine.Ram, console);
        }

        return !memory.IsOk ? memory.ToString() : DiskExerciser.For(machine.Configuration)
            .Where(disk => (machine.Ram.ReadUInt64(disk.Offset + DiskExerciser.CountOffset) | machine.Ram.ReadUInt64(GuestLayout.Failure)) != 0)
            .Select(disk => DiskOracle.Check(machine.Ram, disk, (offset, bytes) => machine.TryReadDisk(disk.Disk.Backend.Id, offset, bytes)))
            .FirstOrDefault(problem => problem is not null);
    }
}
