using SpecLattice.Packages.Tests.Support;

namespace SpecLattice.Packages.Tests;

/// <summary>The tool, installed from its package.</summary>
public sealed class ToolPackageTests(Feed feed)
{
    [Fact]
    public async Task It_installs_and_knows_the_consumers_specs()
    {
        var consumer = feed.NewConsumer();
        var tools = feed.NewFolder();
        (await consumer.RunAsync("dotnet", "tool", "install", "SpecLattice.Tool", "--tool-path", tools, "--source", feed.Folder)).Done();
        var spec = Path.Combine(tools, OperatingSystem.IsWindows() ? "spec.exe" : "spec");

        // It builds the project, so its assembly is there for the second command.
        var check = (await consumer.RunAsync(spec, "lock", "check", "--project", Consumer.Api)).Done();
        var list = (await consumer.RunAsync(spec, "list", "--json", "--assembly", consumer.PathOf(Consumer.Api, "bin", "Debug", "net10.0", "Shop.Api.dll"))).Done();

        Assert.DoesNotContain("SPEC", check.Output, StringComparison.Ordinal);
        Assert.Contains("\"family\": \"order\"", list.Output, StringComparison.Ordinal);
    }
}
