using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Machine.Riscv;

namespace SpecLattice.Vmm.Machine;

/// <summary>Checks an imported state as a whole, before any of it is applied.</summary>
internal static class MachineStateImport
{
    private const string Missing = "missing: the machine has such a device";
    private const string Unknown = "the machine has no such device";

    public static void Check(MachineState state, MachineConfiguration configuration)
    {
        if (state.Harts.Count != configuration.VcpuCount)
        {
            throw new MachineStateException("harts", $"{state.Harts.Count} of them, expected {configuration.VcpuCount}");
        }

        for (var number = 0; number < state.Harts.Count; number++)
        {
            RiscvHart.Check(state.Harts[number], boot: number == 0, $"harts/{number}");
        }

        CheckIds("uarts", state.Uarts.Keys, configuration);
        CheckIds("consoles", state.Consoles.Keys, configuration);
        foreach (var (id, uart) in state.Uarts)
        {
            Uart16550.Check(uart, $"uarts/{id}");
        }

        foreach (var (id, console) in state.Consoles)
        {
            SerialConsole.Check(console, $"consoles/{id}");
        }

        if (state.Pvpanic is null != configuration.PvpanicId is null)
        {
            throw new MachineStateException("pvpanic", state.Pvpanic is null ? Missing : Unknown);
        }
    }

    private static void CheckIds(string place, IEnumerable<string> ids, MachineConfiguration configuration)
    {
        var expected = configuration.Uarts.Select(uart => uart.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (!expected.Remove(id))
            {
                throw new MachineStateException($"{place}/{id}", Unknown);
            }
        }

        if (expected.Count > 0)
        {
            throw new MachineStateException($"{place}/{expected.Order(StringComparer.Ordinal).First()}", Missing);
        }
    }
}
