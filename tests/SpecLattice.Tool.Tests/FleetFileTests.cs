using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>Descriptions of fleets that are none.</summary>
public sealed class FleetFileTests
{
    [Theory]
    [InlineData("[]", "/: expected `servers`, a list")]
    [InlineData("""{"servers":[],"instances":[],"upgrad":{"offers":{}}}""", "/upgrad: expected one of `servers`, `instances`, `upgrade`")]
    [InlineData("""{"servers":[{"name":"a","offers":{},"offer":{}}],"instances":[]}""", "/servers/0/offer: expected one of `name`, `offers`")]
    [InlineData("""{"servers":[{"name":"a","offers":{}},{"name":"a","offers":{}}],"instances":[]}""", "/servers: 'a' appears twice")]
    [InlineData("""{"servers":[{"name":"a","offers":{"f":[1.5]}}],"instances":[]}""", "/servers/0/offers/f: expected versions as numbers")]
    [InlineData("""{"servers":[],"instances":[],"upgrade":{"offers":{},"to":3}}""", "/upgrade/to: expected one of `offers`")]
    [InlineData("""{"servers":[],"instances":[{"name":"i"}],"instances":[]}""", "instances")]
    [InlineData("""{"servers":[],"instances":[{"name":"i","server":"a","family":"instance-spec"}]}""", "/instances/0/server: there is no server 'a'")]
    [InlineData("""{"servers":[{"name":"a","offers":{}}],"instances":[{"name":"i","server":"a","family":"instance-spec","version":3,"spec":{"bored":1}}]}""", "/instances/0/spec: unknown member `bored`")]
    [InlineData("""{"servers":[{"name":"a","offers":{}}],"instances":[{"name":"i","server":"a","family":"instance-spec","vresion":3,"spec":{}}]}""", "/instances/0/vresion: expected one of `name`")]
    public async Task What_is_no_fleet_is_refused_with_its_place(string text, string problem)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, text, TestContext.Current.CancellationToken);
            var run = await Support.Tool.RunAsync("fleet", "--fleet", file, "--assembly", Support.Tool.Api);
            Assert.Equal((ExitCodes.BadInput, ""), (run.ExitCode, run.Output));
            Assert.Contains(problem, run.Errors, StringComparison.Ordinal);
            Assert.StartsWith($"spec: {file}", run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
