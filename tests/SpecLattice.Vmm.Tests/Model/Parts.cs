using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;
using V3 = SpecLattice.Vmm.Api.V3;

namespace SpecLattice.Vmm.Tests.Model;

/// <summary>Short ways to write API components; what a test does not care about has some value.</summary>
internal static class Parts
{
    public static V1.Board Board(V1.Cpuid? cpuid = null) => new()
    {
        Cpus = 4,
        MemoryMb = 512,
        Chipset = new V1.I440Fx { EnablePcie = false },
        Cpuid = cpuid,
    };

    public static Latest.InstanceSpec Spec(params (SpecKey Id, ApiComponent Component)[] components) => new()
    {
        Board = Board(),
        Components = SpecMap.From(components.Select(pair => KeyValuePair.Create(pair.Id, pair.Component))),
    };

    public static Result<InstanceModel, ModelError> Convert(Latest.InstanceSpec spec, ModelFeatures? features = null) =>
        ModelFromApi.Convert(spec, features ?? ModelFeatures.All);

    /// <summary>The model of a spec that must be valid.</summary>
    public static InstanceModel ModelOf(Latest.InstanceSpec spec)
    {
        var converted = Convert(spec).TryGetValue(out var model, out var error);
        Assert.True(converted, error?.ToString());
        return model!;
    }

    public static ModelError Refused<T>(Result<T, ModelError> result)
        where T : class
    {
        Assert.False(result.TryGetValue(out _, out var error), "the spec was not refused");
        return error!;
    }

    public static PciPath Path(byte device) => new(0, device, 0);

    public static ApiComponent Virtio(SpecKey backend, byte device) => new V1.VirtioDisk { BackendId = backend, PciPath = Path(device) };

    public static ApiComponent Nvme(SpecKey backend, byte device, bool hasWriteCache = true) => new ApiNvmeDisk
    {
        BackendId = backend,
        PciPath = Path(device),
        SerialNumber = SerialNumber.FromText("nvme"),
        HasWriteCache = hasWriteCache,
    };

    public static ApiComponent Blob() => new V1.BlobStorageBackend { Base64 = "AAAA", Readonly = true };

    public static ApiComponent File(string path = "/disk") => new V1.FileStorageBackend { Path = path, Readonly = false, BlockSize = 512 };

    public static ApiComponent Crucible(string request = "{}") => new V1.CrucibleStorageBackend { RequestJson = request, Readonly = false };

    public static ApiComponent Nic(SpecKey backend, byte device) =>
        new V1.VirtioNic { BackendId = backend, InterfaceId = Guid.Empty, PciPath = Path(device) };

    public static ApiComponent Viona(string vnic = "vnic0") => new V1.VirtioNetworkBackend { VnicName = vnic };

    public static ApiComponent Dlpi(string vnic = "vnic1") => new V1.DlpiNetworkBackend { VnicName = vnic };

    public static ApiComponent Serial(V1.SerialPortNumber number) => new V1.SerialPort { Num = number };

    public static ApiComponent Bridge(byte device, byte bus = 1) => new V1.PciPciBridge { DownstreamBus = bus, PciPath = Path(device) };

    public static ApiComponent Panic() => new V1.QemuPvpanic { EnableIsa = true };

    public static ApiComponent Socket(byte device, ulong cid = 16) => new V3.VirtioSocket { GuestCid = cid, PciPath = Path(device) };

    public static ApiComponent Boot(params SpecKey[] order) =>
        new V1.BootSettings { Order = SpecList.From(order.Select(id => new V1.BootOrderEntry { Id = id })) };

    public static ApiComponent Injector(uint exports = 1) => new V1.MigrationFailureInjector { FailExports = exports, FailImports = 2 };

    public static ApiComponent NpuPciPort(byte device) => new V1.SoftNpuPciPort { PciPath = Path(device) };

    public static ApiComponent NpuPort(SpecKey backend) => new V1.SoftNpuPort { LinkName = "link0", BackendId = backend };

    public static ApiComponent NpuP9(byte device) => new V1.SoftNpuP9 { PciPath = Path(device) };

    public static ApiComponent P9(byte device) => new V1.P9fs { Source = "/s", Target = "t", ChunkSize = 8192, PciPath = Path(device) };

    public static V1.CpuidEntry Leaf(uint leaf, uint? subleaf = null, uint eax = 1) =>
        new() { Leaf = leaf, Subleaf = subleaf, Eax = eax, Ebx = 2, Ecx = 3, Edx = 4 };

    public static V1.Cpuid Cpuid(params V1.CpuidEntry[] entries) =>
        new() { Entries = SpecList.From(entries), Vendor = V1.CpuidVendor.Amd };
}
