using SpecLattice.Vmm.Server.Bodies;
using SpecLattice.Vmm.Server.Http;

namespace SpecLattice.Vmm.Server.Endpoints;

/// <summary>
/// Looking into the guest, for operators and tests. Not part of the versioned API, and there only when the server was started with them: checking the
/// guest's memory stops the guest for a moment, whoever asks.
/// </summary>
internal static class DebugEndpoints
{
    public static void Map(ApiRoutes api)
    {
        api.GetUnversioned("/debug/guest", call => GuestBody.FromView(call.Host.Guest ?? throw NoGuest()));
        api.GetUnversioned("/debug/smbios", GetSmbios);
        api.GetUnversioned("/debug/guest-memory", call => GuestMemoryBody.FromCheck(call.Host.CheckGuestMemory() ?? throw NoGuest()));
    }

    private static Bodies.V3.SmbiosTable GetSmbios(ApiCall call)
    {
        var instance = call.RequireInstance();
        var spec = call.Host.GetSpec() ?? throw NoGuest();
        return new Bodies.V2.SmbiosTable { Input = spec.Smbios }.ToV3(instance.Properties).TryGetValue(out var table, out var losses)
            ? table
            : throw new ApiException(ApiError.NotRepresentable(call.Version, losses));
    }

    private static ApiException NoGuest() => new(new ApiError(
        StatusCodes.Status424FailedDependency, "NoGuest", "there is no guest to look into: no VM, no counting program in it, or a migration is under way"));
}
