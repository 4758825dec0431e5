namespace SpecLattice.Architecture.Tests.Tables;

/// <summary>The rooms of the VMM.</summary>
internal static class VmmRooms
{
    public static IReadOnlyList<RoomTable> Tables { get; } =
    [
        new(
            "Vmm.Api",
            ["Runtime:*"],
            new("."),
            new("Scalars"),
            new("V1", "Scalars"),
            new("V2", "Scalars", "V1"),
            new("V3", "Scalars", "V1", "V2"),
            new("V5"),
            new("V6", "Scalars", "V1", "V2", "V3")),
        new(
            "Vmm",
            ["Runtime:*", "Vmm.Api:*"],
            new("."),
            new("Machine/Memory"),
            new("Machine/State/V1"),
            new("Machine/State/V2", "Machine/State/V1"),
            new("Machine/State", "Machine/State/V1", "Machine/State/V2"),
            new("Specs"),
            new("Machine/Devices", "Machine/Memory", "Machine/State", "Machine/State/V1", "Machine/State/V2") { Still = ["Machine"] },
            new("Machine/Devices/Block", "Machine/Devices", "Machine/State", "Machine/State/V1") { Still = ["Machine"] },
            new("Machine/Devices/Pci", "Machine/Devices", "Machine/State", "Machine/State/V1") { Still = ["Machine"] },
            new("Machine/Devices/Nvme", "Machine/Devices", "Machine/Devices/Block", "Machine/Devices/Pci", "Machine/Memory", "Machine/State", "Machine/State/V1", "Machine/State/V2") { Still = ["Machine"] },
            new("Machine/Devices/Virtio", "Machine/Devices", "Machine/Devices/Block", "Machine/Devices/Pci", "Machine/Memory", "Machine/State", "Machine/State/V1", "Machine/State/V2") { Still = ["Machine"] },
            new("Machine", "Machine/Devices", "Machine/Devices/Block", "Machine/Devices/Nvme", "Machine/Devices/Pci", "Machine/Devices/Virtio", "Machine/Memory", "Machine/State") { Still = ["Machine/Riscv"] },
            new("Machine/Riscv", "Machine", "Machine/Devices", "Machine/Memory", "Machine/State", "Machine/State/V1"),
            new("Machine/Programs", "Machine", "Machine/Devices", "Machine/Devices/Virtio", "Machine/Memory", "Machine/Riscv"),
            new("Migration/Memory", "Machine/Memory") { Still = ["Migration", "Migration/Wire"] },
            new("Migration/Transport") { Still = ["Migration", "Migration/Wire"] },
            new("Migration/Wire", "Machine/Memory", "Migration/Transport") { Still = ["Migration"] },
            new("Instances", ".", "Machine", "Machine/Devices", "Machine/Memory", "Machine/Programs", "Machine/State", "Migration/Transport", "Migration/Wire", "Specs") { Still = ["Migration"] },
            new("Migration", "Instances", "Machine", "Machine/Memory", "Migration/Memory", "Migration/Transport", "Migration/Wire", "Specs") { Still = ["Migration/Payloads"] },
            new("Migration/Payloads", "Instances", "Machine", "Machine/State", "Migration", "Migration/Wire")),
        new(
            "Vmm.Server",
            ["Runtime:*", "Vmm.Api:*"],
            new("Bodies", "Vmm:Instances", "Vmm:Machine", "Vmm:Migration"),
            new("Serial", "Vmm:Instances", "Vmm:Machine/Devices", "Vmm:Migration"),
            new(".", "Vmm:Instances"),
            new("Http", ".", "Bodies", "Vmm:.", "Vmm:Instances"),
            new("OpenApi", "Bodies", "Http"),
            new("Endpoints", ".", "Bodies", "Http", "OpenApi", "Serial", "Vmm:Instances", "Vmm:Machine/Devices", "Vmm:Migration"),
            new("VmmServer.cs", ".", "Endpoints", "Http", "Vmm:Instances")),
        new(
            "Vmm.Cli",
            ["Runtime:*", "Vmm.Api:*"],
            new("."),
            new("Client", ".", "Vmm.Server:Bodies", "Vmm:.", "Vmm:Instances"),
            new("Serial", "."),
            new("Settings", "."),
            new("Commands", ".", "Client", "Serial", "Settings", "Vmm.Server:.", "Vmm.Server:VmmServer.cs", "Vmm.Server:Bodies", "Vmm:Instances", "Vmm:Machine/Programs", "Vmm:Migration") { Still = ["Demo"] },
            new("Demo", ".", "Client", "Commands", "Vmm.Server:Bodies"),
            new("Program.cs", ".", "Commands")),
    ];
}
