using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V1;

/// <summary>
/// The hypervisor interface that guest software sees: bhyve's own (its name in CPUID leaf 0x40000000, nothing more) or one
/// compatible with Hyper-V.
/// </summary>
[SpecPart(1)]
[SpecUnion(Tag = "type", Content = "value")]
[UnitCase("Bhyve")]
[Case<HyperV>]
public readonly partial struct GuestHypervisorInterface;

/// <summary>A hypervisor interface compatible with Hyper-V.</summary>
[SpecPart(1)]
public sealed partial record HyperV
{
    /// <summary>The enlightenments to offer. Repeated ones are read as one.</summary>
    public required SpecSet<HyperVFeatureFlag> Features { get; init; }
}

/// <summary>A Hyper-V enlightenment that needs no settings of its own.</summary>
[SpecPart(1)]
[JsonConverter(typeof(HyperVFeatureFlagJsonConverter))]
public enum HyperVFeatureFlag
{
    /// <summary>The reference time-stamp counter page.</summary>
    ReferenceTsc,
}
