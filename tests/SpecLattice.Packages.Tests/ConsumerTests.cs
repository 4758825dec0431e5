using System.Text.Json;
using SpecLattice.Packages.Tests.Support;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Packages.Tests;

/// <summary>A user's project that knows SpecLattice from its packages.</summary>
public sealed class ConsumerTests(Feed feed)
{
    private const string Output = """
        2: {"customer":"ada","items":{"mug":{"count":2,"gift":true}}}
        1: as it was
        1: /items/mug/gift: `gift` exists since version 2; only true can be left out (2 -> 1, order)
        /coupon: `coupon` exists since version 2; only null can be left out (2 -> 1, order)
        sum: {"version":"V2","spec":{"customer":"ada","items":{"mug":{"count":2,"gift":false}},"coupon":"spring"}}, floor 2
        receipt: {"Order":{"customer":"ada","items":{"mug":{"count":2,"gift":true}}},"Cents":950}
        order: laws checked with the seed 1
        laws: hold

        """;

    [Fact]
    public async Task It_builds_without_a_word_and_runs()
    {
        var consumer = feed.NewConsumer();

        var build = (await consumer.BuildAsync(Consumer.App)).Done();
        var run = (await consumer.RunAsync("dotnet", consumer.PathOf(Consumer.App, "bin", "Debug", "net10.0", "Shop.App.dll"))).Done();

        Assert.Contains(" 0 Warning(s)", build.Output, StringComparison.Ordinal);
        Assert.Equal(Output.ReplaceLineEndings(), run.Output);
        foreach (var id in new[] { "speclattice", "speclattice.testing" })
        {
            var metadata = Assert.Single(Directory.GetFiles(Path.Combine(feed.Restored, id), ".nupkg.metadata", SearchOption.AllDirectories));
            using var origin = JsonDocument.Parse(await File.ReadAllTextAsync(metadata, TestContext.Current.CancellationToken));
            Assert.Equal(Path.GetFileName(feed.Folder), Path.GetFileName(origin.RootElement.GetProperty("source").GetString()));
        }
    }

    [Fact]
    public async Task An_edit_of_a_shipped_version_does_not_build()
    {
        var consumer = feed.NewConsumer();
        consumer.Edit("Shop.Api/V2.cs", "string? Coupon", "int? Coupon");

        var build = await consumer.BuildAsync(Consumer.Api);

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("V2.cs(13,17): error SPEC2003: 'coupon' of order@2 shipped as string? and is now int32?", build.Output, StringComparison.Ordinal);
    }

    // Warnings are errors in that project, and in that build.
    [Fact]
    public async Task A_version_that_is_not_locked_is_a_warning_unless_the_user_says_otherwise()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var consumer = feed.NewConsumer();
        await File.WriteAllTextAsync(
            consumer.PathOf(Consumer.Api, "V3.cs"),
            "namespace Shop.V3;\n\n[SpecLattice.SpecPart(3)]\npublic sealed partial record Parcel\n{\n    public required uint Weight { get; init; }\n}\n",
            TestContext.Current.CancellationToken);

        var strict = (await consumer.BuildAsync(Consumer.Api, "-warnaserror")).Done();
        var refused = await consumer.BuildAsync(Consumer.Api, "-p:WarningsAsErrors=SPEC2015");

        Assert.Contains("V3.cs(4,30): warning SPEC2015: Shop.Parcel@3 does not match specs.lock", strict.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, refused.ExitCode);
        Assert.Contains("V3.cs(4,30): error SPEC2015", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_lock_is_where_the_project_says()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var consumer = feed.NewConsumer();
        (await consumer.RunAsync("dotnet", "restore", Consumer.Api)).Done();
        var beside = consumer.PathOf(Consumer.Api, "specs.lock");
        Assert.Equal(beside, await LockAsync());
        Assert.Equal("", await LockAsync("-p:SpecLatticeLockFile=none"));

        Directory.CreateDirectory(consumer.PathOf("locks"));
        File.Move(beside, consumer.PathOf("locks", "specs.lock"));
        Assert.Equal("", await LockAsync());
        consumer.Edit("Shop.Api/Shop.Api.csproj", "<IsAotCompatible>", "<SpecLatticeLockFile>../locks/specs.lock</SpecLatticeLockFile>\n    <WarningsNotAsErrors>CS0618</WarningsNotAsErrors>\n    <IsAotCompatible>");
        Assert.Equal(consumer.PathOf("locks", "specs.lock"), await LockAsync());
        Assert.Equal("CS0618;SPEC2015;SPEC2016", (await consumer.AskAsync(Consumer.Api, "-getProperty:WarningsNotAsErrors")).Trim());

        var mistaken = await consumer.BuildAsync(Consumer.Api, "-p:SpecLatticeLockFile=../locks/shop.lock");
        Assert.NotEqual(0, mistaken.ExitCode);
        Assert.Contains("error : SpecLatticeLockFile is '../locks/shop.lock': give the path of a file called specs.lock", mistaken.Output, StringComparison.Ordinal);
        var missing = (await consumer.BuildAsync(Consumer.Api, "-p:SpecLatticeLockFile=../lock/specs.lock")).Done();
        Assert.Contains("warning : SpecLatticeLockFile is '../lock/specs.lock', and there is no such file", missing.Output, StringComparison.Ordinal);

        async Task<string> LockAsync(params string[] options)
        {
            using var answer = JsonDocument.Parse(await consumer.AskAsync(Consumer.Api, ["-getItem:AdditionalFiles", .. options]));
            var files = answer.RootElement.GetProperty("Items").GetProperty("AdditionalFiles").EnumerateArray();
            return string.Join(";", files.Select(file => file.GetProperty("FullPath").GetString()));
        }
    }

