using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Migration;

namespace SpecLattice.Vmm.Instances;

/// <summary>
/// One instance and its VM: made from a spec or fetched by live migration, run, and sent on by live migration. A host has one
/// instance in its life.
/// </summary>
/// <remarks>All members may be called from any thread.</remarks>
public sealed partial class VmmHost : IAsyncDisposable
{
    // Guards everything below, and every start and stop of the machine but those of a migration, which has the machine to itself.
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _lifetime = new();
    private readonly CancellationToken _ending;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private InstanceView? _view;
    private VmInstance? _vm;
    private Latest.InstanceSpec? _spec;
    private bool _disposed;

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
        AdvertisedAddress = options.AdvertisedAddress;
        _ending = _lifetime.Token;
    }

    /// <summary>How the host is set up.</summary>
    public VmmHostOptions Options { get; }

    /// <summary>Where other servers reach this one: told to them, and by them to readers of the console. Null while it is not known.</summary>
    public SocketAddress? AdvertisedAddress { get; set; }

    /// <summary>The instance as it is now; null before there is one.</summary>
    public InstanceView? Instance
    {
        get
        {
            lock (_gate)
            {
                return _view;
            }
        }
    }

    /// <summary>What the guest is doing; null while there is no VM.</summary>
    public GuestView? Guest
    {
        get
        {
            lock (_gate)
            {
                return _vm is { Machine: var machine }
                    ? new GuestView(ReadCounter(machine), machine.Status, machine.Counters, machine.Fault)
                    : null;
            }
        }
    }

    /// <summary>Makes the instance from a spec, or starts to fetch it by migration; that continues in the background.</summary>
    /// <param name="request">The request, converted up from whichever version it was made in.</param>
    /// <param name="apiVersion">The API version it was made in: the VM's birth version.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer, or why the request is refused.</returns>
    public Task<EnsureResult> EnsureAsync(Latest.InstanceEnsureRequest request, int apiVersion, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(apiVersion, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(apiVersion, Options.ApiMax);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return Task.FromResult(_view is not null
                ? EnsureResult.Refused(new HostError(
                    HostErrorCategory.Conflict, nameof(ErrorCode.AlreadyInitialized), "the server already has an instance"))
                : request.Init.Match(
                    initializeFromSpec: init => Create(request.Properties, init.Spec, apiVersion),
                    initializeFromMigration: init => Fetch(request.Properties, init)));
        }
    }

    /// <summary>Makes the instance from a spec, or starts to fetch it by migration; that continues in the background.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer, or why the request is refused.</returns>
    public Task<EnsureResult> EnsureAsync(Latest.InstanceEnsureRequest request, CancellationToken cancellationToken = default) =>
        EnsureAsync(request, Options.ApiMax, cancellationToken);

    /// <summary>
    /// The instance's spec, in the newest version; null before there is an instance and while it waits for a migration. It stays when the
    /// VM has gone.
    /// </summary>
    public Latest.InstanceSpec? GetSpec()
    {
        lock (_gate)
        {
            return _spec;
        }
    }

    /// <summary>Waits until the instance's generation is at least the given one, or can never be because the instance has ended.</summary>
    /// <param name="generation">The generation: one more than the last one seen.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The instance at that moment; null when there is none.</returns>
    public async Task<InstanceView?> WaitForGenerationAsync(ulong generation, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_view is null || _view.Generation >= generation || _view.State is InstanceState.Failed or InstanceState.Destroyed)
                {
                    return _view;
                }

                ObjectDisposedException.ThrowIf(_disposed, this);
                changed = _changed.Task;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// The serial console of a COM port; null while there is no VM, or it has no such port. A reset and a migration make a new one, so
    /// whoever waits for output should ask again now and then.
    /// </summary>
    /// <param name="comPort">The COM port's number, 1 to 4.</param>
    public SerialConsole? FindConsole(int comPort)
    {
        lock (_gate)
        {
            return _vm?.Machine.FindConsole(comPort);
        }
    }

    /// <summary>
    /// Checks that the guest's memory and console hold exactly what its program leaves there. A running guest is paused for that.
    /// </summary>
    /// <returns>What was found; null while there is no VM with such a guest, and during a migration.</returns>
    public GuestMemoryCheck? CheckGuestMemory()
    {
        lock (_gate)
        {
            if (_vm is not { Machine: var machine } || _view!.State == InstanceState.Migrating || GuestKind.Of(machine) is not { } guest)
            {
                return null;
            }

            var running = machine.IsRunning;
            machine.Pause();
            try
            {
                return Check(machine, guest);
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

    /// <summary>Calls a migration off and stops the VM.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            _changed.TrySetResult();
        }

        await _lifetime.CancelAsync().ConfigureAwait(false);
        await _incoming.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _outgoing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            DropMachine();
            if (_view is { State: not (InstanceState.Failed or InstanceState.Destroyed) })
            {
                Enter(InstanceState.Destroyed);
            }
        }

        _lifetime.Dispose();
    }

    private static GuestMemoryCheck Check(IMachine machine, GuestKind guest)
    {
        var pages = machine.Ram.ReadUInt64(PageCounterProgram.ParametersOffset);
        return new GuestMemoryCheck(GuestKind.ReadCounter(machine), pages, guest.Check(machine));
    }

    /// <summary>The guest's counter; null where it is none of those that come with the server.</summary>
    private static ulong? ReadCounter(IMachine machine) => GuestKind.Of(machine) is null ? null : GuestKind.ReadCounter(machine);

    private EnsureResult Create(InstanceProperties properties, Latest.InstanceSpec spec, int apiVersion)
    {
        var (vm, error) = InstanceBuilder.Build(spec, apiVersion, Options);
        if (vm is null)
        {
            return EnsureResult.Refused(error!);
        }

        try
        {
            InstanceBuilder.LoadGuest(vm.Machine, Options);
        }
        catch (ArgumentException problem)
        {
            vm.Machine.Dispose();
            return EnsureResult.Refused(new HostError(
                HostErrorCategory.InvalidRequest, nameof(ErrorCode.CreateFailed), $"the server's guest cannot run on this VM: {problem.Message}"));
        }

        (_vm, _spec) = (vm, vm.ApiSpec);
        Publish(new InstanceView { Properties = properties, State = InstanceState.Creating, Generation = 0, BirthVersion = apiVersion });
        return EnsureResult.Created();
    }

    /// <summary>Replaces the view and wakes whoever waits for that. Under the lock.</summary>
    private void Publish(InstanceView view)
    {
        _view = view with { Generation = (_view?.Generation ?? 0) + 1 };
        var changed = _changed;
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        changed.TrySetResult();
    }

    private void Enter(InstanceState state) => Publish(_view! with { State = state });

    private void DropMachine()
    {
        _vm?.Machine.Dispose();
        _vm = null;
    }
}
