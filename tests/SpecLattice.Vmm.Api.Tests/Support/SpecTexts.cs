using System.Text.Json.Nodes;
using CsCheck;

namespace SpecLattice.Vmm.Api.Tests.Support;

/// <summary>Random specs as JSON documents, so that what they hold is known without the code under test.</summary>
internal static class SpecTexts
{
    private static readonly Gen<string> Names = Gen.OneOf(
        OneOf("", "/", "~", "~1", "a/b~0", "é", "\U0001F4BE", "10:device", "com10", "com2", "Zed", " 0cedae45-3d6e-4d90-b2cb-56f1a1a42a89", "has_write_cache"),
        Gen.String[Gen.Char.AlphaNumeric, 0, 6],
        Gen.Guid.Select(guid => guid.ToString("D")));

    private static readonly Gen<string> Texts = Gen.OneOf(Gen.String[Gen.Char.AlphaNumeric, 0, 8], OneOf("\"", "\\", "\u0001", "<&>", "\u2028", "ß"));

    private static readonly Gen<JsonObject> Paths = Gen.Select(Gen.Byte, Gen.Int[0, 31], Gen.Int[0, 7], (bus, device, function) =>
        new JsonObject { ["bus"] = bus, ["device"] = device, ["function"] = function });

    /// <summary>A spec of a version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>Its JSON.</returns>
    public static Gen<string> Of(int version) =>
        Gen.Select(Board, Gen.Select(Names, Component(version)).Array[0, 12], Smbios, (board, components, smbios) =>
        {
            var spec = new JsonObject { ["board"] = board, ["components"] = new JsonObject() };
            foreach (var (name, component) in components)
            {
                spec["components"]![name] = component;
            }

            if (version >= 2)
            {
                spec["smbios"] = smbios;
            }

            return spec.ToJsonString();
        });

    private static Gen<JsonObject?> Smbios => Gen.Select(Texts, Gen.ULong, Gen.Bool, (text, number, there) => !there ? null : new JsonObject
    {
        ["manufacturer"] = text,
        ["product_name"] = text,
        ["serial_number"] = text,
        ["version"] = number,
    });

    private static Gen<JsonObject> Board => Gen.Select(Gen.Byte, Gen.ULong, Gen.Bool, Gen.Int[0, 3], Gen.UInt, (cpus, memory, pcie, shape, leaf) =>
    {
        var board = new JsonObject
        {
            ["cpus"] = cpus,
            ["memory_mb"] = memory,
            ["chipset"] = new JsonObject { ["type"] = "i440_fx", ["value"] = new JsonObject { ["enable_pcie"] = pcie } },
        };
        if (shape is 1 or 3)
        {
            board["guest_hv_interface"] = new JsonObject { ["type"] = "hyper_v", ["value"] = new JsonObject { ["features"] = new JsonArray("reference_tsc") } };
        }

        if (shape is 2 or 3)
        {
            var entry = new JsonObject { ["leaf"] = leaf, ["subleaf"] = 0, ["eax"] = 1, ["ebx"] = leaf, ["ecx"] = 0, ["edx"] = 4294967295 };
            board["cpuid"] = new JsonObject { ["entries"] = new JsonArray(entry), ["vendor"] = "amd" };
        }

        return board;
    });

    private static Gen<JsonObject> Component(int version)
    {
        var nvme = Gen.Select(Names, Paths, Gen.Byte, Gen.Bool, (backend, path, number, cache) =>
        {
            var disk = new JsonObject
            {
                ["backend_id"] = backend,
                ["pci_path"] = path,
                ["serial_number"] = new JsonArray([.. Enumerable.Range(0, 20).Select(place => (JsonNode)(place == 0 ? number : 0))]),
            };
            if (version >= 6)
            {
                disk["has_write_cache"] = cache;
            }

            return Tagged("nvme_disk", disk);
        });
        var common = Gen.OneOf(
            nvme,
            Gen.Select(Names, Paths, (backend, path) => Tagged("virtio_disk", new JsonObject { ["backend_id"] = backend, ["pci_path"] = path })),
            Gen.Select(Names, Paths, Gen.Guid, (backend, path, id) =>
                Tagged("virtio_nic", new JsonObject { ["backend_id"] = backend, ["interface_id"] = id.ToString("D"), ["pci_path"] = path })),
            Gen.Int[1, 4].Select(port => Tagged("serial_port", new JsonObject { ["num"] = $"com{port}" })),
            Gen.Bool.Select(isa => Tagged("qemu_pvpanic", new JsonObject { ["enable_isa"] = isa })),
            Gen.Select(Gen.Byte, Paths, (bus, path) => Tagged("pci_pci_bridge", new JsonObject { ["downstream_bus"] = bus, ["pci_path"] = path })),
            Names.Array[0, 3].Select(order =>
                Tagged("boot_settings", new JsonObject { ["order"] = new JsonArray([.. order.Select(id => (JsonNode)new JsonObject { ["id"] = id })]) })),
            Gen.Select(Texts, Gen.Bool, (text, only) => Tagged("crucible_storage_backend", new JsonObject { ["request_json"] = text, ["readonly"] = only })),
            Gen.Select(Texts, Gen.UInt, Gen.ULong[1, ulong.MaxValue], (path, size, workers) =>
                Tagged("file_storage_backend", new JsonObject { ["path"] = path, ["readonly"] = false, ["block_size"] = size, ["workers"] = workers })),
            Texts.Select(name => Tagged("virtio_network_backend", new JsonObject { ["vnic_name"] = name })));
        return version < 3
            ? common
            : Gen.OneOf(common, common, nvme, Gen.Select(Gen.ULong, Paths, (cid, path) => Tagged("virtio_socket", new JsonObject { ["guest_cid"] = cid, ["pci_path"] = path })));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static JsonObject Tagged(string type, JsonObject content) => new JsonObject { ["type"] = type, ["component"] = content };
}
