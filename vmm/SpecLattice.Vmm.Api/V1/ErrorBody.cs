using System.Text.Json.Serialization;

namespace SpecLattice.Vmm.Api.V1;

/// <summary>The body of a response that reports an error.</summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record ErrorBody
{
    /// <summary>The id of the failed request, as the server's log has it.</summary>
    public required string RequestId { get; init; }

    /// <summary>
    /// What failed, for programs: the name of an <see cref="ErrorCode"/>, or another word from a server that knows more. Null where there is none.
    /// </summary>
    public string? ErrorCode { get; init; }

    /// <summary>What failed, for people.</summary>
    public required string Message { get; init; }
}

/// <summary>The errors that callers can react to.</summary>
[SpecPart(1)]
[SpecEnum(Naming = SpecNaming.AsWritten)]
[JsonConverter(typeof(ErrorCodeJsonConverter))]
public enum ErrorCode
{
    /// <summary>The server has no instance yet.</summary>
    NoInstance,

    /// <summary>The server already has another instance, or the same with other properties.</summary>
    AlreadyInitialized,

    /// <summary>The instance already runs.</summary>
    AlreadyRunning,

    /// <summary>The VM could not be made.</summary>
    CreateFailed,
}
