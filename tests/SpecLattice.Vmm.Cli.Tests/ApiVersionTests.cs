using System.Text.Json;
using SpecLattice.Vmm.Cli.Tests.Support;
using SpecLattice.Vmm.Instances;

namespace SpecLattice.Vmm.Cli.Tests;

/// <summary>The version header, and what each version reads and shows.</summary>
public sealed class ApiVersionTests(OldServer old) : IClassFixture<OldServer>
{
    public static TheoryData<int> Versions => [.. Enumerable.Range(1, VmmHostOptions.NewestApi)];

    [Theory]
    [InlineData(null, "ApiVersionMissing")]
    [InlineData("2", "ApiVersionMalformed")]
    [InlineData("v2.0.0", "ApiVersionMalformed")]
    [InlineData("02.0.0", "ApiVersionMalformed")]
    [InlineData("2.0.0 ,2.0.0", "ApiVersionMalformed")]
    [InlineData("99999999999.0.0", "ApiVersionMalformed")]
    [InlineData("0.0.0", "ApiVersionUnsupported")]
    [InlineData("2.1.0", "ApiVersionUnsupported")]
    [InlineData("4.0.0", "ApiVersionUnsupported")]
    public async Task A_version_that_the_server_does_not_have_is_refused_and_the_ones_it_has_are_named(string? version, string code)
    {
        var answer = await old.Server.SendAsync(HttpMethod.Get, "/instance", version);
        Assert.Equal((400, code), (answer.Status, answer.Code));
        Assert.EndsWith("this server supports 1.0.0, 2.0.0, 3.0.0", answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Every_version_makes_and_shows_an_instance(int version)
    {
        await using var server = await TestServer.StartAsync();
        var components = $"{Documents.Com1},{Documents.NvmeDisk(version >= 6 ? true : null)}{(version >= 3 ? "," + Documents.Vsock : "")}";
        var ensured = await server.EnsureAsync(Documents.Spec(components, version >= 2 ? Documents.Smbios : null), version);
        Assert.True(ensured.Status == 201, ensured.Message);

        var shown = await server.GetAsync("/instance/spec", version);
        Assert.Equal(200, shown.Status);
        Assert.Equal("Creating", shown.Json.GetProperty("state").GetString());
        var status = shown.Json.GetProperty("spec");
        Assert.Equal("Present", status.GetProperty("type").GetString());
        var spec = status.GetProperty("value");
        if (version == 1)
        {
            // Version 1 has an envelope of its own.
            Assert.Equal("V0", spec.GetProperty("version").GetString());
            spec = spec.GetProperty("spec");
        }

        Assert.Equal(2, spec.GetProperty("board").GetProperty("cpus").GetInt32());
        var shownComponents = spec.GetProperty("components");
        Assert.Equal(version >= 3 ? 4 : 3, shownComponents.EnumerateObject().Count());
        Assert.Equal(version >= 6, shownComponents.GetProperty("disk").GetProperty("component").TryGetProperty("has_write_cache", out _));
        Assert.Equal(version >= 2 ? 7 : 0, spec.TryGetProperty("smbios", out var smbios) ? smbios.GetProperty("version").GetInt32() : 0);
    }

    [Fact]
    public async Task A_newer_document_is_not_read_as_an_older_one()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal("/init/value/spec/smbios", (await server.EnsureAsync(Documents.Spec(Documents.Com1, Documents.Smbios), 1)).Pointer);
        Assert.Equal("/init/value/spec/components/vsock/type", (await server.EnsureAsync(Documents.Spec(Documents.Vsock), 2)).Pointer);
        Assert.Equal(
            "/init/value/spec/components/disk/component/has_write_cache", (await server.EnsureAsync(Documents.Spec(Documents.NvmeDisk(true)), 5)).Pointer);
        var missing = await server.EnsureAsync(Documents.Spec(Documents.NvmeDisk()), 6);
        Assert.Contains("has_write_cache", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_version_cannot_show_is_refused_with_every_loss()
    {
        await using var server = await TestServer.StartAsync();
        var spec = Documents.Spec($"{Documents.Com1},{Documents.Vsock},{Documents.NvmeDisk(false)}", Documents.Smbios);
        Assert.Equal(201, (await server.EnsureAsync(spec, 6)).Status);
        Assert.Equal(200, (await server.GetAsync("/instance/spec", 6)).Status);

        const string Smbios = "/spec/value/smbios";
        const string Vsock = "/spec/value/components/vsock";
        const string Cache = "/spec/value/components/disk/component/has_write_cache";
        foreach (var (version, losses) in new[] { (5, (string[])[Cache]), (3, [Cache]), (2, [Vsock, Cache]), (1, [Smbios, Vsock, Cache]) })
        {
            var answer = await server.GetAsync("/instance/spec", version);
            Assert.Equal((409, "SpecNotRepresentable"), (answer.Status, answer.Code));
            Assert.Equal(losses.Order(StringComparer.Ordinal), answer.LostPointers.Order(StringComparer.Ordinal));
            Assert.All(answer.Json.GetProperty("losses").EnumerateArray(), AssertIsLoss);
            Assert.Contains("API version", answer.Message, StringComparison.Ordinal);
        }

        // The instance itself can be seen at every version.
        Assert.Equal(200, (await server.GetAsync("/instance", 1)).Status);
    }

    private static void AssertIsLoss(JsonElement loss)
    {
        Assert.Equal("instance-spec-get-response", loss.GetProperty("family").GetString());
        Assert.NotEmpty(loss.GetProperty("kind").GetString()!);
        Assert.NotEmpty(loss.GetProperty("message").GetString()!);
        Assert.True(loss.GetProperty("from").GetInt32() > loss.GetProperty("to").GetInt32());
    }
}
