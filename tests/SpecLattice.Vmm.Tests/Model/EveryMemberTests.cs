using System.Collections;
using System.Globalization;
using System.Reflection;
using SpecLattice.CompilerServices;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Model;
using static SpecLattice.Vmm.Tests.Model.Parts;
using V1 = SpecLattice.Vmm.Api.V1;
using V3 = SpecLattice.Vmm.Api.V3;

namespace SpecLattice.Vmm.Tests.Model;

/// <summary>
/// No direction forgets a member: a spec in which every member of every component has a value of its own, none of them a default, goes
/// through the model. That it is such a spec is checked too, so a new member or case fails here until it has a value.
/// </summary>
public sealed class EveryMemberTests
{
    private static readonly Latest.InstanceSpec Full = new()
    {
        Board = new V1.Board
        {
            Cpus = 3,
            MemoryMb = 1234,
            Chipset = new V1.I440Fx { EnablePcie = true },
            GuestHvInterface = new V1.HyperV { Features = [V1.HyperVFeatureFlag.ReferenceTsc] },
            Cpuid = new V1.Cpuid
            {
                Entries = [new V1.CpuidEntry { Leaf = 11, Subleaf = 12, Eax = 13, Ebx = 14, Ecx = 15, Edx = 16 }],
                Vendor = V1.CpuidVendor.Intel,
            },
        },
        Smbios = Filled<ApiSmbiosInput>(),
        Components = SpecMap.From(Components().Select(pair => KeyValuePair.Create(pair.Id, pair.Component))),
    };

    [Fact]
    public void Every_member_goes_to_the_model_and_back() =>
        Assert.Equal(Full, ModelToApi.Convert(ModelOf(Full)).GetValueOrThrow());

    [Fact]
    public void The_spec_has_every_kind_of_component()
    {
        var cases = typeof(ApiComponent).GetCustomAttributesData()
            .Where(data => data.AttributeType.IsGenericType && data.AttributeType.GetGenericTypeDefinition() == typeof(CaseAttribute<>))
            .Select(data => data.AttributeType.GetGenericArguments()[0]);
        var present = Full.Components.Select(pair => pair.Value.Value.GetType()).ToHashSet();
        Assert.DoesNotContain(cases, type => !present.Contains(type));
    }

    [Fact]
    public void No_member_of_the_spec_has_a_default_value() => Assert.Empty(DefaultMembers(Full, "spec"));

    [Fact]
    public void No_member_of_the_model_has_a_default_value() => Assert.Empty(DefaultMembers(ModelOf(Full), "model"));

    [Fact]
    public void The_search_for_defaults_finds_them() =>
        Assert.Equal(
            [
                "spec.Board.GuestHvInterface.Features",
                "spec.Board.Cpuid.Entries[0].Subleaf",
                "spec.Components[store].Workers",
                "spec.Smbios",
            ],
            DefaultMembers(
                Full with
                {
                    Board = Full.Board with
                    {
                        GuestHvInterface = new V1.HyperV { Features = [] },
                        Cpuid = new V1.Cpuid { Entries = [Leaf(1)], Vendor = V1.CpuidVendor.Intel },
                    },
                    Components = SpecMap.From([KeyValuePair.Create<SpecKey, ApiComponent>("store", new V1.FileStorageBackend
                    {
                        Path = "/x", Readonly = true, BlockSize = 1,
                    })]),
                    Smbios = null,
                },
                "spec"));

