using SpecLattice.Vmm.Machine.Board;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Model;

namespace SpecLattice.Vmm.Instances;

/// <summary>A VM: what it is made of, and the machine.</summary>
/// <param name="ApiSpec">What it is made of, as the API shows it.</param>
/// <param name="Birth">The API version it was made with, on whichever server.</param>
/// <param name="Machine">The machine.</param>
/// <param name="Files">The files that its disks are in.</param>
/// <param name="Injection">The failures that its spec asks for.</param>
internal sealed record VmInstance(Latest.InstanceSpec ApiSpec, Birth Birth, IMachine Machine, VmFiles Files, FailureInjection Injection) : IMigratableVm, IDisposable
{
    /// <inheritdoc/>
    public void Bequeath() => Files.Bequeath();

    /// <inheritdoc/>
    public string? TakeBack() => Files.TakeBack();

    /// <summary>Stops the VM for good, and closes its files.</summary>
    public void Dispose()
    {
        Machine.Dispose();
        Files.Dispose();
    }

    /// <inheritdoc/>
    public string? TakeExportFailure() => Injection.TakeExportFailure();

    /// <inheritdoc/>
    public string? TakeImportFailure() => Injection.TakeImportFailure();
}

/// <summary>The failures that a spec with a migration failure injector asks for: so many, then no more.</summary>
/// <param name="injector">The injector; null for none.</param>
internal sealed class FailureInjection(MigrationFailureInjector? injector)
{
    private long _exports = injector?.FailExports ?? 0;
    private long _imports = injector?.FailImports ?? 0;

    /// <summary>Says whether the export that is about to begin fails.</summary>
    /// <returns>Why it fails; null when it does not.</returns>
    public string? TakeExportFailure() =>
        Interlocked.Decrement(ref _exports) >= 0 ? $"the migration failure injector {injector!.Id} made the export fail" : null;

    /// <summary>Says whether the import that is about to begin fails.</summary>
    /// <returns>Why it fails; null when it does not.</returns>
    public string? TakeImportFailure() =>
        Interlocked.Decrement(ref _imports) >= 0 ? $"the migration failure injector {injector!.Id} made the import fail" : null;
}
