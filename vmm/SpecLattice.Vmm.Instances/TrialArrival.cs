using System.Diagnostics;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Migration;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <summary>Makes the VM that a source describes, to see whether that can be done, and drops it at once.</summary>
/// <param name="replacements">The components that belong to a host, as they are here.</param>
/// <param name="options">How the host is set up.</param>
internal sealed class TrialArrival(SpecMap<SpecKey, V1.ReplacementComponent> replacements, VmmHostOptions options) : IMigrationDestination
{
    /// <inheritdoc/>
    public IMigratableVm Create(Latest.InstanceSpec spec, Birth birth)
    {
        var vm = Arrival.Build(spec, birth, replacements, options);
        vm.Dispose();
        return vm;
    }

    /// <inheritdoc/>
    public string? Claim() => throw new UnreachableException("nothing arrives");

    /// <inheritdoc/>
    public void Start() => throw new UnreachableException("nothing arrives");
}
