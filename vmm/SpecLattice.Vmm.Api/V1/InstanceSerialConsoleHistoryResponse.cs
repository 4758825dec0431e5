namespace SpecLattice.Vmm.Api.V1;

/// <summary>The answer to <c>GET /instance/serial/history</c>: what the guest wrote to its serial console.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record InstanceSerialConsoleHistoryResponse
{
    /// <summary>The bytes, as a JSON array of numbers: they need not be text.</summary>
    public required SpecList<byte> Data { get; init; }

    /// <summary>The offset since boot, in bytes, of the last byte in <see cref="Data"/>; where the next request can continue.</summary>
    public required ulong LastByteOffset { get; init; }
}
