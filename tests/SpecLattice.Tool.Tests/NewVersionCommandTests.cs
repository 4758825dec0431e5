using System.Text.Json.Nodes;
using SpecLattice.Tests.Shared;
using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary><c>spec new-version</c> on a project, as a user runs it.</summary>
public sealed class NewVersionCommandTests : IDisposable
{
    private const string Document = """{"Cpus":4,"Root":{"Path":"/images/root.img"},"Note":"blue"}""";

    private readonly SampleProject _project = new();

    [Fact]
    public async Task New_version_is_written_builds_and_converts_both_ways()
    {
        var run = await _project.RunAsync("new-version", "instance");

        Verify("new-version", "new-version instance", run);
        Assert.Equal(["V1/Disk.cs", "V1/Instance.cs", "V2/Instance.cs", "V3/Instance.cs"], _project.Sources);
        Assert.Equal(
            SampleProject.Second
                .Replace("Sample.V2", "Sample.V3", StringComparison.Ordinal)
                .Replace("\"instance\", 2", "\"instance\", 3", StringComparison.Ordinal)
                .Replace("    [Added]\n", "", StringComparison.Ordinal),
            _project.Read("V3/Instance.cs"));
        Verify("list-project", "list", await _project.RunAsync("list"));
        Assert.Equal(Document, await ConvertAsync(2, 3));
        Assert.Equal(Document, await ConvertAsync(3, 2));
    }

    [Fact]
    public async Task Dry_run_prints_what_would_be_written_and_writes_nothing()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var run = await _project.RunAsync("new-version", "instance", "--version", "v5", "--part", "V1.Disk", "--dry-run");

        Verify("new-version-dry-run", "new-version instance --version v5 --part V1.Disk --dry-run", run);
        Assert.Equal(["V1/Disk.cs", "V1/Instance.cs", "V2/Instance.cs"], _project.Sources);
    }

    [Fact]
    public async Task What_is_the_same_is_not_written_out() =>
        Verify("new-version-same-as", "new-version instance --part V1.Disk --same-as --dry-run", await _project.RunAsync("new-version", "instance", "--part", "V1.Disk", "--same-as", "--dry-run"));

    [Fact]
    public async Task Branch_is_started_from_an_older_version_and_told_to_machines()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        var run = await _project.RunAsync("new-version", "instance", "--after", "1", "--json");

        Verify("new-version-json", "new-version instance --after 1 --json", run);
        Assert.Contains("[Spec(\"instance\", 3, After = 1)]", _project.Read("V3/Instance.cs"), StringComparison.Ordinal);
        Assert.Contains("V1.Disk Root", _project.Read("V3/Instance.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_written_over_and_nothing_is_written_by_halves()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        _project.Write("V3/Disk.cs", "// Mine.\n");

        var run = await _project.RunAsync("new-version", "instance", "--part", "V1.Disk");

        Assert.Equal((ExitCodes.BadInput, ""), (run.ExitCode, run.Output));
        Assert.Equal($"spec: {_project.PathOf("V3/Disk.cs")} already exists: nothing was written\n", run.Errors);
        Assert.Equal(["V1/Disk.cs", "V1/Instance.cs", "V2/Instance.cs", "V3/Disk.cs"], _project.Sources);
        Assert.Equal("// Mine.\n", _project.Read("V3/Disk.cs"));
    }

    [Fact]
    public async Task Project_that_does_not_build_is_refused_with_the_compilers_words()
    {
        _project.Write("Broken.cs", "class Broken { int Number() => \"four\"; }\n");

        var run = await _project.RunAsync("new-version", "instance");

        Assert.Equal((ExitCodes.BadInput, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"spec: {_project.Path} does not build:\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains("Broken.cs(1,32): error CS0029", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Project_of_several_frameworks_is_told_to_choose_one()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        _project.Write("Sample.csproj", _project.Read("Sample.csproj").Replace("<TargetFramework>net10.0</TargetFramework>", "<TargetFrameworks>net10.0</TargetFrameworks>", StringComparison.Ordinal));

        var refused = await _project.RunAsync("new-version", "instance", "--dry-run");
        var chosen = await Support.Tool.RunAsync(["new-version", "instance", "--dry-run", "--project", _project.Path], "", ("TargetFramework", "net10.0"));

        Assert.Equal(ExitCodes.BadInput, refused.ExitCode);
        Assert.Contains("several target frameworks", refused.Errors, StringComparison.Ordinal);
        Assert.Equal((ExitCodes.Done, ""), (chosen.ExitCode, chosen.Errors));
    }

    public void Dispose() => _project.Dispose();

    private async Task<string> ConvertAsync(int from, int to)
    {
        var file = _project.PathOf("document.json");
        await File.WriteAllTextAsync(file, Document, TestContext.Current.CancellationToken);
        var run = await Support.Tool.RunAsync(
            "convert", "--family", "instance", "--from", $"{from}", "--to", $"{to}", file, "--assembly", _project.PathOf("bin/Debug/net10.0/Sample.dll"));
        return JsonNode.Parse(run.Output)!.ToJsonString();
    }

    private static void Verify(string name, string command, ToolRun run) =>
        Snapshot.Verify(name, SnapshotTests.Describe($"{command} --project Sample.csproj", run));
}
