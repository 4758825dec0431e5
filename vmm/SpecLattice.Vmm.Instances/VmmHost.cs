using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.Instances;

/// <summary>
/// One instance and its VM: made from a spec or fetched by live migration, run, and sent on by live migration. A host has one
/// instance in its life.
/// </summary>
/// <remarks>All members may be called from any thread.</remarks>
public sealed partial class VmmHost : IAsyncDisposable
{
    private readonly HostedInstance _instance = new();
    private readonly InstanceControl _control;
    private readonly GuestInspection _guest;
    private readonly IncomingMigration _incoming;
    private readonly OutgoingMigration _outgoing;
    private readonly MigrationIds _ids;
    private readonly CancellationTokenSource _lifetime = new();
    private readonly CancellationToken _ending;

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
        _control = new InstanceControl(_instance, options);
        _guest = new GuestInspection(_instance, options.Guest);
        _incoming = new IncomingMigration(_instance);
        _ending = _lifetime.Token;
        _ids = new MigrationIds(options.RequirePreparedIds, options.Time);
        _outgoing = new OutgoingMigration(_instance, options.ToMigrationSettings(), _ids, _ending);
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
            lock (_instance.Gate)
            {
                return _instance.View;
            }
        }
    }

    /// <summary>What the guest is doing; null while there is no VM.</summary>
    public GuestView? Guest
    {
        get
        {
            lock (_instance.Gate)
            {
                return _guest.View();
            }
        }
    }

    /// <summary>Says why no instance can be made; null when one can.</summary>
    public HostError? FindPresence()
    {
        lock (_instance.Gate)
        {
            return _control.FindPresence();
        }
    }

    /// <summary>Makes the instance from a spec, or starts to fetch it by migration; that continues in the background.</summary>
    /// <param name="request">The request, converted up from whichever version it was made in.</param>
    /// <param name="apiVersion">The API version it was made in: the VM's birth version.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer, or why the request is refused.</returns>
    public async Task<Result<InstanceEnsureResponse, HostError>> EnsureAsync(
        Latest.InstanceEnsureRequest request, int apiVersion, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(apiVersion, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(apiVersion, Options.ApiMax);
        cancellationToken.ThrowIfCancellationRequested();
        Task<Result<InstanceEnsureResponse, HostError>> ensured;
        lock (_instance.Gate)
        {
            ObjectDisposedException.ThrowIf(_instance.IsClosing, this);
            if (_control.FindPresence() is { } present)
            {
                return present;
            }

            ensured = request.Init.Match(
                initializeFromSpec: init => _control.MakeAsync(request.Properties, init.Spec, apiVersion, cancellationToken),
                initializeFromMigration: init => Task.FromResult(Fetch(request.Properties, init)));
        }

        return await ensured.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Makes the instance from a spec, or starts to fetch it by migration; that continues in the background.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>The answer, or why the request is refused.</returns>
    public Task<Result<InstanceEnsureResponse, HostError>> EnsureAsync(Latest.InstanceEnsureRequest request, CancellationToken cancellationToken = default) =>
        EnsureAsync(request, Options.ApiMax, cancellationToken);

    /// <summary>
    /// The instance's spec, in the newest version; null before there is an instance and while it waits for a migration. It stays when the
    /// VM has gone.
    /// </summary>
    public Latest.InstanceSpec? GetSpec()
    {
        lock (_instance.Gate)
        {
            return _instance.Spec;
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
            lock (_instance.Gate)
            {
                if (_instance.View is not { } view || view.Generation >= generation || _instance.State is LifecycleState.Failed or LifecycleState.Destroyed)
                {
                    return _instance.View;
                }

                ObjectDisposedException.ThrowIf(_instance.IsClosing, this);
                changed = _instance.Changed;
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
        lock (_instance.Gate)
        {
            return _instance.Vm?.Machine.FindConsole(comPort);
        }
    }

    /// <summary>
    /// Checks that the guest's memory and console hold exactly what its program leaves there. A running guest is paused for that.
    /// </summary>
    /// <returns>What was found; null while there is no VM with a guest that is known, and during a migration.</returns>
    public GuestMemoryCheck? CheckGuestMemory()
    {
        lock (_instance.Gate)
        {
            return _guest.Check();
        }
    }

    /// <summary>Runs, stops or resets the VM.</summary>
    /// <remarks>
    /// What is so already is done. A VM that is on its way to another server is stopped when it turns out that it stays; until then nothing else is
    /// taken. What is refused, and how, is as the original server has it.
    /// </remarks>
    /// <param name="requested">What to do.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Why it was not done; null when it was, or was so already.</returns>
    public Task<HostError?> RequestStateAsync(InstanceStateRequested requested, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_instance.Gate)
        {
            ObjectDisposedException.ThrowIf(_instance.IsClosing, this);
            return Task.FromResult(_control.Request(requested));
        }
    }

    /// <summary>Interrupts the guest, whether it allows interrupts or not.</summary>
    /// <returns>Why it was not done; null when it was.</returns>
    public HostError? InjectNmi()
    {
        lock (_instance.Gate)
        {
            if (_control.FindAbsence() is { } absent)
            {
                return absent;
            }

            _instance.Vm!.Machine.InjectNmi();
            return null;
        }
    }

    /// <summary>Says why there is no VM to ask anything of; null when there is one.</summary>
    public HostError? FindAbsence()
    {
        lock (_instance.Gate)
        {
            return _control.FindAbsence();
        }
    }

    /// <summary>Cancels a migration and stops the VM.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_instance.Gate)
        {
            if (_instance.IsClosing)
            {
                return;
            }

            _instance.BeginClose();
        }

        await _lifetime.CancelAsync().ConfigureAwait(false);
        await _incoming.Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _outgoing.Ended.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_instance.Gate)
        {
            _instance.Close();
        }

        _lifetime.Dispose();
    }
}
