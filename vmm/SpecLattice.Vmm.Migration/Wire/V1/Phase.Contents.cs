using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Migration.Wire.V1;

/// <content>What the cases have in common.</content>
public readonly partial struct Phase
{
    /// <summary>The phase, as a migration's status shows it.</summary>
    internal MigrationState State => Match(
        ramPush: _ => MigrationState.RamPush,
        ramPushDirty: _ => MigrationState.RamPushDirty,
        devicePhase: _ => MigrationState.Device,
        serverPhase: _ => MigrationState.Server);

    /// <summary>The pieces of state that come with it.</summary>
    internal SpecList<DevicePayload> Payloads => Match(
        ramPush: _ => SpecList<DevicePayload>.Empty,
        ramPushDirty: _ => SpecList<DevicePayload>.Empty,
        devicePhase: phase => phase.Payloads,
        serverPhase: phase => phase.Payloads);
}
