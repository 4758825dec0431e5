using System.Diagnostics.CodeAnalysis;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Instances;

/// <summary>What came of a request to make the instance.</summary>
public sealed record EnsureResult
{
    private EnsureResult(InstanceEnsureResponse? response, HostError? error) => (Response, Error) = (response, error);

    /// <summary>The answer for the caller; null where the request was refused.</summary>
    public InstanceEnsureResponse? Response { get; }

    /// <summary>Why the request was refused; null where it was not.</summary>
    public HostError? Error { get; }

    /// <summary>Whether the instance is made, or is being fetched.</summary>
    [MemberNotNullWhen(true, nameof(Response))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsOk => Response is not null;

    internal static EnsureResult Created() => new(new InstanceEnsureResponse(), null);

    internal static EnsureResult Migrating(Guid id) =>
        new(new InstanceEnsureResponse { Migrate = new InstanceMigrateInitiateResponse { MigrationId = id } }, null);

    internal static EnsureResult Refused(HostError error) => new(null, error);
}
