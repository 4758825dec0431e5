using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices.Pci;

/// <summary>A device on a PCI bus: a configuration space, registers behind base address register 0, and an interrupt line of its own.</summary>
internal abstract class PciFunction : Device
{
    private const int CommandOffset = 0x04;
    private const int BaseOffset = 0x10;
    private const int InterruptLineOffset = 0x3C;
    private const ulong MemoryEnabled = 1 << 1;
    private const ulong BusMaster = 1 << 2;
    private const ulong InterruptsDisabled = 1 << 10;
    private const ulong BaseFlags = 0b0100; // memory, 64 bits wide
    private const ulong BaseMask = ~(MemoryMap.PciWindowBytes - 1);

    private readonly PciBus _bus;
    private readonly int _line;
    private bool _raised;

    /// <summary>Attaches a function.</summary>
    /// <param name="id">The device's id.</param>
    /// <param name="path">Where it is attached.</param>
    /// <param name="bus">The buses.</param>
    /// <param name="kind">What it says that it is.</param>
    /// <param name="hasRegisters">Whether there are registers behind base address register 0.</param>
    protected PciFunction(string id, PciPath path, PciBus bus, PciKind kind, bool hasRegisters)
        : base(id)
    {
        (_bus, Path) = (bus, path);
        _line = bus.Attach(this);
        Space.Define(0x00, 2, kind.Vendor);
        Space.Define(0x02, 2, kind.Device);
        Space.Define(CommandOffset, 2, hasRegisters ? MemoryEnabled | BusMaster : 0, MemoryEnabled | BusMaster | InterruptsDisabled);
        Space.Define(0x08, 4, ((ulong)kind.Class << 8) | 1);
        Space.Define(0x2C, 2, kind.Vendor);
        Space.Define(0x2E, 2, kind.Subsystem);
        Space.Define(InterruptLineOffset, 1, (ulong)_line, 0xFF);
        if (hasRegisters)
        {
            // There is no firmware: the machine leaves the registers where firmware would have put them.
            Space.Define(BaseOffset, 8, MemoryMap.PciMemoryAddress(path) | BaseFlags, BaseMask);
            Space.Define(0x3D, 1, 1); // interrupt pin A
        }
    }

    /// <summary>Where the device is attached.</summary>
    public PciPath Path { get; }

    /// <summary>The registers behind base address register 0; null without any.</summary>
    public virtual IRegisterDevice? Window => null;

    /// <summary>Where the registers are; null where the guest has turned them off.</summary>
    // (The bus asks without the gate: a window that moves at this moment is found at either place.)
    public ulong? WindowAddress => Window is not null && (Space.Get(CommandOffset, 2) & MemoryEnabled) != 0 ? Base : null;

    public override IEnumerable<StateSlot> Slots => [StateKinds.PciDevice.Slot(Id, ExportPci, CheckPci, ImportPci)];

    /// <summary>Guards the configuration space and the device.</summary>
    protected Lock Gate { get; } = new();

    /// <summary>The configuration space.</summary>
    protected PciConfigurationSpace Space { get; } = new();

    /// <summary>Whether the device may access memory.</summary>
    protected bool MayAccessMemory => (Space.Get(CommandOffset, 2) & BusMaster) != 0;

    private ulong Base => Space.Get(BaseOffset, 8) & BaseMask;

    public ulong ReadConfiguration(int offset, int size)
    {
        lock (Gate)
        {
            return Space.Get(offset, size);
        }
    }

    public void WriteConfiguration(int offset, int size, ulong value)
    {
        lock (Gate)
        {
            Space.Write(offset, size, value);
            UpdateLine();
        }

        _bus.Remap();
    }

    public override void Rebuild()
    {
        UpdateLine();
        _bus.Remap();
    }

    /// <summary>Sets the level that the device wants its interrupt line to have.</summary>
    protected void Interrupt(bool raised)
    {
        _raised = raised;
        UpdateLine();
    }

    private void UpdateLine() => _bus.Lines.Set(_line, _raised && (Space.Get(CommandOffset, 2) & InterruptsDisabled) == 0);

    private PciDeviceState ExportPci() => new()
    {
        Command = (ushort)Space.Get(CommandOffset, 2),
        BaseAddress = Base,
        InterruptLine = (byte)Space.Get(InterruptLineOffset, 1),
    };

    private void CheckPci(PciDeviceState state, string place)
    {
        if (!Space.CanHold(CommandOffset, 2, state.Command))
        {
            throw new MachineStateException($"{place}/command", "has bits that the register does not have");
        }

        if (!Space.CanHold(BaseOffset, 8, state.BaseAddress))
        {
            throw new MachineStateException($"{place}/base_address", $"is not a multiple of {MemoryMap.PciWindowBytes}, or the device has no registers");
        }
    }

    private void ImportPci(PciDeviceState state)
    {
        Space.Write(CommandOffset, 2, state.Command);
        Space.Write(BaseOffset, 8, state.BaseAddress);
        Space.Write(InterruptLineOffset, 1, state.InterruptLine);
    }
}

/// <summary>What a PCI device says that it is.</summary>
/// <param name="Vendor">The vendor's number.</param>
/// <param name="Device">The device's number.</param>
/// <param name="Class">Class, subclass and programming interface.</param>
/// <param name="Subsystem">The subsystem's number.</param>
internal sealed record PciKind(ushort Vendor, ushort Device, uint Class, ushort Subsystem);
