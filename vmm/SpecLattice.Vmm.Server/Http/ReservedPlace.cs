namespace SpecLattice.Vmm.Server.Http;

/// <summary>
/// A place for a connection beyond those that everybody shares: for one request of an operator or of a server that asks what became of a VM. Found among the features of a request that came
/// over such a connection.
/// </summary>
internal sealed class ReservedPlace
{
    /// <summary>How many there are.</summary>
    public const int Count = 8;

    /// <summary>How long such a connection has to say what it wants.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whether a request has come for which the place is meant.</summary>
    public bool IsAdmitted { get; set; }
}

/// <summary>Keeps reserved places for what they are meant for.</summary>
internal sealed class ReserveGate(RequestDelegate next, VmmServerOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Features.Get<ReservedPlace>() is { } place)
        {
            context.Response.Headers.Connection = "close";
            if (context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>() is not { IsUrgent: true })
            {
                context.Response.Headers.RetryAfter = "1";
                throw new ApiException(ConnectionLimit.TooMany(options.MaxConnections));
            }

            place.IsAdmitted = true;
        }

        return next(context);
    }
}
