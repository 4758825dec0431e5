using System.Globalization;
using SpecLattice.Vmm.Server.Http;
using SpecLattice.Vmm.Server.OpenApi;

namespace SpecLattice.Vmm.Server.Endpoints;

/// <summary>The OpenAPI documents: one for each API version, outside all of them.</summary>
internal static class OpenApiEndpoints
{
    public static void Map(ApiRoutes api, int newest)
    {
        var schemas = new Lazy<ApiSchemas>(() => new ApiSchemas());
        foreach (var version in Enumerable.Range(1, newest))
        {
            var document = new Lazy<byte[]>(() => OpenApiDocument.Write(schemas.Value, api.Endpoints, version));
            api.GetUnversioned(string.Create(CultureInfo.InvariantCulture, $"/openapi/v{version}.json"), _ => document.Value);
        }
    }
}
