using SpecLattice.Vmm.Machine.Board;

namespace SpecLattice.Vmm.Instances;

/// <summary>What the guest is doing: for demonstrations.</summary>
/// <param name="Counter">How far the guest has counted; null where it runs no guest that is known.</param>
/// <param name="Status">Whether it runs.</param>
/// <param name="Counters">What the machine has done on this server.</param>
/// <param name="Fault">Why the guest cannot continue; null unless it cannot.</param>
public sealed record GuestView(ulong? Counter, MachineStatus Status, MachineCounters Counters, GuestFault? Fault);

/// <summary>Looks into the guest of an instance.</summary>
/// <param name="instance">The instance.</param>
/// <param name="software">Knows the guests; null where none is known.</param>
internal sealed class GuestInspection(HostedInstance instance, IGuestSoftware? software)
{
    /// <summary>What the guest is doing; null while there is no VM. Under the gate.</summary>
    public GuestView? View() => instance.Vm is { Machine: var machine }
        ? new GuestView(software?.ReadCounter(machine), machine.Status, machine.Counters, machine.Fault)
        : null;

    /// <summary>Checks the guest's memory and console; a running guest is paused for that. Under the gate.</summary>
    /// <returns>What was found; null while there is no VM with a guest that is known, and during a migration.</returns>
    public GuestMemoryCheck? Check()
    {
        if (software is null
            || instance.Vm is not { Machine: var machine }
            || instance.State is LifecycleState.Arriving or LifecycleState.Leaving or LifecycleState.LeavingToStop)
        {
            return null;
        }

        var running = machine.IsRunning;
        machine.Pause();
        try
        {
            return software.Check(machine);
        }
        finally
        {
            if (running)
            {
                machine.Run();
            }
        }
    }
}
