namespace SpecLattice.Vmm.Api.V1;

/// <summary>The order in which the guest's firmware tries to boot.</summary>
[SpecPart(1)]
public sealed partial record BootSettings
{
    /// <summary>The components to boot from, first choice first.</summary>
    public required SpecList<BootOrderEntry> Order { get; init; }
}

/// <summary>An entry of the boot order.</summary>
/// <remarks>Unknown members are refused, as everywhere inside a spec; the original server drops them here.</remarks>
[SpecPart(1)]
public sealed partial record BootOrderEntry
{
    /// <summary>The key of the component to boot from. A server demands that it is a disk.</summary>
    public required SpecKey Id { get; init; }
}
