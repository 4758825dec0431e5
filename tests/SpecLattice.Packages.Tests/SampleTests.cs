using SpecLattice.Packages.Tests.Support;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Packages.Tests;

/// <summary>The samples, run as their READMEs say.</summary>
public sealed class SampleTests(Feed feed)
{
    // What is kept, is kept as it was written.
    private const string Spelling = "\"x-spelling\":{ \"language\": \"en\", \"words\": [\"lattice\"] }";

    [Fact]
    public async Task Orders_of_five_versions_are_read_as_the_latest_and_served_as_an_older_one()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var folder = feed.NewFolder();

        var seeded = (await RunAsync("orders", folder, "seed", "--events", "2000")).Done();
        var rebuilt = (await RunAsync("orders", folder, "rebuild", "--step", "500")).Done();
        var served = (await RunAsync("orders", folder, "serve", "--version", "2")).Done();
        var again = (await RunAsync("orders", folder, "serve", "--version", "2")).Done();

        Assert.Contains("  order-placed-v1: 400\n", seeded.Output, StringComparison.Ordinal);
        Assert.Contains("  order-placed-v5: 400\n", seeded.Output, StringComparison.Ordinal);
        Assert.Matches(@"^  500 of 2,000 events, [\d,]+ a second\n  1,000 of 2,000 events, [\d,]+ a second\n  1,500 of", rebuilt.Output.ReplaceLineEndings("\n"));
        Assert.Contains("  2,000 events in ", rebuilt.Output, StringComparison.Ordinal);
        Assert.Contains("  EUR Marketplace: ", rebuilt.Output, StringComparison.Ordinal);
        Assert.Contains("/DeliverOn: `DeliverOn` exists since version 3; only null can be left out", served.Output, StringComparison.Ordinal);
        Assert.Matches(@"  1,\d\d\d sent, \d+ parked\n$", served.Output);
        Assert.EndsWith("  0 sent, 0 parked\n", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settings_go_up_and_down_keep_what_plugins_wrote_and_survive_a_crash()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var folder = feed.NewFolder();
        var file = Path.Combine(folder, "settings.json");
        File.Copy(Path.Combine(Repository.Folder, "samples", "settings", "example.json"), file);
        var before = await ReadAsync();

        // Before the first byte, in the middle, and when all are written but the new file is not yet in its place.
        foreach (var bytes in new[] { 0, 40, int.MaxValue })
        {
            var crashed = await RunAsync("settings", folder, "upgrade", file, "--crash-after", $"{bytes}");
            Assert.NotEqual(0, crashed.ExitCode);
            Assert.Equal(before, await ReadAsync());
            Assert.True(File.Exists(file + ".new"));
        }

        var upgraded = (await RunAsync("settings", folder, "upgrade", file)).Done();
        Assert.Contains("/Telemetry: ", upgraded.Output, StringComparison.Ordinal);
        var shown = (await RunAsync("settings", folder, "show", file)).Done();
        Assert.Contains($"\"format\":3,\"Theme\":\"dark\",\"TabSize\":4,{Spelling}", shown.Output, StringComparison.Ordinal);

        await File.WriteAllTextAsync(file, (await ReadAsync()).Replace("\"TabSize\": 4", "\"TabSize\": 8", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var wide = await ReadAsync();
        var refused = await RunAsync("settings", folder, "downgrade", file);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("/TabSize: `TabSize` exists since version 2; only 4 can be left out", refused.Output, StringComparison.Ordinal);
        Assert.Equal(wide, await ReadAsync());

        await File.WriteAllTextAsync(file, wide.Replace("\"TabSize\": 8", "\"TabSize\": 4 /* as ever */", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await RunAsync("settings", folder, "downgrade", file)).Done();
        Assert.DoesNotContain("format", await ReadAsync(), StringComparison.Ordinal);
        Assert.Contains("x-spelling", await ReadAsync(), StringComparison.Ordinal);
        Assert.Equal([file], Directory.GetFiles(folder));

        Task<string> ReadAsync() => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_settings_file_that_is_not_one_is_told_where()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var folder = feed.NewFolder();
        var file = Path.Combine(folder, "settings.json");
        await File.WriteAllTextAsync(file, "{\n  \"format\": 3,\n  \"Theme\": 7\n}", TestContext.Current.CancellationToken);

        var refused = await RunAsync("settings", folder, "show", file);

        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("/Theme, line 3, column 12", refused.Output, StringComparison.Ordinal);
    }

    private Task<CommandRun> RunAsync(string sample, string folder, params string[] arguments) => Commands.RunAsync(
        folder, feed.Restored, "dotnet", [Path.Combine(Repository.Folder, "samples", sample, "bin", Repository.Configuration, "net10.0", $"{sample}.dll"), .. arguments]);
}
