using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Instances;
using SpecLattice.Vmm.Server.Bodies;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>Why a request fails.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">What failed, for programs.</param>
/// <param name="Message">What failed, for people.</param>
internal sealed record ApiError(int Status, string? Code, string Message)
{
    public string? Pointer { get; init; }

    public long? Line { get; init; }

    public long? Column { get; init; }

    public LossReport Losses { get; init; } = LossReport.Empty;

    public static ApiError NoInstance { get; } =
        new(StatusCodes.Status424FailedDependency, "NoInstance", "this server has no instance: make one with PUT /instance");

    public static ApiError FromJson(SpecJsonException error) => new(StatusCodes.Status400BadRequest, "InvalidBody", error.Message)
    {
        Pointer = error.Pointer,
        Line = error.Line,
        Column = error.Column,
    };

    /// <summary>An error of the host.</summary>
    /// <param name="error">The error.</param>
    /// <param name="specAt">Where in the request the spec is, as a JSON pointer: the host only knows where in the spec a mistake is.</param>
    public static ApiError FromHost(HostError error, string specAt = "")
    {
        var (status, code) = Describe(error);
        return new ApiError(status, code, error.Message)
        {
            Pointer = error.SpecPointer is { } pointer ? specAt + pointer : null,
            Losses = error.Losses,
        };
    }

    public static ApiError NotRepresentable(int version, LossReport losses) =>
        NotRepresentable($"API version {version}.0.0 cannot show this instance; it would lose", losses);

    public static ApiError RequestNotRepresentable(int version, LossReport losses) =>
        NotRepresentable($"this server no longer holds all that a request of API version {version}.0.0 can say; this one would lose", losses);

    public ErrorReport ToReport(string requestId) => new()
    {
        RequestId = requestId,
        ErrorCode = Code,
        Message = Message,
        Pointer = Pointer,
        Line = Line,
        Column = Column,
        Losses = ErrorReport.ListOf(Losses),
    };

    private static ApiError NotRepresentable(string problem, LossReport losses) => new(
        StatusCodes.Status409Conflict, "SpecNotRepresentable", $"{problem} {losses.Count} {(losses.Count == 1 ? "thing" : "things")}:\n{losses}")
    {
        Losses = losses,
    };

    /// <summary>The status, and the code, which is one of the original server's <see cref="ErrorCode"/> where it has one.</summary>
    private static (int Status, string Code) Describe(HostError error) => error.Kind switch
    {
        HostErrorKind.InvalidSpec => (StatusCodes.Status400BadRequest, "InvalidSpec"),
        HostErrorKind.CannotCreate => (StatusCodes.Status400BadRequest, nameof(ErrorCode.CreateFailed)),
        HostErrorKind.AlreadyInitialized => (StatusCodes.Status409Conflict, nameof(ErrorCode.AlreadyInitialized)),
        HostErrorKind.NoInstance => (StatusCodes.Status424FailedDependency, nameof(ErrorCode.NoInstance)),
        HostErrorKind.MigrationInProgress => (StatusCodes.Status409Conflict, "MigrationInProgress"),
        HostErrorKind.NotActive => (StatusCodes.Status409Conflict, "NotActive"),

        // The original server gives its words as the code; callers that know it look there.
        HostErrorKind.StateChangeNotAllowed => (StatusCodes.Status403Forbidden, error.Message),
        _ => throw new ArgumentOutOfRangeException(nameof(error), error.Kind, null),
    };
}

/// <summary>Ends a request with an error. Thrown only inside the server, and caught by <see cref="RequestFrame"/>.</summary>
internal sealed class ApiException(ApiError error, Exception? inner = null) : Exception(error.Message, inner)
{
    public ApiError Error { get; } = error;
}
