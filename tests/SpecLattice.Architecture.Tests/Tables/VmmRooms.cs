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
            "Vmm.Machine",
            ["Runtime:*", "Vmm.Api:*"],
            new("."),
            new("Memory"),
            new("State/V1"),
            new("State/V2", "State/V1"),
            new("State", "State/V1", "State/V2"),
            new("Board", "Memory", "State", "State/V2"),
            new("Devices", "Board", "Memory", "State", "State/V1", "State/V2"),
            new("Devices/Block", "Board", "Devices", "State", "State/V1"),
            new("Devices/Pci", "Board", "Devices", "State", "State/V1"),
            new("Devices/Nvme", "Board", "Devices", "Devices/Block", "Devices/Pci", "Memory", "State", "State/V1", "State/V2"),
            new("Devices/Virtio", "Board", "Devices", "Devices/Block", "Devices/Pci", "Memory", "State", "State/V1", "State/V2"),
            new("Riscv", "Board", "Devices", "Memory", "State", "State/V1"),
            new("Embedded", "Board", "Devices", "Devices/Block", "Devices/Nvme", "Devices/Pci", "Devices/Virtio", "Memory", "Riscv", "State")),
        new(
            "Vmm.Guests",
            ["Runtime:*", "Vmm.Api:*"],
            new("Assembly", "Vmm.Machine:Riscv"),
            new("Programs", "Assembly", "Vmm.Machine:Board", "Vmm.Machine:Devices/Virtio", "Vmm.Machine:Memory", "Vmm.Machine:Riscv")),
        new(
            "Vmm",
            ["Runtime:*", "Vmm.Api:*"],
            new("."),
            new("Specs"),
            new("Migration/Memory", "Vmm.Machine:Memory") { Still = ["Migration", "Migration/Wire"] },
            new("Migration/Transport") { Still = ["Migration", "Migration/Wire"] },
            new("Migration/Wire", "Vmm.Machine:Memory", "Migration/Transport") { Still = ["Migration"] },
            new("Instances", ".", "Vmm.Machine:Board", "Vmm.Machine:Embedded", "Vmm.Machine:Memory", "Vmm.Guests:Programs", "Vmm.Machine:State", "Migration/Transport", "Migration/Wire", "Specs") { Still = ["Migration"] },
            new("Migration", "Instances", "Vmm.Machine:Board", "Vmm.Machine:Memory", "Vmm.Machine:State", "Migration/Memory", "Migration/Transport", "Migration/Wire", "Specs") { Still = ["Migration/Payloads"] },
            new("Migration/Payloads", "Instances", "Vmm.Machine:Board", "Vmm.Machine:State", "Migration", "Migration/Wire")),
        new(
            "Vmm.Server",
            ["Runtime:*", "Vmm.Api:*"],
            new("Bodies", "Vmm:Instances", "Vmm.Machine:Board", "Vmm:Migration"),
            new("Serial", "Vmm:Instances", "Vmm.Machine:Board", "Vmm:Migration"),
            new(".", "Vmm:Instances"),
            new("Http", ".", "Bodies", "Vmm:.", "Vmm:Instances"),
            new("OpenApi", "Bodies", "Http"),
            new("Endpoints", ".", "Bodies", "Http", "OpenApi", "Serial", "Vmm:Instances", "Vmm.Machine:Board", "Vmm:Migration"),
            new("VmmServer.cs", ".", "Endpoints", "Http", "Vmm:Instances")),
        new(
            "Vmm.Cli",
            ["Runtime:*", "Vmm.Api:*"],
            new("."),
            new("Client", ".", "Vmm.Server:Bodies", "Vmm:.", "Vmm:Instances"),
            new("Serial", "."),
            new("Settings", "."),
            new("Commands", ".", "Client", "Serial", "Settings", "Vmm.Server:.", "Vmm.Server:VmmServer.cs", "Vmm.Server:Bodies", "Vmm:Instances", "Vmm.Guests:Programs", "Vmm:Migration") { Still = ["Demo"] },
            new("Demo", ".", "Client", "Commands", "Vmm.Server:Bodies"),
            new("Program.cs", ".", "Commands")),
    ];
}
