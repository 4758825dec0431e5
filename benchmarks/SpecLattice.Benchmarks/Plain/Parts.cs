using System.Text.Json.Serialization;

// What somebody would write who has no SpecLattice: one record for each type, ordinary collections, and the attributes of System.Text.Json. The documents are the same.
namespace SpecLattice.Benchmarks.Plain;

internal sealed record Board
{
    public required byte Cpus { get; init; }
    public required ulong MemoryMb { get; init; }
    public required Chipset Chipset { get; init; }
    public HypervisorInterface? GuestHvInterface { get; init; }
    public Cpuid? Cpuid { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(I440FxChipset), "i440_fx")]
internal abstract record Chipset;

internal sealed record I440FxChipset(I440Fx Value) : Chipset;

internal sealed record I440Fx(bool EnablePcie);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(BhyveInterface), "bhyve")]
[JsonDerivedType(typeof(HyperVInterface), "hyper_v")]
internal abstract record HypervisorInterface;

internal sealed record BhyveInterface : HypervisorInterface;

internal sealed record HyperVInterface(HyperV Value) : HypervisorInterface;

internal sealed record HyperV(List<HyperVFeature> Features);

internal enum HyperVFeature
{
    ReferenceTsc,
}

internal sealed record Cpuid(List<CpuidEntry> Entries, CpuidVendor Vendor);

internal sealed record CpuidEntry(uint Leaf, uint? Subleaf, uint Eax, uint Ebx, uint Ecx, uint Edx);

internal enum CpuidVendor
{
    Amd,
    Intel,
}

internal sealed record Smbios(string Manufacturer, string ProductName, string SerialNumber, ulong Version);

internal readonly record struct PciAddress(byte Bus, byte Device, byte Function);

internal sealed record VirtioDisk(string BackendId, PciAddress PciPath);

internal sealed record NvmeDisk(string BackendId, PciAddress PciPath, int[] SerialNumber);

internal sealed record CachedNvmeDisk(string BackendId, PciAddress PciPath, int[] SerialNumber, bool HasWriteCache);

internal sealed record VirtioNic(string BackendId, Guid InterfaceId, PciAddress PciPath);

internal sealed record SerialPort(SerialPortNumber Num);

internal enum SerialPortNumber
{
    Com1,
    Com2,
    Com3,
    Com4,
}

internal sealed record PciPciBridge(byte DownstreamBus, PciAddress PciPath);

internal sealed record QemuPvpanic(bool EnableIsa);

internal sealed record BootSettings(List<BootOrderEntry> Order);

internal sealed record BootOrderEntry(string Id);

internal sealed record VirtioSocket(ulong GuestCid, PciAddress PciPath);

internal sealed record SoftNpuPciPort(PciAddress PciPath);

internal sealed record SoftNpuPort(string LinkName, string BackendId);

internal sealed record SoftNpuP9(PciAddress PciPath);

internal sealed record P9fs(string Source, string Target, uint ChunkSize, PciAddress PciPath);

internal sealed record MigrationFailureInjector(uint FailExports, uint FailImports);

internal sealed record CrucibleStorageBackend(string RequestJson, bool Readonly);

internal sealed record FileStorageBackend(string Path, bool Readonly, uint BlockSize, ulong? Workers);

internal sealed record BlobStorageBackend(string Base64, bool Readonly);

internal sealed record NetworkBackend(string VnicName);
