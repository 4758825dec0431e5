namespace SpecLattice.Vmm.Server.Bodies;

/// <summary>
/// The body of <c>PUT /instance/handover</c>: an operator says what became of a migration of which nobody confirmed that the target runs. Until then the VM
/// stays paused at its source, whole.
/// </summary>
[SpecPart(1)]
public sealed partial record HandoverRequest
{
    /// <summary>
    /// True when the target runs: the VM is released here. False when it is certain that it does not and never will: the VM keeps running here.
    /// </summary>
    public required bool TargetRuns { get; init; }
}
