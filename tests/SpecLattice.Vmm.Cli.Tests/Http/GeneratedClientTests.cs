using SpecLattice.Tests.Shared;
using SpecLattice.Vmm.Api.Tests.Support;

namespace SpecLattice.Vmm.Cli.Tests.Http;

/// <summary>Clients generated from the original server's published documents drive this server.</summary>
public sealed class GeneratedClientTests
{
    [Fact]
    public async Task A_client_generated_from_each_document_drives_the_server()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var documents = Path.Combine(SharedFolder.Require(), "upstream", "openapi");
        var folder = await NodeTools.PrepareAsync();
        var versions = Enumerable.Range(1, 6).ToArray();
        await NodeTools.RunAsync(folder, "node", ["generate.mjs", folder, .. versions.Select(version => $"{version}={Path.Combine(documents, $"propolis-server-{version}.0.0.json")}")]);
        await NodeTools.RunAsync(
            folder, "node",
            [Path.Combine("node_modules", "typescript", "bin", "tsc"), "--strict", "--target", "es2022", "--module", "nodenext", "--skipLibCheck",
             .. versions.Select(version => Path.Combine($"v{version}", "session.ts"))]);
        var servers = await Task.WhenAll(versions.Select(_ => LocalServer.StartAsync()));
        try
        {
            var output = await NodeTools.RunAsync(
                folder, "node", ["drive.mjs", folder, .. versions.Select((version, index) => $"{version}={servers[index].Address.GetLeftPart(UriPartial.Authority)}")]);
            Assert.Equal(string.Concat(versions.Select(version => $"version {version}: done\n")), output);
        }
        finally
        {
            foreach (var server in servers)
            {
                await server.DisposeAsync();
            }
        }
    }
}
