using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.State;

namespace SpecLattice.Vmm.Machine.Board;

/// <summary>A virtual machine: harts, RAM and devices. What live migration is written against.</summary>
/// <remarks>
/// All members may be called from any thread. A guest can fault; it can never make a member throw.
/// </remarks>
public interface IMachine : IDisposable
{
    /// <summary>What the machine was made from.</summary>
    MachineConfiguration Configuration { get; }

    /// <summary>The guest's RAM, with its dirty bitmap.</summary>
    GuestRam Ram { get; }

    /// <summary>Whether the machine runs, is paused, or its guest has faulted.</summary>
    MachineStatus Status { get; }

    /// <summary>
    /// Whether <see cref="Status"/> is <see cref="MachineStatus.Running"/>. A guest that waits for an interrupt still runs.
    /// </summary>
    bool IsRunning { get; }

    /// <summary>Why the guest faulted; null unless <see cref="Status"/> is <see cref="MachineStatus.Faulted"/>.</summary>
    GuestFault? Fault { get; }

    /// <summary>What the machine has done so far. Cheap enough to poll.</summary>
    MachineCounters Counters { get; }

    /// <summary>Puts a program into RAM and the boot hart at its entry point. The machine must not be running.</summary>
    /// <param name="program">The program.</param>
    /// <exception cref="InvalidOperationException">The machine runs.</exception>
    /// <exception cref="ArgumentException">The program does not fit into the machine's RAM; nothing was written.</exception>
    void Load(GuestProgram program);

    /// <summary>Starts or resumes the harts. Does nothing when the machine already runs.</summary>
    /// <exception cref="InvalidOperationException">The guest has faulted.</exception>
    void Run();

    /// <summary>
    /// Stops every hart at an instruction boundary and returns when they have stopped: no access is half done, and RAM and
    /// device state do not change until <see cref="Run"/>. Does nothing when the machine is not running.
    /// </summary>
    void Pause();

    /// <summary>The state of harts and devices, without RAM. The machine must not be running.</summary>
    /// <exception cref="InvalidOperationException">The machine runs.</exception>
    MachineState ExportState();

    /// <summary>
    /// The state of harts and devices at one instruction boundary, also of a running machine, which is held up no longer than by a
    /// pause: for finding out beforehand whether the state can be sent, and for warming up that path.
    /// </summary>
    MachineState PeekState();

    /// <summary>
    /// Replaces the state of harts and devices. Everything is checked first: either all of it is applied or nothing.
    /// RAM is not touched. The machine must not be running.
    /// </summary>
    /// <param name="state">The state, possibly hostile.</param>
    /// <exception cref="InvalidOperationException">The machine runs.</exception>
    /// <exception cref="MachineStateException">The state does not belong to such a machine, or is one that no machine can be
    /// in.</exception>
    void ImportState(MachineState state);

    /// <summary>Interrupts the guest, whether it allows interrupts or not. Has no effect on a guest that has set up no trap handler.</summary>
    void InjectNmi();

    /// <summary>Reads from a disk's backend, past the guest.</summary>
    /// <param name="backend">The backend's key.</param>
    /// <param name="offset">The offset of the first byte.</param>
    /// <param name="destination">Where the bytes go.</param>
    /// <returns>False where there is no such backend, the piece is not all on the disk, or the host could not read it.</returns>
    bool TryReadDisk(string backend, ulong offset, Span<byte> destination);

    /// <summary>The serial console of a COM port, or null when the machine has no such port.</summary>
    /// <param name="comPort">The COM port's number, 1 to 4.</param>
    SerialConsole? FindConsole(int comPort);
}
