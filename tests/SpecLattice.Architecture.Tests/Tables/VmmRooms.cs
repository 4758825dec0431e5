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
            "Vmm.Model",
            ["Runtime:*", "Vmm.Api:*"],
            new Room(".")),
        new(
            "Vmm.ApiMapping",
            ["Runtime:*", "Vmm.Api:*"],
            new Room(".", "Vmm.Model:.")),
        new(
            "Vmm.Machine",
            ["Runtime:*", "Vmm.Api:Scalars"],
            new("."),
            new("Memory"),
            new("Files"),
            new("State/V1"),
            new("State/V2", "State/V1"),
            new("State", "State/V1", "State/V2"),
            new("Board", "Files", "Memory", "State", "State/V2"),
            new("Devices", "Board", "Memory", "State", "State/V1", "State/V2"),
            new("Devices/Block", "Board", "Devices", "Files", "State", "State/V1"),
            new("Devices/Pci", "Board", "Devices", "State", "State/V1"),
            new("Devices/Nvme", "Board", "Devices", "Devices/Block", "Devices/Pci", "Memory", "State", "State/V1", "State/V2"),
            new("Devices/Virtio", "Board", "Devices", "Devices/Block", "Devices/Pci", "Memory", "State", "State/V1", "State/V2"),
            new("Riscv", "Board", "Devices", "Memory", "State", "State/V1"),
            new("Embedded", "Board", "Devices", "Devices/Block", "Devices/Nvme", "Devices/Pci", "Devices/Virtio", "Memory", "Riscv", "State")),
        new(
            "Vmm.Guests",
            ["Runtime:*"],
            new("Assembly", "Vmm.Machine:Riscv"),
            new("Programs", "Assembly", "Vmm.Api:Scalars", "Vmm.Machine:Board", "Vmm.Machine:Devices/Virtio", "Vmm.Machine:Memory", "Vmm.Machine:Riscv")),
        new(
            "Vmm.Migration",
            ["Runtime:*", "Vmm.Api:*"],
            new("Reports"),
            new("Transport", "Reports"),
            new("Wire", "Reports", "Transport", "Vmm.Machine:Memory"),
            new("Payloads", "Reports", "Wire", "Vmm.Machine:State"),
            new("Memory", "Reports", "Wire", "Vmm.Machine:Memory"),
            new(".", "Reports", "Transport", "Wire", "Payloads", "Memory", "Vmm.Machine:Board", "Vmm.Machine:Memory", "Vmm.Machine:State")),
        new(
            "Vmm.Instances",
            ["Runtime:*", "Vmm.Api:*"],
            new Room(".", "Vmm.ApiMapping:.", "Vmm.Machine:Board", "Vmm.Machine:Embedded", "Vmm.Machine:Files", "Vmm.Machine:Memory", "Vmm.Machine:State", "Vmm.Migration:.", "Vmm.Migration:Reports", "Vmm.Migration:Transport", "Vmm.Migration:Wire", "Vmm.Model:.")),
        new(
            "Vmm.Server",
            ["Runtime:*", "Vmm.Api:*"],
            new("Bodies", "Vmm.Instances:.", "Vmm.Machine:Board", "Vmm.Migration:Reports"),
            new("Serial", "Vmm.Instances:.", "Vmm.Machine:Board", "Vmm.Migration:Reports"),
            new(".", "Vmm.Instances:.", "Vmm.Migration:Transport"),
            new("Http", ".", "Bodies", "Vmm.ApiMapping:.", "Vmm.Instances:.", "Vmm.Machine:Memory", "Vmm.Migration:Transport"),
            new("OpenApi", "Bodies", "Http"),
            new("Endpoints", ".", "Bodies", "Http", "OpenApi", "Serial", "Vmm.Instances:.", "Vmm.Machine:Board", "Vmm.Migration:Reports", "Vmm.Model:."),
            new("VmmServer.cs", ".", "Endpoints", "Http", "Vmm.Instances:.", "Vmm.Migration:Transport")),
        new(
            "Vmm.Cli",
            ["Runtime:*", "Vmm.Api:*"],
            new("."),
            new("Client", ".", "Vmm.Server:Bodies", "Vmm.ApiMapping:.", "Vmm.Instances:.", "Vmm.Migration:.", "Vmm.Migration:Transport"),
            new("Serial", ".", "Client"),
            new("Settings", "."),
            new("Commands", ".", "Client", "Serial", "Settings", "Vmm.Server:.", "Vmm.Server:VmmServer.cs", "Vmm.Server:Bodies", "Vmm.Guests:Programs", "Vmm.Instances:.", "Vmm.Machine:Files", "Vmm.Migration:.", "Vmm.Migration:Reports", "Vmm.Migration:Transport") { Still = ["Demo"] },
            new("Demo", ".", "Client", "Commands", "Vmm.Server:Bodies", "Vmm.Model:."),
            new("Program.cs", ".", "Client", "Commands")),
    ];
}
