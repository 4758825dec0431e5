using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Server.Bodies;

/// <summary>
/// The body of every response that reports an error: <see cref="ErrorBody"/> with the place of a mistake in the request and the losses, where there
/// are any. Readers of <see cref="ErrorBody"/> can read it.
/// </summary>
[SpecPart(1, UnknownMembers = UnknownMembers.Ignore)]
public sealed partial record ErrorReport
{
    /// <summary>The id of the failed request, as the server's log has it.</summary>
    public required string RequestId { get; init; }

    /// <summary>What failed, for programs; null where there is no word for it.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What failed, for people.</summary>
    public required string Message { get; init; }

    /// <summary>Where in the request's body the mistake is, as a JSON pointer; null where it is not in the body.</summary>
    public string? Pointer { get; init; }

    /// <summary>The line of the mistake, from 1; null where unknown.</summary>
    public long? Line { get; init; }

    /// <summary>The place of the mistake in its line, from 1, in bytes; null where unknown.</summary>
    public long? Column { get; init; }

    /// <summary>What the asked-for version cannot hold; null where the error is of another kind.</summary>
    public SpecList<Loss>? Losses { get; init; }

    /// <summary>Lists losses.</summary>
    /// <param name="report">The losses.</param>
    /// <returns>The list; null when there are none.</returns>
    internal static SpecList<Loss>? ListOf(LossReport report) => report.Count == 0 ? null : [.. report];
}
