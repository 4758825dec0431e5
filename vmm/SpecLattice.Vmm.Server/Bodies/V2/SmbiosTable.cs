namespace SpecLattice.Vmm.Server.Bodies.V2;

/// <summary>The guest's SMBIOS type 1 table as instance specs speak of it, since API version 2.</summary>
[Spec("smbios-table", 2, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record SmbiosTable
{
    /// <summary>What the spec says; null leaves it to the server.</summary>
    public Api.V2.SmbiosType1Input? Input { get; init; }
}
