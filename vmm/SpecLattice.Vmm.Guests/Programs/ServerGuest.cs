using System.Collections.Immutable;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Memory;

namespace SpecLattice.Vmm.Guests.Programs;

/// <summary>The guest that a server loads: one of those that come with it, or a program of the operator's.</summary>
public sealed record ServerGuest : IGuestSoftware
{
    /// <summary>What the guest does, cut down to what the VM has: fewer pages, no console. Null loads none.</summary>
    public PageCounterParameters? Parameters { get; init; } = new();

    /// <summary>Which of the guests that come with the server is loaded, unless a disk has a program of its own.</summary>
    public GuestKind Kind { get; init; } = GuestKind.Counter;

    /// <summary>A program to load instead: it is put at the start of RAM, and started there. Null for none.</summary>
    public ImmutableArray<byte>? Image { get; init; }

    /// <inheritdoc/>
    public void Load(IMachine machine)
    {
        if (Image is { } image)
        {
            machine.Load(new GuestProgram { Name = "image", EntryPoint = MemoryMap.RamBase, Segments = [new GuestSegment(MemoryMap.RamBase, image)] });
            return;
        }

        if (Parameters is not { } wanted || BootLoader.TryLoad(machine))
        {
            return;
        }

        var configuration = machine.Configuration;
        var ports = configuration.Devices.OfType<UartConfiguration>().Select(uart => uart.ComPort).Order().ToArray();
        var fitting = wanted with
        {
            Pages = Math.Clamp(wanted.Pages, 1, (machine.Ram.Size - PageCounterProgram.PagesOffset) >> GuestRam.PageShift),
            ComPort = wanted.ComPort is { } port && !ports.Contains(port) ? (ports.Length > 0 ? ports[0] : null) : wanted.ComPort,
        };
        machine.Load(Kind.Create(fitting, configuration));
    }

    /// <inheritdoc/>
    public ulong? ReadCounter(IMachine machine) => GuestKind.Of(machine) is null ? null : GuestKind.ReadCounter(machine);

    /// <inheritdoc/>
    public GuestMemoryCheck? Check(IMachine machine) => GuestKind.Of(machine) is not { } kind
        ? null
        : new GuestMemoryCheck(GuestKind.ReadCounter(machine), machine.Ram.ReadUInt64(PageCounterProgram.ParametersOffset), kind.Check(machine));
}
