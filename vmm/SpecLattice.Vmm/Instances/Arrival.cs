using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.ApiMapping;
using SpecLattice.Vmm.Migration;
using SpecLattice.Vmm.Model;
using V1 = SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <summary>Makes an empty VM of a source's description.</summary>
internal static class Arrival
{
    /// <summary>Makes the VM.</summary>
    /// <param name="preamble">The description, possibly hostile.</param>
    /// <param name="replacements">The components that belong to a host, as they are here.</param>
    /// <param name="options">How the host is set up.</param>
    /// <exception cref="MigrationException">There can be no such VM here; nothing was made.</exception>
    public static VmInstance Build(Preamble preamble, SpecMap<SpecKey, V1.ReplacementComponent> replacements, VmmHostOptions options)
    {
        new MachinePayloads(options.PayloadMax).Check(preamble.Inventory);
        if (preamble.BirthVersion < 1)
        {
            throw Invalid("birth_version must be at least 1");
        }

        CheckVersion(preamble.Spec, options.ApiMax);
        if (!preamble.Spec.ToLatest().TryGetValue(out var source, out var losses))
        {
            throw new MigrationException(new MigrationError(MigrationErrorCode.PreambleInvalid, "the source's spec cannot be read") { Losses = losses });
        }

        if (preamble.MemoryBytes % GuestRam.Mebibyte != 0 || preamble.MemoryBytes / GuestRam.Mebibyte != source.Board.MemoryMb)
        {
            throw Invalid("memory_bytes is not what the spec says");
        }

        if (!SpecAmendment.Apply(source, replacements, options.Features).TryGetValue(out var amended, out var misfit))
        {
            throw new MigrationException(MigrationErrorCode.InstanceSpecsIncompatible, misfit.ToString());
        }

        var built = InstanceBuilder.Build(amended, preamble.BirthVersion, options);
        return built.Instance ?? throw new MigrationException(new MigrationError(
            built.Error!.Category == HostErrorCategory.Failed ? MigrationErrorCode.CreateFailed : MigrationErrorCode.InstanceSpecsIncompatible,
            built.Error.Message)
        {
            Losses = built.Error.Losses,
        });
    }

    private static void CheckVersion(VersionedInstanceSpec spec, int apiMax)
    {
        if (spec is UnknownInstanceSpec || spec.Version > apiMax)
        {
            throw Invalid($"version {PeerText.Show(spec.WireTag, 32)} of {VersionedInstanceSpec.Family} is not read here; versions 1 to {apiMax} are");
        }
    }

    private static MigrationException Invalid(string problem) => new(MigrationErrorCode.PreambleInvalid, $"the source's preamble: {problem}");
}
