using SpecLattice.Packages.Tests.Support;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Packages.Tests;

/// <summary>The tool, installed from its package.</summary>
public sealed class ToolPackageTests(Feed feed)
{
    [Fact]
    public async Task It_installs_and_knows_the_consumers_specs()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var consumer = feed.NewConsumer();
        var tools = feed.NewFolder();
        (await consumer.RunAsync("dotnet", "tool", "install", "SpecLattice.Tool", "--tool-path", tools, "--source", feed.Folder)).Done();
        var spec = Path.Combine(tools, OperatingSystem.IsWindows() ? "spec.exe" : "spec");

        // The lock's commands read the source; the others build the project and ask its assembly.
        var check = (await consumer.RunAsync(spec, "lock", "check", "--project", Consumer.Api)).Done();
        var list = (await consumer.RunAsync(spec, "list", "--json", "--project", Consumer.Api)).Done();

        Assert.DoesNotContain("SPEC", check.Output, StringComparison.Ordinal);
        Assert.Contains("\"family\": \"order\"", list.Output, StringComparison.Ordinal);
    }
}
