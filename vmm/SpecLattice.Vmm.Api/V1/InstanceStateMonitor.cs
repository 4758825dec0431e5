namespace SpecLattice.Vmm.Api.V1;

/// <summary>The body of <c>GET /instance/state-monitor</c>: wait until the state is at least this new.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceStateMonitorRequest
{
    /// <summary>The generation to wait for: one more than the last one seen.</summary>
    public required ulong Gen { get; init; }
}

/// <summary>The answer to <c>GET /instance/state-monitor</c>.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceStateMonitorResponse
{
    /// <summary>The state's generation, which grows with every change.</summary>
    public required ulong Gen { get; init; }

    /// <summary>What the instance is doing.</summary>
    public required InstanceState State { get; init; }

    /// <summary>The last migrations.</summary>
    public required InstanceMigrateStatusResponse Migration { get; init; }
}