    private static (SpecKey Id, ApiComponent Component)[] Components() =>
    [
        ("virtio", new V1.VirtioDisk { BackendId = "crucible", PciPath = new PciPath(1, 2, 1) }),
        ("crucible", new V1.CrucibleStorageBackend { RequestJson = "{\"a\":1}", Readonly = true }),
        ("nvme", new ApiNvmeDisk
        {
            BackendId = "file", PciPath = new PciPath(2, 3, 2), SerialNumber = SerialNumber.FromText("serial"), HasWriteCache = true,
        }),
        ("file", new V1.FileStorageBackend { Path = "/file", Readonly = true, BlockSize = 4096, Workers = new NonZeroCount(5) }),
        ("virtio-blob", new V1.VirtioDisk { BackendId = "blob", PciPath = new PciPath(3, 4, 3) }),
        ("blob", new V1.BlobStorageBackend { Base64 = "QUJD", Readonly = true }),
        ("nic", new V1.VirtioNic
        {
            BackendId = "viona", InterfaceId = new Guid("6f0e63d2-0d4d-4d0a-9a37-0cbb4c0e7a11"), PciPath = new PciPath(4, 5, 4),
        }),
        ("viona", new V1.VirtioNetworkBackend { VnicName = "viona0" }),
        ("com", new V1.SerialPort { Num = V1.SerialPortNumber.Com3 }),
        ("bridge", new V1.PciPciBridge { DownstreamBus = 6, PciPath = new PciPath(5, 6, 5) }),
        ("pvpanic", new V1.QemuPvpanic { EnableIsa = true }),
        ("boot", new V1.BootSettings { Order = [new V1.BootOrderEntry { Id = "nvme" }, new V1.BootOrderEntry { Id = "virtio" }] }),
        ("vsock", new V3.VirtioSocket { GuestCid = 77, PciPath = new PciPath(6, 7, 6) }),
        ("npu", new V1.SoftNpuPciPort { PciPath = new PciPath(7, 8, 7) }),
        ("npu-port", new V1.SoftNpuPort { LinkName = "link7", BackendId = "dlpi" }),
        ("dlpi", new V1.DlpiNetworkBackend { VnicName = "dlpi0" }),
        ("npu-p9", new V1.SoftNpuP9 { PciPath = new PciPath(8, 9, 1) }),
        ("p9fs", new V1.P9fs { Source = "/source", Target = "target", ChunkSize = 65536, PciPath = new PciPath(9, 10, 2) }),
        ("injector", new V1.MigrationFailureInjector { FailExports = 8, FailImports = 9 }),
    ];

    /// <summary>A record of texts and numbers, which the model carries as it is: each member has a value of its own, also one that a later version adds.</summary>
    private static T Filled<T>()
        where T : class
    {
        var record = Activator.CreateInstance<T>();
        var members = typeof(T).GetProperties();
        for (var i = 0; i < members.Length; i++)
        {
            members[i].SetValue(record, members[i].PropertyType == typeof(string) ? $"text {i}" : System.Convert.ChangeType(100 + i, members[i].PropertyType, CultureInfo.InvariantCulture));
        }

        return record;
    }

    /// <summary>The places of members that hold null, nothing, zero, false or the first of an enum's members.</summary>
    private static IEnumerable<string> DefaultMembers(object? value, string place) => value switch
    {
        null => [place],
        SpecKey or SerialNumber or NonZeroCount or PciPath or Guid or string => IsDefault(value) ? [place] : [],
        ISpecUnionElement => DefaultMembers(value.GetType().GetProperty("Value")!.GetValue(value), place),
        IEnumerable items => DefaultItems(items, place),
        _ when value.GetType().IsPrimitive || value is Enum => IsDefault(value) ? [place] : [],
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0)
            .SelectMany(property => DefaultMembers(property.GetValue(value), $"{place}.{property.Name}")),
    };

    private static string[] DefaultItems(IEnumerable items, string place)
    {
        var found = new List<string>();
        var count = 0;
        foreach (var item in items)
        {
            var isEntry = item.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>);
            var key = isEntry ? item.GetType().GetProperty("Key")!.GetValue(item) : count;
            var value = isEntry ? item.GetType().GetProperty("Value")!.GetValue(item) : item;
            // The only member of the only flag is its type's first; there is no other value for it.
            found.AddRange(value is V1.HyperVFeatureFlag ? [] : DefaultMembers(value, $"{place}[{key}]"));
            count++;
        }

        return count == 0 ? [place] : [.. found];
    }

    private static bool IsDefault(object value) =>
        value is string text ? text.Length == 0 : value.Equals(Activator.CreateInstance(value.GetType()));
}
