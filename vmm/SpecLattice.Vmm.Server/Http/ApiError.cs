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

    public static ApiError FromHost(HostError error) => new(StatusOf(error.Category), error.ErrorCode, error.Message)
    {
        // The host speaks of the spec; the caller sent it inside a request.
        Pointer = error.SpecPointer is { } pointer ? "/init/value/spec" + pointer : null,
        Losses = error.Losses,
    };

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
        Losses = LossEntry.FromReport(Losses),
    };

    private static ApiError NotRepresentable(string problem, LossReport losses) => new(
        StatusCodes.Status409Conflict, "SpecNotRepresentable", $"{problem} {losses.Count} {(losses.Count == 1 ? "thing" : "things")}:\n{losses}")
    {
        Losses = losses,
    };

    private static int StatusOf(HostErrorCategory category) => category switch
    {
        HostErrorCategory.InvalidRequest => StatusCodes.Status400BadRequest,
        HostErrorCategory.Forbidden => StatusCodes.Status403Forbidden,
        HostErrorCategory.Conflict => StatusCodes.Status409Conflict,
        HostErrorCategory.FailedDependency => StatusCodes.Status424FailedDependency,
        _ => StatusCodes.Status500InternalServerError,
    };
}

/// <summary>Ends a request with an error. Thrown only inside the server, and caught by <see cref="RequestFrame"/>.</summary>
internal sealed class ApiException(ApiError error, Exception? inner = null) : Exception(error.Message, inner)
{
    public ApiError Error { get; } = error;
}
