using System.Buffers.Binary;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Guests.Assembly;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.Riscv;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Tests.Machine;

/// <summary>Small machines and programs.</summary>
internal static class Guests
{
    public static MachineConfiguration Small { get; } = new()
    {
        VcpuCount = 2,
        MemoryMib = 4,
        Devices = [new UartConfiguration("com1", 1), new UartConfiguration("com2", 2), new PvpanicConfiguration("pvpanic")],
    };

    /// <summary>A machine with a device of every kind; NVMe behind a bridge.</summary>
    public static MachineConfiguration Full { get; } = Small with
    {
        Devices =
        [
            .. Small.Devices,
            new PciBridgeConfiguration("bridge", new PciPath(0, 3, 0), 1),
            new VirtioDiskConfiguration("virtio-disk", new PciPath(0, 4, 0), new BlankBackendConfiguration("virtio-store", 64 * 1024, IsReadOnly: false)),
            new NvmeDiskConfiguration(
                "nvme-disk", new PciPath(1, 5, 0), new BlankBackendConfiguration("nvme-store", 20 * 512, IsReadOnly: false), SerialNumber.FromText("serial"), true),
            new VirtioNicConfiguration("nic", new PciPath(0, 6, 0), Guid.Parse("5a3c9b7e-0000-4000-8000-0102030405a7")),
            new VirtioSocketConfiguration("vsock", new PciPath(0, 7, 0), 3),
        ],
    };

    public static EmbeddedMachine Guest(GuestKind kind, PageCounterParameters? parameters = null, MachineConfiguration? configuration = null)
    {
        var machine = EmbeddedMachine.Create(configuration ?? Full, new InstructionTime());
        machine.Load(kind.Create(parameters ?? new PageCounterParameters { Pages = 7, CountsPerLine = 10 }, machine.Configuration));
        return machine;
    }

    /// <summary>Makes a machine of another one's configuration, memory and state.</summary>
    public static EmbeddedMachine Copy(EmbeddedMachine source, MachineState? state = null)
    {
        var target = EmbeddedMachine.Create(source.Configuration, new InstructionTime());
        var page = new byte[GuestRam.PageSize];
        foreach (var range in source.Ram.PopulatedPages())
        {
            for (var number = range.First; number < range.End; number++)
            {
                source.Ram.ReadPage(number, page);
                target.Ram.WritePage(number, page);
            }
        }

        target.ImportState(state ?? source.ExportState());
        return target;
    }

    /// <summary>A digest of all of a machine's memory.</summary>
    public static string RamOf(EmbeddedMachine machine)
    {
        var bytes = new byte[machine.Ram.Size];
        machine.Ram.Read(0, bytes);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes));
    }

    public static EmbeddedMachine Machine(Action<Assembler> write, MachineConfiguration? configuration = null)
    {
        var code = new Assembler(MemoryMap.RamBase);
        write(code);
        var machine = EmbeddedMachine.Create(configuration ?? Small);
        machine.Load(new GuestProgram
        {
            Name = "test",
            EntryPoint = MemoryMap.RamBase,
            Segments = [new GuestSegment(MemoryMap.RamBase, code.Assemble())],
        });
        return machine;
    }

    public static EmbeddedMachine PageCounter(PageCounterParameters parameters, MachineConfiguration? configuration = null)
    {
        var machine = EmbeddedMachine.Create(configuration ?? Small, new InstructionTime());
        machine.Load(PageCounterProgram.Create(parameters, machine.Configuration));
        return machine;
    }

    public static RiscvHartState Hart(this EmbeddedMachine machine) => machine.ExportState().Get<RiscvHartState>("0");

    /// <summary>A register by number; x0 is zero.</summary>
    public static ulong X(this RiscvHartState hart, int number) => number == 0 ? 0 : hart.Registers[number - 1];

    public static ulong X(this RiscvHartState hart, Register register) => hart.X((int)register);

    public static void Change(this EmbeddedMachine machine, Func<RiscvHartState, RiscvHartState> change)
    {
        var state = machine.ExportState();
        machine.ImportState(state.With("0", change(state.Get<RiscvHartState>("0"))));
    }

    public static void Poke(this EmbeddedMachine machine, ulong offset, params ReadOnlySpan<uint> words)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var word in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
            machine.Ram.Write(offset, bytes);
            offset += 4;
        }
    }

    /// <summary>Reads a register of a device; there must be one.</summary>
    public static ulong Get(this IRegisterDevice device, int offset, int size)
    {
        Assert.True(device.TryRead((ulong)offset, size, out var value), $"no register of {size} bytes at 0x{offset:x}");
        return value;
    }

    /// <summary>Writes a register of a device; there must be one.</summary>
    public static void Set(this IRegisterDevice device, int offset, int size, ulong value) =>
        Assert.True(device.TryWrite((ulong)offset, size, value), $"no register of {size} bytes at 0x{offset:x}");

    /// <summary>Reads a register of a UART.</summary>
    public static byte Read(this Uart16550 uart, int register) => (byte)uart.Get(register, 1);

    /// <summary>Writes a register of a UART.</summary>
    public static void Write(this Uart16550 uart, int register, byte value) => uart.Set(register, 1, value);

    /// <summary>Waits for what takes an unknown time; gives up only where it cannot be that the machine is busy.</summary>
    public static void WaitUntil(Func<bool> condition, string what)
    {
        Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromMinutes(5)), $"did not happen in five minutes: {what}");
    }
}

/// <summary>Executes single instructions, again and again on one machine.</summary>
internal sealed class SingleStep : IDisposable
{
    public const int Rd = 12;
    public const int A = 10;
    public const int B = 11;
    private readonly EmbeddedMachine _machine = Guests.Machine(code => code.Nop());

    public EmbeddedMachine Machine => _machine;

    /// <summary>Executes a word with two numbers in x10 and x11.</summary>
    public RiscvHartState Execute(uint word, ulong a, ulong b, ulong mtvec = 0)
    {
        _machine.Poke(0, word);
        _machine.Change(hart => hart with
        {
            Pc = MemoryMap.RamBase,
            Registers = hart.Registers.SetItem(A - 1, a).SetItem(B - 1, b).SetItem(Rd - 1, 0xBAD),
            Faulted = false,
            Waiting = false,
            Mtvec = mtvec,
        });
        Assert.Equal(1, _machine.Step(1));
        return _machine.Hart();
    }

    public void Dispose() => _machine.Dispose();
}
