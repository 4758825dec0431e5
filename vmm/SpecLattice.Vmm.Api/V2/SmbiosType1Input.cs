namespace SpecLattice.Vmm.Api.V2;

/// <summary>What the guest's SMBIOS type 1 (system information) table says. Since API version 2.</summary>
[SpecPart(2)]
public sealed partial record SmbiosType1Input
{
    /// <summary>The system's manufacturer.</summary>
    public required string Manufacturer { get; init; }

    /// <summary>The system's product name.</summary>
    public required string ProductName { get; init; }

    /// <summary>The system's serial number.</summary>
    public required string SerialNumber { get; init; }

    /// <summary>The system's version, shown to the guest in decimal.</summary>
    public required ulong Version { get; init; }
}
