namespace SpecLattice.Vmm.Api.Tests.Upstream;

/// <summary>What is known about the original server's cases beforehand. An entry without a case, and a case without its entry, fail.</summary>
internal static class OracleTables
{
    /// <summary>Where the documents that both servers refuse are wrong, by the case's name: it is the same place at every version.</summary>
    public static readonly IReadOnlyDictionary<string, string> RefusedAt = new Dictionary<string, string>
    {
        ["full/v1-nvme-disk-without-has_write_cache-into-v6"] = "/components/0cedae45-3d6e-4d90-b2cb-56f1a1a42a89:device/component",
        ["versioned/extra-key"] = "/x",
        ["unknown/smbios-set"] = "/smbios",
        ["duplicate/top-level-key"] = "/board",
        ["order/struct-as-array"] = "",
        ["missing/components"] = "",
        ["component/missing-tag"] = "",
        ["component/missing-content"] = "",
        ["component/null-content"] = "/component",
        ["component/unknown-tag"] = "/type",
        ["component/duplicate-tag"] = "/type",
        ["component/extra-key-beside-tag"] = "/x",
        ["component/unknown-inner-field"] = "/component/x",
        ["component/com5"] = "/component/num",
        ["component/Com1"] = "/component/num",
        ["component/vsock"] = "/type",
        ["component/vsock-cid-u64max"] = "/type",
        ["component/softnpu-wrong-tag"] = "/type",
        ["component/nvme"] = "/component",
        ["component/nvme-vwc-false"] = "/component/has_write_cache",
        ["component/nvme-vwc-null"] = "/component/has_write_cache",
        ["component/nvme-sn-19"] = "/component/serial_number",
        ["component/nvme-sn-21"] = "/component/serial_number/20",
        ["component/nvme-sn-256"] = "/component/serial_number/0",
        ["component/nvme-sn-string"] = "/component/serial_number",
        ["component/file-workers-0"] = "/component/workers",
        ["component/file-workers-float"] = "/component/workers",
        ["component/file-no-block_size"] = "/component",
        ["pcipath/dev32"] = "/device",
        ["pcipath/fn8"] = "/function",
        ["pcipath/bus256"] = "/bus",
        ["pcipath/missing"] = "",
        ["pcipath/string"] = "",
        ["pcipath/float"] = "/bus",
        ["board/hv-unknown-feature"] = "/guest_hv_interface/value/features/0",
        ["board/hv-hyperv-unknown-inner"] = "/guest_hv_interface/value/x",
        ["board/cpuid-vendor-case"] = "/cpuid/vendor",
        ["board/cpus-256"] = "/cpus",
        ["board/chipset-no-value"] = "/chipset",
        ["board/chipset-unknown-inner"] = "/chipset/value/x",
        ["smbios/v7-field-null"] = "/sku_number",
        ["smbios/missing-version"] = "",
        ["replacement/file-not-replaceable"] = "/component",
        ["replacement/extra"] = "/x",
        ["ensure/bad-addr"] = "/init/value/src_addr",
    };

    /// <summary>
    /// The differences: documents that the original server accepts and this one refuses, where, and why. All of them are towards losing nothing.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, Difference> RefusedOnlyHere = new Dictionary<string, Difference>
    {
        ["duplicate/component-key-last-wins"] = new("/components/a", "the original server keeps the last of two components with one key, and the first vanishes"),
        ["unknown/top-level-field"] = new("/extra", "the original server drops unknown members of a spec from version 2 on"),
        ["component/boot-settings-entry-unknown-field"] = new("/component/order/0/x", "the original server drops unknown members of a boot order entry"),
        ["pcipath/unknown-field"] = new("/x", "the original server drops unknown members of a PCI path"),
        ["pcipath/array"] = new("", "the original server reads a struct from an array of its fields as well, an accident of its serializer"),
    };

    /// <summary>The cases that are not documents of this API, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotApplicable = new Dictionary<string, string>
    {
        ["ron/new-dest-reads-V0-envelope"] = "RON, the original migration protocol's format",
        ["ron/old-dest-reads-V1-variant"] = "RON, the original migration protocol's format",
        ["ron/unknown-variant"] = "RON, the original migration protocol's format",
        ["ron/v1-unknown-top-field"] = "RON, the original migration protocol's format",
        ["ron/ron-unknown-component-tag"] = "RON, the original migration protocol's format",
        ["devices/sample"] = "device payloads of the original migration protocol, no type of the API",
    };

    /// <summary>The cases that wrap a document of this API in the original migration protocol's preamble: where the document is, and its type.</summary>
    public static readonly IReadOnlyDictionary<string, Wrapped> InPreamble = new Dictionary<string, Wrapped>
    {
        ["preamble/V0-json-in"] = new("/instance_spec", "v1.VersionedInstanceSpec"),
        ["preamble/V2-json-in"] = new("/instance_spec/V2", "v2.InstanceSpec"),
    };

    /// <summary>A difference.</summary>
    internal sealed record Difference(string Pointer, string Reason);

    /// <summary>A document inside another.</summary>
    internal sealed record Wrapped(string Pointer, string Type);
}
