using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Machine.Memory;
using SpecLattice.Vmm.Migration.Payloads;
using SpecLattice.Vmm.Migration.Reports;
using SpecLattice.Vmm.Migration.Wire.V2;

namespace SpecLattice.Vmm.Migration;

/// <summary>Reads what a source says of the VM that it sends.</summary>
internal static class PreambleReading
{
    /// <summary>Reads the source's description of the VM, which may be hostile, as far as the protocol goes.</summary>
    public static Latest.InstanceSpec ReadSpec(Preamble preamble, MigrationSettings settings, out Birth birth)
    {
        new MachinePayloads(settings.PayloadMax).Check(preamble.Inventory);
        if (preamble.Inventory.Select(entry => (entry.Kind.Text, entry.Id.Text)).Distinct().Count() != preamble.Inventory.Count)
        {
            throw Invalid("inventory names a piece of state twice");
        }

        if (preamble.BirthVersion < 1)
        {
            throw Invalid("birth_version must be at least 1");
        }

        if (preamble.BehavesAs is { } behavesAs && (behavesAs < 1 || behavesAs > preamble.BirthVersion))
        {
            throw Invalid("behaves_as must be from 1 to birth_version");
        }

        birth = preamble.BehavesAs is { } same ? new Birth(preamble.BirthVersion, same) : Birth.Of(preamble.BirthVersion);
        if (birth.FindObstacle(preamble.BehavesAs is null ? null : settings.ApiMax) is { } obstacle)
        {
            throw new MigrationException(obstacle);
        }

        if (preamble.Spec.Spec is UnknownInstanceSpec || preamble.Spec.Spec.Version > settings.ApiMax)
        {
            throw Invalid($"version {PeerText.Show(preamble.Spec.Spec.WireTag, 32)} of {AnyInstanceSpec.Family} is not read here; versions 1 to {settings.ApiMax} are");
        }

        if (!preamble.Spec.Spec.ToLatest().TryGetValue(out var spec, out var losses))
        {
            throw new MigrationException(new MigrationError(MigrationErrorCode.PreambleInvalid, "the source's spec cannot be read") { Losses = losses });
        }

        return preamble.MemoryBytes % GuestRam.Mebibyte == 0 && preamble.MemoryBytes / GuestRam.Mebibyte == spec.Board.MemoryMb
            ? spec
            : throw Invalid("memory_bytes is not what the spec says");
    }

    private static MigrationException Invalid(string problem) => new(MigrationErrorCode.PreambleInvalid, $"the source's preamble: {problem}");
}
