using SpecLattice.Vmm.Api.V1;
using SpecLattice.Vmm.Api.V5;
using SpecLattice.Vmm.Server.Http;

namespace SpecLattice.Vmm.Server.Endpoints;

/// <summary>
/// What can be asked of Crucible volumes. No disk of this server is one, not even one that stands in for it, so the answer is always what the original server
/// says of other disks.
/// </summary>
internal static class DiskEndpoints
{
    private static readonly ApiParameter Id = new("id", ApiParameter.Text, "The key of the disk's storage backend.");

    private static readonly BodyTypes VolumeStatuses = new BodyTypes().From<VolumeStatus>(1).From<DetailedVolumeStatus>(5);

    public static void Map(ApiRoutes api)
    {
        api.Refuse(
            new("instance_issue_crucible_snapshot_request", "POST", "/instance/disk/{id}/snapshot/{snapshot_id}", "Takes a snapshot of a Crucible volume.")
            {
                Parameters = [Id, new("snapshot_id", ApiParameter.Uuid)],
                Scopes = ApiScopes.Operate,
            },
            BodyTypes.Null,
            call =>
            {
                call.PathUuid("snapshot_id");
                return NoVolume(call, id => $"no disk with id {id}!");
            });
        api.Refuse(
            new("disk_volume_status", "GET", "/instance/disk/{id}/status", "Shows the status of a Crucible volume.") { Parameters = [Id] },
            VolumeStatuses,
            call => NoVolume(call, id => $"No crucible backend for id {id}"));
        api.Refuse(
            new("instance_issue_crucible_vcr_request", "PUT", "/instance/disk/{id}/vcr", "Replaces what a Crucible volume is made of.") { Parameters = [Id], Scopes = ApiScopes.Operate },
            RequestVersions<InstanceVcrReplace>.Same,
            BodyTypes.Same<ReplaceResult>(),
            call => NoVolume(call, id => $"no crucible backend for id {id}"));
    }

    private static ApiException NoVolume(ApiCall call, Func<string, string> describe)
    {
        call.RequireVm();

        // The original server gives its words as the code as well.
        var words = describe(call.PathKey("id").ToString());
        return new ApiException(new ApiError(StatusCodes.Status404NotFound, words, words));
    }
}
