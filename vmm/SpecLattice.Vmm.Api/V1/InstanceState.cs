using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V1;

/// <summary>What an instance is doing.</summary>
[SpecPart(1)]
[SpecEnum(Naming = SpecNaming.AsWritten)]
[JsonConverter(typeof(InstanceStateJsonConverter))]
public enum InstanceState
{
    /// <summary>Its VM is being made.</summary>
    Creating,

    /// <summary>Its VM is made and about to run.</summary>
    Starting,

    /// <summary>It runs.</summary>
    Running,

    /// <summary>It is being stopped.</summary>
    Stopping,

    /// <summary>It has stopped.</summary>
    Stopped,

    /// <summary>It is being reset and will run again.</summary>
    Rebooting,

    /// <summary>It is on its way to or from another server.</summary>
    Migrating,

    /// <summary>It is being repaired after an error.</summary>
    Repairing,

    /// <summary>It failed and cannot continue.</summary>
    Failed,

    /// <summary>It is gone.</summary>
    Destroyed,
}

/// <summary>What a caller wants an instance to do: the body of <c>PUT /instance/state</c>.</summary>
[SpecPart(1)]
[SpecEnum(Naming = SpecNaming.AsWritten)]
[JsonConverter(typeof(InstanceStateRequestedJsonConverter))]
public enum InstanceStateRequested
{
    /// <summary>Run.</summary>
    Run,

    /// <summary>Stop for good.</summary>
    Stop,

    /// <summary>Reset, then run.</summary>
    Reboot,
}
