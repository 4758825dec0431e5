using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Embedded;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.Instances;

/// <summary>Makes VMs from API specs.</summary>
internal static class InstanceBuilder
{
    /// <summary>Makes a VM that is paused and empty.</summary>
    /// <param name="source">The spec.</param>
    /// <param name="birth">The API version that the VM was made with.</param>
    /// <param name="options">How the host is set up.</param>
    /// <param name="fetched">Whether the VM is fetched from another server.</param>
    /// <returns>The VM, or why there can be none.</returns>
    /// <remarks>Files are opened here, which may take as long as their file systems like: not under the host's gate.</remarks>
    public static Result<VmInstance, HostError> Build(Latest.InstanceSpec source, Birth birth, VmmHostOptions options, bool fetched = false)
    {
        if (AnyInstanceSpec.AsOf(options.ApiMax).Show(source) is { IsSuccess: false } older)
        {
            return new HostError(HostErrorKind.InvalidSpec, $"API version {options.ApiMax} has no such instance spec")
            {
                Losses = older.Losses,
                SpecPointer = older.Losses[0].Pointer,
            };
        }

        if (!ModelFromApi.Convert(source, options.Features).TryGetValue(out var model, out var error))
        {
            return Refuse(error);
        }

        if (!MachineMapping.Describe(model, options.SubstituteBackends).TryGetValue(out var configuration, out var unsupported))
        {
            return Refuse(unsupported);
        }

        if (configuration.MemoryMib > options.MaxMemoryMib)
        {
            return CannotBeMade($"the memory must be at most {options.MaxMemoryMib} MiB on this server, not {configuration.MemoryMib}");
        }

        if (configuration.FindProblem() is { } misfit)
        {
            return CannotBeMade(misfit);
        }

        if (!VmFiles.Open(configuration, options.DiskRoots, fetched).TryGetValue(out var files, out var unusable))
        {
            return unusable;
        }

        try
        {
            var machine = EmbeddedMachine.Create(files.Configuration);
            return new VmInstance(ShownSpec.Of(source), birth, machine, files, new FailureInjection(model.MigrationFailureInjector));
        }
        catch (ArgumentException problem)
        {
            files.Dispose();
            return CannotBeMade(problem.Message);
        }
    }

    /// <summary>Makes an empty machine like another one.</summary>
    public static IMachine CreateMachine(IMachine old) => EmbeddedMachine.Create(old.Configuration);

    private static HostError CannotBeMade(string problem) => new(HostErrorKind.CannotCreate, $"the VM cannot be created: {problem}");

    private static HostError Refuse(ModelError error) =>
        new(HostErrorKind.InvalidSpec, $"failed to generate internal instance spec: {error}") { SpecPointer = error.Pointer };
}
