using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Migration.Reports;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <summary>Makes the VM that a source describes, and runs it once it is this server's.</summary>
/// <param name="instance">The instance that arrives.</param>
/// <param name="replacements">The components that belong to a host, as they are here.</param>
/// <param name="options">How the host is set up.</param>
internal sealed class Arrival(HostedInstance instance, SpecMap<SpecKey, V1.ReplacementComponent> replacements, VmmHostOptions options) : IMigrationDestination
{
    /// <inheritdoc/>
    public IMigratableVm Create(Latest.InstanceSpec spec, Birth birth)
    {
        var vm = Build(spec, birth, replacements, options);
        lock (instance.Gate)
        {
            if (instance.State != LifecycleState.Arriving)
            {
                vm.Dispose();
                throw new MigrationException(MigrationErrorCode.Cancelled, "the migration ended while the VM was being made");
            }

            instance.Take(vm);
            instance.Publish(instance.View! with { BirthVersion = birth.Version });
        }

        return vm;
    }

    /// <summary>Makes the VM.</summary>
    /// <exception cref="MigrationException">There can be no such VM here.</exception>
    public static VmInstance Build(Latest.InstanceSpec spec, Birth birth, SpecMap<SpecKey, V1.ReplacementComponent> replacements, VmmHostOptions options)
    {
        if (!SpecAmendment.Apply(spec, replacements, options.Features).TryGetValue(out var amended, out var misfit))
        {
            throw new MigrationException(MigrationErrorCode.InstanceSpecsIncompatible, misfit.ToString());
        }

        if (!InstanceBuilder.Build(amended, birth, options, fetched: true).TryGetValue(out var vm, out var error))
        {
            throw new MigrationException(new MigrationError(MigrationErrorCode.InstanceSpecsIncompatible, error.Message) { Losses = error.Losses });
        }

        return vm;
    }

    /// <inheritdoc/>
    public string? Claim()
    {
        lock (instance.Gate)
        {
            return instance.Vm!.Files.Inherit();
        }
    }

    /// <inheritdoc/>
    public void Start()
    {
        lock (instance.Gate)
        {
            instance.RunMachine();
            instance.Enter(LifecycleEvent.Started);
        }
    }
}
