namespace SpecLattice.Vmm.Api.V1;

/// <summary>What the server tells readers of a serial console besides the console's bytes: a text message on the WebSocket.</summary>
[SpecPart(1)]
[SpecUnion(UnknownMembers = UnknownMembers.Ignore)]
[Case<SerialConsoleMigrating>("Migrating")]
public readonly partial struct InstanceSerialConsoleControlMessage;

/// <summary>The instance has moved: its console continues at another server.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record SerialConsoleMigrating
{
    /// <summary>The other server.</summary>
    public required SocketAddress Destination { get; init; }

    /// <summary>Where to continue reading there: the number of bytes that this server has written to its console.</summary>
    public required ulong FromStart { get; init; }
}
