namespace SpecLattice.Vmm.Machine.State.V1;

/// <summary>The host's side of a network card: what waits for room in the guest's receive queue.</summary>
[Spec("virtio-nic", 1)]
public sealed partial record VirtioNicState
{
    /// <summary>Frames for the guest, oldest first, in base64.</summary>
    [Sensitive]
    public required SpecList<string> Incoming { get; init; }
}
