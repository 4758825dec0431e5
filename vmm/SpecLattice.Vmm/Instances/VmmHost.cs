using System.Net.WebSockets;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Devices;
using SpecLattice.Vmm.Migration;
using V6 = SpecLattice.Vmm.Api.V6;

namespace SpecLattice.Vmm.Instances;

/// <summary>
/// One instance and its VM: made from a spec or fetched by live migration, run, and sent on by live migration. A host has one
/// instance in its life.
/// </summary>
/// <remarks>All members may be called from any thread.</remarks>
public sealed class VmmHost : IAsyncDisposable
{
    /// <summary>Makes a host without an instance.</summary>
    /// <param name="options">How it is set up.</param>
    /// <exception cref="ArgumentException">There can be no such host; the message says why.</exception>
    public VmmHost(VmmHostOptions options)
    {
        if (options.FindProblem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        Options = options;
    }

    /// <summary>How the host is set up.</summary>
    public VmmHostOptions Options { get; }

    /// <summary>The instance as it is now; null before there is one.</summary>
    public InstanceView? Instance => throw new NotImplementedException();

    /// <summary>What the guest is doing; null while there is no VM.</summary>
    public GuestView? Guest => throw new NotImplementedException();

    /// <summary>Makes the instance from a spec, or starts to fetch it by migration; that goes on in the background.</summary>
    /// <param name="request">The request, converted up from whichever version it was made in.</param>
    /// <param name="apiVersion">The API version it was made in: the VM's birth version.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer, or why the request is refused.</returns>
    public Task<EnsureResult> EnsureAsync(V6.InstanceEnsureRequest request, int apiVersion, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Makes the instance from a spec, or starts to fetch it by migration; that goes on in the background.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer, or why the request is refused.</returns>
    public Task<EnsureResult> EnsureAsync(V6.InstanceEnsureRequest request, CancellationToken cancellationToken = default) =>
        EnsureAsync(request, Options.ApiMax, cancellationToken);

    /// <summary>The instance's spec, in the newest version; null before there is an instance and while it waits for a migration.</summary>
    public V6.InstanceSpec? GetSpec() => throw new NotImplementedException();

    /// <summary>Waits until the instance's generation is at least the given one.</summary>
    /// <param name="generation">The generation: one more than the last one seen.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The instance at that moment; null when there is none.</returns>
    public Task<InstanceView?> WaitForGenerationAsync(ulong generation, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Runs, stops or resets the VM.</summary>
    /// <param name="requested">What to do.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Why it was not done; null when it was.</returns>
    public Task<HostError?> RequestStateAsync(InstanceStateRequested requested, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>Says whether a migration may be served now: for refusing before a connection is made of the request.</summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <returns>Why not; null when it may.</returns>
    public HostError? CheckMigrationOut(Guid migrationId) => throw new NotImplementedException();

    /// <summary>Sends the VM over a connection that the target has opened. Never throws because of the peer.</summary>
    /// <param name="migrationId">The migration's id.</param>
    /// <param name="socket">The connection. The caller disposes of it.</param>
    /// <param name="cancellationToken">Calls the migration off; has no effect once the target was told to run.</param>
    /// <returns>How it went.</returns>
    public Task<MigrationReport> ServeMigrationOutAsync(Guid migrationId, WebSocket socket, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <summary>
    /// Says what became of a migration of which nobody confirmed that the target runs. Until then the VM stays paused here, whole.
    /// </summary>
    /// <param name="targetRuns">
    /// True when the target runs: the VM is let go here. False when it is certain that it does not and never will: the VM goes on here.
    /// </param>
    /// <returns>Why it was not done; null when it was.</returns>
    public HostError? ResolveHandover(bool targetRuns) => throw new NotImplementedException();

    /// <summary>The serial console of a COM port; null while there is no VM, or it has no such port.</summary>
    /// <param name="comPort">The COM port's number, 1 to 4.</param>
    public SerialConsole? FindConsole(int comPort) => throw new NotImplementedException();

    /// <summary>
    /// Checks that the guest's memory and console hold exactly what its program leaves there. A running guest is paused for that.
    /// </summary>
    /// <returns>What was found; null while there is no VM with such a guest, and during a migration.</returns>
    public GuestMemoryCheck? CheckGuestMemory() => throw new NotImplementedException();

    /// <summary>Calls a migration off and stops the VM.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
