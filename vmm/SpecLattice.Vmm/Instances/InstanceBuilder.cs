using System.Collections.Immutable;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Machine.Programs;
using SpecLattice.Vmm.Specs;
using V1 = SpecLattice.Vmm.Api.V1;
using V6 = SpecLattice.Vmm.Api.V6;

namespace SpecLattice.Vmm.Instances;

/// <summary>Makes VMs of API specs.</summary>
internal static class InstanceBuilder
{
    /// <summary>Makes a VM that is paused and empty.</summary>
    /// <param name="source">The spec.</param>
    /// <param name="birthVersion">The API version that the VM was made with.</param>
    /// <param name="options">How the host is set up.</param>
    /// <returns>The VM, or why there can be none.</returns>
    public static (VmInstance? Instance, HostError? Error) Build(V6.InstanceSpec source, int birthVersion, VmmHostOptions options)
    {
        VersionedInstanceSpec versioned = source;
        if (versioned.ToVersion(options.ApiMax) is { IsSuccess: false } older)
        {
            return (null, new HostError(HostErrorCategory.InvalidRequest, HostError.InvalidSpec, $"API version {options.ApiMax} has no such instance spec")
            {
                Losses = older.Losses,
                SpecPointer = older.Losses[0].Pointer,
            });
        }

        if (!SpecFromApi.Convert(source, options.Features).TryGetValue(out var spec, out var error))
        {
            return (null, Refuse(error));
        }

        if (MachineSupport.Check(spec, options.SubstituteBackends) is { } unsupported)
        {
            return (null, Refuse(unsupported));
        }

        return SpecToApi.Convert(spec).TryGetValue(out var shown, out var losses)
            ? CreateMachine(spec, shown, birthVersion, options)
            : (null, new HostError(HostErrorCategory.Failed, nameof(V1.ErrorCode.CreateFailed), "the spec cannot be shown again") { Losses = losses });
    }

    /// <summary>Makes an empty machine for a spec that was built before.</summary>
    public static IMachine CreateMachine(Spec spec) => EmbeddedMachine.Create(ConfigurationOf(spec));

    /// <summary>Loads the guest, cut down to what the machine has.</summary>
    public static void LoadGuest(IMachine machine, PageCounterParameters? guest)
    {
        if (guest is null)
        {
            return;
        }

        var configuration = machine.Configuration;
        var ports = configuration.Devices.OfType<UartConfiguration>().Select(uart => uart.ComPort).Order().ToArray();
        var fitting = guest with
        {
            Pages = Math.Clamp(guest.Pages, 1, (machine.Ram.Size - PageCounterProgram.PagesOffset) >> GuestRam.PageShift),
            ComPort = guest.ComPort is { } port && !ports.Contains(port) ? (ports.Length > 0 ? ports[0] : null) : guest.ComPort,
        };
        machine.Load(PageCounterProgram.Create(fitting, configuration));
    }

    private static (VmInstance? Instance, HostError? Error) CreateMachine(Spec spec, V6.InstanceSpec shown, int birthVersion, VmmHostOptions options)
    {
        var configuration = ConfigurationOf(spec);
        var problem = configuration.MemoryMib > options.MaxMemoryMib
            ? $"the memory must be at most {options.MaxMemoryMib} MiB on this server, not {configuration.MemoryMib}"
            : configuration.FindProblem();
        return problem is null
            ? (new VmInstance(spec, shown, birthVersion, EmbeddedMachine.Create(configuration), new FailureInjection(spec.MigrationFailureInjector)), null)
            : (null, new HostError(HostErrorCategory.InvalidRequest, nameof(V1.ErrorCode.CreateFailed), $"the VM cannot be made: {problem}"));
    }

    private static MachineConfiguration ConfigurationOf(Spec spec) => new()
    {
        VcpuCount = spec.Board.Cpus,
        MemoryMib = spec.Board.MemoryMb,
        Devices =
        [
            .. spec.SerialPorts.Select(port => new UartConfiguration(port.Key.ToString(), ComPort(port.Value.Number))),
            .. spec.Pvpanic is { } pvpanic ? [new PvpanicConfiguration(pvpanic.Id.ToString(), pvpanic.EnableIsa)] : ImmutableArray<DeviceConfiguration>.Empty,
        ],
    };

    private static int ComPort(V1.SerialPortNumber number) => number switch
    {
        V1.SerialPortNumber.Com1 => 1,
        V1.SerialPortNumber.Com2 => 2,
        V1.SerialPortNumber.Com3 => 3,
        V1.SerialPortNumber.Com4 => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(number), number, null),
    };

    private static HostError Refuse(SpecError error) =>
        new(HostErrorCategory.InvalidRequest, HostError.InvalidSpec, $"failed to generate internal instance spec: {error}") { SpecPointer = error.Pointer };
}
