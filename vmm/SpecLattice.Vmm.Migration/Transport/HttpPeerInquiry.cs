using System.Net.Http;
using SpecLattice.Vmm.Api;
using SpecLattice.Vmm.Api.V1;

namespace SpecLattice.Vmm.Migration.Transport;

/// <summary>Asks by the HTTP API, whose first version every server speaks: for the status of the migration that the target fetches.</summary>
/// <remarks>The address is the target's word, so nothing but one fixed request goes there, and nothing of the answer comes out but whether it says what became of this migration.</remarks>
/// <param name="access">How other servers are reached.</param>
public sealed class HttpPeerInquiry(PeerAccess access) : IPeerInquiry
{
    private const int MaxAnswerBytes = 64 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public async ValueTask<PeerFate> AskAsync(SocketAddress target, Guid migrationId, CancellationToken cancellationToken)
    {
        using var client = new HttpClient(access.CreateHandler(target)) { MaxResponseContentBufferSize = MaxAnswerBytes, Timeout = Patience };
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{access.Scheme("http")}://{target}/instance/migration-status"));
        request.Headers.Add("api-version", "1.0.0");
        try
        {
            if (access.Authorization() is { } authorization)
            {
                request.Headers.Add("authorization", authorization);
            }

            using var response = await client.SendAsync(request, cancellationToken).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return response.IsSuccessStatusCode && SpecJson.Deserialize<InstanceMigrateStatusResponse>(body).MigrationIn is { } incoming && incoming.Id == migrationId
                ? FateOf(incoming.State)
                : PeerFate.Unknown;
        }
        catch (Exception error) when (error is HttpRequestException or IOException or OperationCanceledException or SpecJsonException)
        {
            return PeerFate.Unknown;
        }
    }

    private static PeerFate FateOf(MigrationState state) => state switch
    {
        MigrationState.Finish => PeerFate.Runs,
        MigrationState.Error => PeerFate.Dropped,
        _ => PeerFate.Unknown,
    };
}
