using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.State;
using SpecLattice.Vmm.Machine.State.V1;

namespace SpecLattice.Vmm.Machine.Devices;

/// <summary>Says where everything is, and refuses a guest that found it elsewhere.</summary>
internal sealed class MemoryMapDevice(GuestRam ram, DeviceBus bus) : Device(FixedId)
{
    public const string FixedId = "board";

    public override IEnumerable<StateSlot> Slots => [StateKinds.MemoryMap.Slot(Id, Export, Check, static _ => { })];

    private MemoryMapState Export() => new()
    {
        RamBase = MemoryMap.RamBase,
        RamBytes = ram.Size,
        Regions = SpecList.From(bus.Regions.Select(region => new MemoryRegionState { Address = region.Address, Bytes = region.Bytes, Device = region.Id })),
    };

    private void Check(MemoryMapState state, string place)
    {
        var own = Export();
        if (state.RamBase != own.RamBase)
        {
            throw new MachineStateException($"{place}/ram_base", $"0x{state.RamBase:x}, here it is 0x{own.RamBase:x}");
        }

        if (state.RamBytes != own.RamBytes)
        {
            throw new MachineStateException($"{place}/ram_bytes", $"{state.RamBytes}, here it is {own.RamBytes}");
        }

        for (var i = 0; i < Math.Max(state.Regions.Count, own.Regions.Count); i++)
        {
            if (i >= own.Regions.Count || i >= state.Regions.Count || !state.Regions[i].Equals(own.Regions[i]))
            {
                throw new MachineStateException($"{place}/regions/{i}", "the devices' registers are elsewhere on this machine");
            }
        }
    }
}
