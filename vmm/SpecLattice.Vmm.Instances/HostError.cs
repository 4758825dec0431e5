namespace SpecLattice.Vmm.Instances;

/// <summary>What kind of thing stands in the way of a request.</summary>
public enum HostErrorKind
{
    /// <summary>The instance spec breaks a rule, or needs something that is not here.</summary>
    InvalidSpec,

    /// <summary>No VM can be made from the instance spec.</summary>
    CannotCreate,

    /// <summary>There is an instance already.</summary>
    AlreadyInitialized,

    /// <summary>There is no instance, or no VM: something else has to happen first.</summary>
    NoInstance,

    /// <summary>The VM is on its way to or from another server.</summary>
    MigrationInProgress,

    /// <summary>What was asked for does not fit what the server is doing.</summary>
    NotActive,

    /// <summary>The instance's state does not allow the state asked for.</summary>
    StateChangeNotAllowed,
}

/// <summary>Why the host did not do what was asked.</summary>
/// <param name="Kind">What kind of thing stands in the way.</param>
/// <param name="Message">What stands in the way, for people.</param>
public sealed record HostError(HostErrorKind Kind, string Message)
{
    /// <summary>Where in the instance spec the mistake is, as a JSON pointer; null where it is not in the spec.</summary>
    public string? SpecPointer { get; init; }

    /// <summary>What an older API version cannot hold; empty where the error is of another kind.</summary>
    public LossReport Losses { get; init; } = LossReport.Empty;

    internal static HostError NoInstanceYet { get; } = new(HostErrorKind.NoInstance, "the server has no instance yet");

    /// <summary>The message and the losses, one per line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Losses.Count == 0 ? Message : $"{Message}\n{Losses}";
}
