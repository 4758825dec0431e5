using Microsoft.Net.Http.Headers;
using SpecLattice.Vmm.Migration.Transport;

namespace SpecLattice.Vmm.Server.Http;

/// <summary>Lets a request through where its caller may do what it asks for. Who has no certificate where one is needed has not come so far: there is no connection then.</summary>
internal sealed class AccessGate(RequestDelegate next, VmmServerOptions options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var operation = context.GetEndpoint()?.Metadata.GetMetadata<ApiOperation>();
        var isPeer = options.Tls is { RequiresCertificates: true, KnowsPeers: true } tls && tls.IsPeer(context.Connection.ClientCertificate);
        if (operation is { IsForPeers: true } && options.Tls is { RequiresCertificates: true, KnowsPeers: true } && !isPeer)
        {
            throw Refuse(StatusCodes.Status403Forbidden, "PeerNotAllowed", "the caller's certificate has none of the names that other servers have here (--peer-name)");
        }

        var granted = isPeer ? ApiScopes.Read | ApiScopes.Migrate : ScopesOf(context);
        context.Features.Set(new GrantedScopes(granted));
        Require(granted, operation?.Scopes ?? ApiScopes.Read);
        return next(context);
    }

    /// <summary>Refuses a request of which it is known only now what it asks for.</summary>
    /// <exception cref="ApiException">The caller may not do it.</exception>
    public static void Require(ApiCall call, ApiScopes scopes) => Require(call.Context.Features.Get<GrantedScopes>()!.Scopes, scopes);

    private static void Require(ApiScopes granted, ApiScopes any)
    {
        if ((granted & any) == 0)
        {
            throw Refuse(StatusCodes.Status403Forbidden, "ScopeMissing", $"the caller's token does not allow this: it takes one that allows `{any.ToString().ToLowerInvariant().Replace(", ", "` or `", StringComparison.Ordinal)}`");
        }
    }

    private ApiScopes ScopesOf(HttpContext context)
    {
        if (options.Tokens is null)
        {
            return ApiScopes.All;
        }

        const string Bearer = "Bearer ";
        var scopes = context.Request.Headers.Authorization is [{ } header] && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? options.Tokens.ScopesOf(header[Bearer.Length..].Trim())
            : ApiScopes.None;
        if (scopes == ApiScopes.None)
        {
            context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
            throw Refuse(StatusCodes.Status401Unauthorized, "Unauthorized", "this server wants to know who asks: send a token that it knows, `authorization: Bearer TOKEN`");
        }

        return scopes;
    }

    private static ApiException Refuse(int status, string code, string message) => new(new ApiError(status, code, message));
}

/// <summary>What the caller of a request may do.</summary>
/// <param name="Scopes">What it may do.</param>
internal sealed record GrantedScopes(ApiScopes Scopes);
