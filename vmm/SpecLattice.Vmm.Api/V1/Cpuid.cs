using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V1;

/// <summary>The CPUID values that guest software sees.</summary>
[SpecPart(1)]
public sealed partial record Cpuid
{
    /// <summary>
    /// The leaves and their values. A server demands that leaves lie in the standard range (0 to 0xFFFF) or the extended one
    /// (0x80000000 to 0x8000FFFF), that none repeats, and that a leaf has entries either all with a subleaf or one without.
    /// </summary>
    public required SpecList<CpuidEntry> Entries { get; init; }

    /// <summary>The vendor whose meaning the leaves of the extended range have.</summary>
    public required CpuidVendor Vendor { get; init; }
}

/// <summary>A CPUID leaf, or one of its subleaves, and the values it returns.</summary>
[SpecPart(1)]
public sealed partial record CpuidEntry
{
    /// <summary>The leaf: the value in <c>eax</c> that asks for it.</summary>
    public required uint Leaf { get; init; }

    /// <summary>The subleaf: the value in <c>ecx</c> that asks for it. Null where the leaf ignores <c>ecx</c>, which is not the same as 0.</summary>
    public uint? Subleaf { get; init; }

    /// <summary>The value returned in <c>eax</c>.</summary>
    public required uint Eax { get; init; }

    /// <summary>The value returned in <c>ebx</c>.</summary>
    public required uint Ebx { get; init; }

    /// <summary>The value returned in <c>ecx</c>.</summary>
    public required uint Ecx { get; init; }

    /// <summary>The value returned in <c>edx</c>.</summary>
    public required uint Edx { get; init; }
}

/// <summary>The vendor whose meaning the CPUID leaves of the extended range (0x80000000 to 0x8000FFFF) have.</summary>
[SpecPart(1)]
[JsonConverter(typeof(CpuidVendorJsonConverter))]
public enum CpuidVendor
{
    /// <summary>AMD.</summary>
    Amd,

    /// <summary>Intel.</summary>
    Intel,
}

/// <summary>What names a CPUID leaf or subleaf. Not part of any instance spec.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record CpuidIdent
{
    /// <summary>The leaf.</summary>
    public required uint Leaf { get; init; }

    /// <summary>The subleaf; null where the leaf ignores <c>ecx</c>.</summary>
    public uint? Subleaf { get; init; }
}

/// <summary>The values a CPUID leaf or subleaf returns. Not part of any instance spec.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record CpuidValues
{
    /// <summary>The value returned in <c>eax</c>.</summary>
    public required uint Eax { get; init; }

    /// <summary>The value returned in <c>ebx</c>.</summary>
    public required uint Ebx { get; init; }

    /// <summary>The value returned in <c>ecx</c>.</summary>
    public required uint Ecx { get; init; }

    /// <summary>The value returned in <c>edx</c>.</summary>
    public required uint Edx { get; init; }
}
