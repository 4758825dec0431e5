using System.Collections.Immutable;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Guests.Programs;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Specs;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <summary>Makes VMs of API specs.</summary>
internal static class InstanceBuilder
{
    /// <summary>Makes a VM that is paused and empty.</summary>
    /// <param name="source">The spec.</param>
    /// <param name="birthVersion">The API version that the VM was made with.</param>
    /// <param name="options">How the host is set up.</param>
    /// <returns>The VM, or why there can be none.</returns>
    public static (VmInstance? Instance, HostError? Error) Build(Latest.InstanceSpec source, int birthVersion, VmmHostOptions options)
    {
        if (VersionedInstanceSpec.AsOf(options.ApiMax).Show(source) is { IsSuccess: false } older)
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

    /// <summary>Makes an empty machine like another one.</summary>
    public static IMachine CreateMachine(IMachine old) => EmbeddedMachine.Create(old.Configuration);

    /// <summary>Loads the guest, cut down to what the machine has.</summary>
    /// <exception cref="ArgumentException">The guest cannot run on such a machine.</exception>
    public static void LoadGuest(IMachine machine, VmmHostOptions options)
    {
        if (options.GuestImage is { } image)
        {
            machine.Load(new GuestProgram { Name = "image", EntryPoint = MemoryMap.RamBase, Segments = [new GuestSegment(MemoryMap.RamBase, image)] });
            return;
        }

        if (options.Guest is not { } guest || BootLoader.TryLoad(machine))
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
        machine.Load(options.GuestKind.Create(fitting, configuration));
    }

    private static (VmInstance? Instance, HostError? Error) CreateMachine(Spec spec, Latest.InstanceSpec shown, int birthVersion, VmmHostOptions options)
    {
        if (!SpecMachine.Describe(spec).TryGetValue(out var configuration, out var error))
        {
            return (null, Refuse(error));
        }

        if (configuration.MemoryMib > options.MaxMemoryMib)
        {
            return CannotBeMade($"the memory must be at most {options.MaxMemoryMib} MiB on this server, not {configuration.MemoryMib}");
        }

        if (configuration.FindProblem() is { } misfit)
        {
            return CannotBeMade(misfit);
        }

        try
        {
            var machine = EmbeddedMachine.Create(configuration);
            return (new VmInstance(spec, shown, birthVersion, machine, new FailureInjection(spec.MigrationFailureInjector)), null);
        }
        catch (ArgumentException problem)
        {
            return CannotBeMade(problem.Message);
        }
    }

    private static (VmInstance? Instance, HostError? Error) CannotBeMade(string problem) =>
        (null, new HostError(HostErrorCategory.InvalidRequest, nameof(V1.ErrorCode.CreateFailed), $"the VM cannot be created: {problem}"));

    private static HostError Refuse(SpecError error) =>
        new(HostErrorCategory.InvalidRequest, HostError.InvalidSpec, $"failed to generate internal instance spec: {error}") { SpecPointer = error.Pointer };
}
