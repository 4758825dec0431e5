using System.Text.Json.Nodes;
using SpecLattice.Families.Tests.Families;

namespace SpecLattice.Tool.Tests;

/// <summary>Commands that read documents know the envelope of each family, and the schema of a family follows it.</summary>
public sealed class EnvelopeToolTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spec-envelope").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Documents_are_read_and_converted_as_their_family_says_its_version()
    {
        var deployment = Write("web.json", """{"kind":"Deployment","replicas":3,"metadata":{"name":"web"},"apiVersion":"apps.example.com/v1beta1"}""");
        var order = Write("order.json", """{"Number":"A-1","Placed":"2019-03-01","Amount":19.90,"Currency":"EUR","Attachments":[]}""");
        var placed = Write("placed.json", """{"Order":"7f3f8a52-0d0e-4d0e-9d8e-1f1c2b7e0000"}""");

        Assert.Equal("apps.example.com/v3", JsonNode.Parse(await RunAsync("convert", "-f", "deployment", "--to", "3", deployment))!["apiVersion"]!.GetValue<string>());
        Assert.Equal(3, JsonNode.Parse(await RunAsync("convert", "-f", "sales-order", "--to", "3", order))!["schemaVersion"]!.GetValue<int>());
        Assert.Contains("accepted, needs 1\n", await RunAsync("check", "-f", "sales-order", order), StringComparison.Ordinal);
        Assert.StartsWith("deployment version 1, needs 1", await RunAsync("explain", deployment, "-f", "deployment"), StringComparison.Ordinal);
        Assert.Contains("accepted", await RunAsync("check", "-f", "order-placed", "--version", "1", placed), StringComparison.Ordinal);

        var refused = await Support.Tool.RunAsync("convert", "-f", "deployment", "--to", "3", order, "-a", Assembly);
        Assert.Contains("""missing member `apiVersion` in VersionedDeployment (at the root, line 1, column 1); without --from, a document has the envelope {"apiVersion": ..., ...}""", refused.Errors, StringComparison.Ordinal);
        refused = await Support.Tool.RunAsync("convert", "-f", "order-placed", "--to", "1", placed, "-a", Assembly);
        Assert.Contains("without --from, a document has the envelope the document alone, with its version outside of it", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_of_a_family_is_one_of_its_versions_in_their_envelopes()
    {
        var orders = JsonNode.Parse(await RunAsync("schema", "sales-order"))!;
        Assert.Equal("""[{"$ref":"#/$defs/v1"},{"$ref":"#/$defs/v2"},{"$ref":"#/$defs/v3"}]""", orders["oneOf"]!.ToJsonString());
        Assert.Equal("""{"const":1}""", orders["$defs"]!["v1"]!["properties"]!["schemaVersion"]!.ToJsonString());
        Assert.DoesNotContain("schemaVersion", orders["$defs"]!["v1"]!["required"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.StartsWith("""["schemaVersion",""", orders["$defs"]!["v2"]!["required"]!.ToJsonString(), StringComparison.Ordinal);

        var thermostats = JsonNode.Parse(await RunAsync("schema", "thermostat"))!["$defs"]!;
        Assert.Equal("""{"type":"object","properties":{"format":{"const":20240601},"settings":{"$ref":"#/$defs/v2/$defs/thermostat"}},"required":["format","settings"],"additionalProperties":false}""", Without(thermostats["v2"]!.AsObject(), "$defs"));
        Assert.Equal("""{"$ref":"#/$defs/v1/$defs/thermostat"}""", Without(thermostats["v1"]!.AsObject(), "$defs"));
        Assert.Equal("""{"const":"apps.example.com/v1"}""", JsonNode.Parse(await RunAsync("schema", "deployment"))!["$defs"]!["v2"]!["properties"]!["apiVersion"]!.ToJsonString());
    }

    private static string Assembly => typeof(VersionedDeployment).Assembly.Location;

    private static string Without(JsonObject schema, string name)
    {
        schema.Remove(name);
        return schema.ToJsonString();
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var run = await Support.Tool.RunAsync([.. arguments, "-a", Assembly]);
        Assert.True(run.ExitCode == 0, run.Errors);
        return run.Output;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
