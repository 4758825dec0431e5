namespace SpecLattice.Vmm.Migration.Reports;

/// <summary>Why a migration failed or was refused.</summary>
public enum MigrationErrorCode
{
    /// <summary>Something that has no code of its own went wrong inside the server.</summary>
    Internal,

    /// <summary>The server has no VM that could be sent.</summary>
    NoInstance,

    /// <summary>Another migration is under way, or an earlier one has not been resolved.</summary>
    AlreadyInProgress,

    /// <summary>The other server could not be reached.</summary>
    Unreachable,

    /// <summary>The two servers have no migration protocol in common.</summary>
    NoCommonProtocol,

    /// <summary>The other server did not begin with a protocol offer, or with one that says nothing.</summary>
    Handshake,

    /// <summary>A message is malformed: an unknown tag, a wrong length, a bitmap out of range, JSON that is none.</summary>
    Codec,

    /// <summary>A well-formed message came where the protocol has no place for it.</summary>
    UnexpectedMessage,

    /// <summary>The other server said nothing for too long.</summary>
    Timeout,

    /// <summary>The connection ended before the migration did.</summary>
    ConnectionLost,

    /// <summary>No version of the instance spec that the target reads can hold this VM's spec. The losses say what.</summary>
    SpecNotRepresentable,

    /// <summary>A device's state cannot be read by the target. The losses say what.</summary>
    PayloadNotRepresentable,

    /// <summary>The same version means something else in the two builds.</summary>
    DigestMismatch,

    /// <summary>The source's description of the VM could not be read.</summary>
    PreambleInvalid,

    /// <summary>The components that the caller wants replaced do not fit the VM, or the VM cannot be made here.</summary>
    InstanceSpecsIncompatible,

    /// <summary>The VM could not be made.</summary>
    CreateFailed,

    /// <summary>The state of a device was refused.</summary>
    DeviceStateInvalid,

    /// <summary>The guest changes its memory faster than the downtime budget allows to send.</summary>
    NotConverging,

    /// <summary>The migration was cancelled.</summary>
    Cancelled,

    /// <summary>A failure injector of the spec made it fail.</summary>
    Injected,

    /// <summary>The target was told to run, but nobody knows whether it does.</summary>
    HandoverUnconfirmed,

    /// <summary>What arrived is not what was sent.</summary>
    Corrupted,

    /// <summary>The migration's id was used before, has expired, is for another target, or was not made by the source although it must be.</summary>
    InvalidId,

    /// <summary>The VM behaves as those made with an API version that the target does not know.</summary>
    BirthVersionUnknown,
}
