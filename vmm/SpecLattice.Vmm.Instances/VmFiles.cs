using System.Collections.Immutable;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Machine.Files;
using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.Instances;

/// <summary>The files that a VM's disks are in: open for as long as the VM is here, over resets too, and claimed, so that no two VMs write one.</summary>
internal sealed class VmFiles : IDisposable
{
    private readonly List<(string Backend, DiskFile File)> _files = [];

    private VmFiles(MachineConfiguration configuration) => Configuration = configuration;

    /// <summary>The machine with its files.</summary>
    public MachineConfiguration Configuration { get; private set; }

    /// <summary>Opens the files that a machine needs.</summary>
    /// <param name="configuration">The machine.</param>
    /// <param name="roots">The directories beneath which they may be.</param>
    /// <param name="fetched">Whether the VM is fetched from another server, which uses the files until this one runs the VM.</param>
    /// <returns>The files and the machine with them, or which of them cannot be used.</returns>
    public static Result<VmFiles, HostError> Open(MachineConfiguration configuration, DiskRoots roots, bool fetched)
    {
        var files = new VmFiles(configuration);
        var devices = ImmutableArray.CreateBuilder<DeviceConfiguration>(configuration.Devices.Length);
        foreach (var device in configuration.Devices)
        {
            if (device is not DiskConfiguration { Backend: FileBackendConfiguration backend } disk)
            {
                devices.Add(device);
                continue;
            }

            try
            {
                var file = files.Keep(backend.Id, roots.OpenFile(backend.Path, backend.IsReadOnly));
                if (fetched)
                {
                    file.ClaimAsHeir();
                }
                else
                {
                    file.ClaimAsOwner();
                }

                devices.Add(disk with { Backend = backend with { File = file } });
            }
            catch (DiskFileException problem)
            {
                files.Dispose();
                return new HostError(HostErrorKind.CannotCreate, $"the VM cannot be created: {Describe(backend.Id, problem)}") { SpecPointer = PointerTo(backend.Id) };
            }
        }

        files.Configuration = configuration with { Devices = devices.ToImmutable() };
        return files;
    }

    /// <summary>Makes this server the files' owner: the VM, which was fetched, is about to run here.</summary>
    /// <returns>Why it cannot; null where it is.</returns>
    public string? Inherit() => ForEach(static file => file.Inherit());

    /// <summary>Leaves the files to another server, which may run the VM from now on.</summary>
    public void Bequeath() => ForEach(static file => file.Bequeath());

    /// <summary>Takes the files back from a server that does not run the VM.</summary>
    /// <returns>Why that cannot be: the other server does run it. Null where they are back.</returns>
    public string? TakeBack()
    {
        var problem = ForEach(static file => file.TakeBack());
        if (problem is not null)
        {
            Bequeath();
        }

        return problem;
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        foreach (var (_, file) in _files)
        {
            file.Dispose();
        }
    }

    private static string Describe(string backend, DiskFileException problem) => $"storage backend `{backend}`: {problem.Message}";

    private static string? PointerTo(string backend) => SpecKey.TryParse(backend, out var key) ? ModelError.PointerTo(key) : null;

    private string? ForEach(Action<DiskFile> act)
    {
        foreach (var (backend, file) in _files)
        {
            try
            {
                act(file);
            }
            catch (DiskFileException problem)
            {
                return Describe(backend, problem);
            }
        }

        return null;
    }

    private DiskFile Keep(string backend, DiskFile file)
    {
        _files.Add((backend, file));
        return file;
    }
}
