using System.Text.Json;
using System.Text.Json.Nodes;

namespace SpecLattice.Vmm.Api.Tests;

/// <summary>Volumes' keys and blobs are in specs. They are in no text made of a spec, and in no error about one.</summary>
public sealed class SensitiveTests
{
    private const string Secret = "s3cr3tc0nt3nt";
    private const long SecretNumber = 987654321012345;

    private const string Document = $$$$"""
        {
          "board": {"cpus": 4, "memory_mb": 8192, "chipset": {"type": "i440_fx", "value": {"enable_pcie": false}},
            "guest_hv_interface": {"type": "hyper_v", "value": {"features": ["reference_tsc"]}},
            "cpuid": {"entries": [{"leaf": 0, "subleaf": 1, "eax": 13, "ebx": 1, "ecx": 1, "edx": 1}], "vendor": "amd"}},
          "components": {
            "volume": {"type": "crucible_storage_backend", "component": {"request_json": "{{{{Secret}}}}", "readonly": false}},
            "blob": {"type": "blob_storage_backend", "component": {"base64": "{{{{Secret}}}}", "readonly": true}},
            "file": {"type": "file_storage_backend", "component": {"path": "/x", "readonly": true, "block_size": 512, "workers": 2}},
            "disk": {"type": "nvme_disk", "component": {"backend_id": "volume", "pci_path": {"bus": 0, "device": 1, "function": 0},
              "serial_number": [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], "has_write_cache": false}},
            "nic": {"type": "virtio_nic", "component": {"backend_id": "net", "interface_id": "8fd5ed4e-6f04-4bc9-a8d5-2f1c6c0a4d11",
              "pci_path": {"bus": 0, "device": 2, "function": 0}}},
            "net": {"type": "virtio_network_backend", "component": {"vnic_name": "opte7"}},
            "com1": {"type": "serial_port", "component": {"num": "com1"}},
            "vsock": {"type": "virtio_socket", "component": {"guest_cid": 16, "pci_path": {"bus": 0, "device": 3, "function": 0}}},
            "boot": {"type": "boot_settings", "component": {"order": [{"id": "disk"}]}}
          },
          "smbios": {"manufacturer": "Oxide", "product_name": "OxVM", "serial_number": "1", "version": 3}
        }
        """;

    // Tags of unions and names of enum members are the schema's words, not values: an error quotes the start of a wrong one.
    private static readonly string[] Words = ["type", "vendor", "num", "0"];

    [Fact]
    public void A_specs_text_shows_no_secret()
    {
        var spec = SpecJson.Deserialize<V6.InstanceSpec>(Document);
        Assert.All(
            new object?[] { spec, spec.Components, spec.Components["volume"], spec.Components["blob"], spec.Components["volume"].Value, spec.Components["blob"].Value },
            shown => Assert.DoesNotContain(Secret, shown!.ToString(), StringComparison.Ordinal));
        Assert.Contains("<redacted>", spec.Components["volume"].ToString(), StringComparison.Ordinal);
        Assert.Contains("<redacted>", spec.Components["blob"].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, new V1.InstanceVcrReplace { VcrJson = Secret }.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, new V1.ReplacementComponent(new V1.CrucibleStorageBackend { RequestJson = Secret, Readonly = true }).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_sums_text_shows_no_secret()
    {
        var known = SpecJson.Deserialize<AnyInstanceSpec>($$"""{"version":"V6","spec":{{Document}}}""");
        var unknown = SpecJson.Deserialize<AnyInstanceSpec>($$"""{"version":"V999","spec":{{Document}}}""");
        Assert.DoesNotContain(Secret, known.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, unknown.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_conversion_shows_no_secret()
    {
        var losses = SpecJson.Deserialize<V6.InstanceSpec>(Document).ToV1().Losses;
        Assert.Equal(3, losses.Count);
        Assert.DoesNotContain(Secret, losses.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, new SpecConversionException(losses).ToString(), StringComparison.Ordinal);
    }

    // A wrong value at any one place: the error must not repeat it, nor what stands elsewhere in the document.
    [Fact]
    public void An_error_about_a_wrong_value_does_not_repeat_it()
    {
        var refused = 0;
        foreach (var leaf in Leaves(JsonNode.Parse(Document)!, "").ToArray())
        {
            foreach (var wrong in WrongValues())
            {
                var document = JsonNode.Parse(Document)!;
                Replace(document, leaf, wrong);
                refused += IsSilentAbout(document.ToJsonString(), isWord: Words.Contains(leaf[^1])) ? 1 : 0;
            }
        }

        Assert.True(refused > 200, $"only {refused} documents were refused");
    }

    [Fact]
    public void An_error_about_a_cut_document_does_not_repeat_it()
    {
        for (var length = 0; length < Document.Length; length++)
        {
            Assert.True(IsSilentAbout(Document[..length], isWord: false));
        }
    }

    private static IEnumerable<JsonNode> WrongValues() =>
    [
        JsonValue.Create(Secret),
        JsonValue.Create(SecretNumber),
        JsonValue.Create(-SecretNumber),
        JsonValue.Create(SecretNumber + 0.5),
        new JsonArray(Secret),
        new JsonObject { ["a"] = Secret },
    ];

    private static bool IsSilentAbout(string json, bool isWord)
    {
        var error = Record.Exception(() => SpecJson.Deserialize<V6.InstanceSpec>(json));
        var serializers = Record.Exception(() => JsonSerializer.Deserialize<V6.InstanceSpec>(json));
        Assert.Equal(error is null, serializers is null);
        if (error is null)
        {
            return false;
        }

        Assert.IsType<SpecJsonException>(error);
        foreach (var shown in new[] { error.ToString(), serializers!.ToString() })
        {
            Assert.True(isWord || !shown.Contains(Secret, StringComparison.Ordinal), shown);
            Assert.DoesNotContain("98765432101234", shown, StringComparison.Ordinal);
        }

        return true;
    }

    private static IEnumerable<string[]> Leaves(JsonNode node, string at) => node switch
    {
        JsonObject members => members.SelectMany(member => Leaves(member.Value!, $"{at}/{member.Key}")),
        JsonArray items => items.SelectMany((item, index) => Leaves(item!, $"{at}/{index}")),
        _ => [at[1..].Split('/')],
    };

    private static void Replace(JsonNode document, string[] leaf, JsonNode wrong)
    {
        var parent = leaf[..^1].Aggregate(document, (node, name) => node is JsonArray items ? items[int.Parse(name, null)]! : node[name]!);
        if (parent is JsonArray list)
        {
            list[int.Parse(leaf[^1], null)] = wrong;
        }
        else
        {
            parent[leaf[^1]] = wrong;
        }
    }
}
