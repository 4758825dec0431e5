using SpecLattice.Vmm.Api;

namespace SpecLattice.Vmm.Machine.Devices.Pci;

/// <summary>A PCI-PCI bridge. Its bus numbers are those of the spec, as firmware would have set them; the guest cannot change them.</summary>
internal sealed class PciBridge : PciFunction
{
    private static readonly PciKind Kind = new(Vendor: 0x1B36, Device: 0x0001, Class: 0x060400, Subsystem: 0);

    public PciBridge(string id, PciPath path, byte downstream, PciBus bus)
        : base(id, path, bus, Kind, hasRegisters: false)
    {
        Space.Define(0x0E, 1, 1); // the header of a bridge
        Space.Define(0x18, 1, path.Bus);
        Space.Define(0x19, 1, downstream);
        Space.Define(0x1A, 1, downstream);
    }
}
