namespace SpecLattice.Vmm.Cli.Tests.Support;

/// <summary>Requests and specs as text: what clients send, written independently of the types under test.</summary>
internal static class Documents
{
    public const string Properties = """
        {"id":"11111111-2222-4333-8444-555555555555","name":"test","description":"","metadata":{
          "silo_id":"00000000-0000-0000-0000-000000000001","project_id":"00000000-0000-0000-0000-000000000002",
          "sled_id":"00000000-0000-0000-0000-000000000003","sled_serial":"S1","sled_revision":1,"sled_model":"M"}}
        """;

    public const string Com1 = """ "com1":{"type":"serial_port","component":{"num":"com1"}} """;

    public const string Vsock = """ "vsock":{"type":"virtio_socket","component":{"guest_cid":3,"pci_path":{"bus":0,"device":20,"function":0}}} """;

    public const string Smbios = """ "smbios":{"manufacturer":"A","product_name":"B","serial_number":"C","version":7} """;

    /// <summary>A spec that every version can hold.</summary>
    public static string Simple { get; } = Spec(Com1);

    public static string EnsureRequest(string spec) => $$"""
        {"properties":{{Properties}},"init":{"method":"Spec","value":{"spec":{{spec}} } } }
        """;

    public static string Spec(string components, string? smbios = null, int memoryMb = 64)
    {
        var more = smbios is null ? "" : "," + smbios;
        return $$"""
            {"board":{"cpus":2,"memory_mb":{{memoryMb}},"chipset":{"type":"i440_fx","value":{"enable_pcie":false} } },
              "components":{ {{components}} } {{more}} }
            """;
    }

    /// <summary>An NVMe disk and its backend, with the write cache said or not.</summary>
    public static string NvmeDisk(bool? writeCache = null) => NvmeDisk(writeCache, "c2VjcmV0LXNlY3JldC1zZWNyZXQ=");

    /// <summary>The same, with room for a guest that works on it.</summary>
    public static string EmptyNvmeDisk(bool? writeCache = null) => NvmeDisk(writeCache, Convert.ToBase64String(new byte[64 * 512]));

    private static string NvmeDisk(bool? writeCache, string contents)
    {
        var cache = writeCache is { } said ? $",\"has_write_cache\":{(said ? "true" : "false")}" : "";
        return $$"""
            "disk":{"type":"nvme_disk","component":{"backend_id":"disk-backend","pci_path":{"bus":0,"device":16,"function":0},
                "serial_number":[100,105,115,107,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0] {{cache}} } },
            "disk-backend":{"type":"blob_storage_backend","component":{"base64":"{{contents}}","readonly":false} }
            """;
    }
}
