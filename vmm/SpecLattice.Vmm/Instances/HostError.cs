namespace SpecLattice.Vmm.Instances;

/// <summary>What kind of answer an error calls for, whatever the way it is given.</summary>
public enum HostErrorCategory
{
    /// <summary>The request is wrong; repeating it will not help. HTTP: 400.</summary>
    InvalidRequest,

    /// <summary>The instance's state does not allow it. HTTP: 403.</summary>
    Forbidden,

    /// <summary>The request does not fit what the server is doing. HTTP: 409.</summary>
    Conflict,

    /// <summary>Something else has to happen first. HTTP: 424.</summary>
    FailedDependency,

    /// <summary>The server could not do it. HTTP: 500.</summary>
    Failed,
}

/// <summary>Why the host did not do what was asked.</summary>
/// <param name="Category">What kind of answer it calls for.</param>
/// <param name="ErrorCode">What failed, for programs: a name of the API's error codes where there is one, such as <c>AlreadyInitialized</c>.</param>
/// <param name="Message">What failed, for people.</param>
public sealed record HostError(HostErrorCategory Category, string ErrorCode, string Message)
{
    /// <summary>The code of an error in an instance spec.</summary>
    public const string InvalidSpec = "InvalidSpec";

    /// <summary>The code of a request that cannot be fulfilled while the VM moves.</summary>
    public const string MigrationInProgress = "MigrationInProgress";

    /// <summary>The code of a request to a VM that has stopped or failed.</summary>
    public const string NotActive = "NotActive";

    /// <summary>Where in the instance spec the fault is, as a JSON pointer; null where it is not in the spec.</summary>
    public string? SpecPointer { get; init; }

    /// <summary>What an older API version cannot hold; empty where the fault is of another kind.</summary>
    public LossReport Losses { get; init; } = LossReport.Empty;

    /// <summary>The message and the losses, one per line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Losses.Count == 0 ? Message : $"{Message}\n{Losses}";
}
