namespace SpecLattice.Vmm.Api.V1;

/// <summary>A kind of virtual chipset.</summary>
[SpecPart(1)]
[SpecUnion(Tag = "type", Content = "value")]
[Case<I440Fx>("i440_fx")]
public readonly partial struct Chipset;

/// <summary>An Intel 440FX-compatible chipset.</summary>
[SpecPart(1)]
public sealed partial record I440Fx
{
    /// <summary>Whether PCI configuration space can be reached through the PCIe extended configuration mechanism.</summary>
    public required bool EnablePcie { get; init; }
}