    [Fact]
    public async Task A_project_can_ask_for_fixtures_of_what_shipped()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var consumer = feed.NewConsumer();
        var missing = await consumer.BuildAsync(Consumer.Api, "-p:SpecLatticeFixtures=../fixtures");
        Directory.CreateDirectory(consumer.PathOf("fixtures", "old"));
        Directory.CreateDirectory(consumer.PathOf("fixtures", "HEAD"));
        await File.WriteAllTextAsync(consumer.PathOf("fixtures", "old", "manifest.json"), Manifest(1), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(consumer.PathOf("fixtures", "HEAD", "manifest.json"), Manifest(2), TestContext.Current.CancellationToken);
        var found = (await consumer.BuildAsync(Consumer.Api, "-p:SpecLatticeFixtures=../fixtures")).Done();

        Assert.NotEqual(0, missing.ExitCode);
        Assert.Contains("error : SpecLatticeFixtures is '../fixtures', and there is no such folder", missing.Output, StringComparison.Ordinal);
        Assert.Contains("warning SPEC2015: order@2 has shipped, and no manifest in '../fixtures' lists a document of it", found.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("order@1", found.Output, StringComparison.Ordinal);

        static string Manifest(int version) => $$"""{"fixtures":[{"file":"a.json","family":"order","version":{{version}}}]}""";
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("8.5")]
    [InlineData("99999999999")]
    public async Task A_limit_of_fused_versions_that_is_not_a_number_stops_the_build(string text)
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var consumer = feed.NewConsumer();

        var mistaken = await consumer.BuildAsync(Consumer.Api, $"-p:SpecLatticeMaxFusedVersions={text}");

        Assert.NotEqual(0, mistaken.ExitCode);
        Assert.Contains($"error : SpecLatticeMaxFusedVersions is '{text}': give the number of versions", mistaken.Output, StringComparison.Ordinal);
    }

    // Without the framework's own packages, which are not what the restore is about.
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net9.0")]
    public async Task A_project_for_an_older_framework_is_told_by_the_restore(string framework)
    {
        var consumer = feed.NewConsumer();

        var restore = await consumer.RunAsync("dotnet", "restore", Consumer.Api, $"-p:TargetFramework={framework}", "-p:DisableImplicitFrameworkReferences=true", "-p:UseAppHost=false");

        Assert.NotEqual(0, restore.ExitCode);
        Assert.Contains($"error NU1202: Package SpecLattice 0.1.0 is not compatible with {framework}", restore.Output, StringComparison.Ordinal);
    }

    // Downloads a runtime, and the native compiler where there is a linker for it; so it is for the night.
    [Fact]
    public async Task It_runs_without_a_runtime()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SPECLATTICE_NIGHTLY") == "1", "SPECLATTICE_NIGHTLY=1 publishes the consumer ahead of time, or trimmed");
        var isNative = Linker.IsFound;
        var how = isNative ? "-p:PublishAot=true" : "-p:PublishTrimmed=true";
        var consumer = feed.NewConsumer();

        var publish = (await consumer.RunAsync("dotnet", "publish", Consumer.App, "-c", "Release", how, "-warnaserror", "-v:q", "-o", consumer.PathOf("published"))).Done();
        var run = (await consumer.RunAsync(consumer.PathOf("published", OperatingSystem.IsWindows() ? "Shop.App.exe" : "Shop.App"))).Done();

        Assert.DoesNotContain("warning", publish.Output, StringComparison.Ordinal);
        Assert.Equal(isNative, !File.Exists(consumer.PathOf("published", "SpecLattice.dll")));
        Assert.Equal(Output.ReplaceLineEndings(), run.Output);
    }
}
