using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SpecLattice.Tests.Shared;
using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary><c>spec lock</c> and <c>spec changelog</c> on files.</summary>
public sealed partial class LockCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("spec-lock").FullName;

    private string Lock => Path.Combine(_folder, "specs.lock");

    [Fact]
    public async Task A_lock_is_made_shipped_and_checked()
    {
        var checkedIn = await File.ReadAllLinesAsync(Path.Combine(Support.Tool.Folder, "..", "..", "vmm", "SpecLattice.Vmm.Api", "specs.lock"), TestContext.Current.CancellationToken);
        var updated = await RunAsync("update");
        var versions = Count("part ", "spec ");
        Assert.InRange(versions, 82, int.MaxValue);
        Assert.Equal((0, 0), (updated.ExitCode, Shipped()));
        Assert.Equal(ExitCodes.Done, (await RunAsync("check")).ExitCode);

        var shipped = await RunAsync("ship");
        Assert.Equal((0, versions), (shipped.ExitCode, Shipped()));
        Assert.Equal(ExitCodes.Done, (await RunAsync("check")).ExitCode);

        var before = await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken);
        Assert.Equal(ExitCodes.Done, (await RunAsync("update")).ExitCode);
        Assert.Equal(before, await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken));
        Assert.Equal(checkedIn.Where(line => !LaterLine().IsMatch(line)), before.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Machines_are_told_what_became_of_the_lock()
    {
        var updated = await RunJsonAsync("update");
        var refused = await RunJsonAsync("ship", () => Edit(lines => lines.Where(line => !line.StartsWith("spec instance-spec@6 ", StringComparison.Ordinal))));
        var again = await RunJsonAsync("update");
        var shipped = await RunJsonAsync("ship");
        var versions = Count("part ", "spec ");

        Assert.Equal($"0 shipped, {versions} unshipped, findings: ", Describe(updated, "unshipped"));
        Assert.Equal("0 shipped, 0 shipped_now, findings: SPEC2015 warning instance-spec@6", Describe(refused, "shipped_now"));
        Assert.Equal(Describe(updated, "unshipped"), Describe(again, "unshipped"));
        Assert.Equal($"{versions} shipped, {versions} shipped_now, findings: ", Describe(shipped, "shipped_now"));

        static string Describe(JsonNode report, string other) =>
            $"{report["shipped"]} shipped, {report[other]} {other}, findings: "
            + string.Join(", ", report["findings"]!.AsArray().Select(finding => $"{finding!["rule"]} {finding["severity"]} {finding["version"]}"));
    }

    [Theory]
    [InlineData(null, "specs.lock")]
    [InlineData("locks/specs.lock", "locks/specs.lock")]
    public async Task A_project_says_where_its_lock_is(string? property, string expected)
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        using var project = new SampleProject();
        project.Write("locks/README.md", "");
        project.SetProperty("SpecLatticeLockFile", property);
        var run = await project.RunAsync("lock", "update");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("spec instance@2 tag V2", project.Read(expected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_a_lock_gets_none()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        using var project = new SampleProject();
        project.SetProperty("SpecLatticeLockFile", "none");
        var run = await project.RunAsync("lock", "update");
        Assert.Equal((ExitCodes.BadInput, "spec: the project says that it has no lock (SpecLatticeLockFile is none): name one with --lock\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Lock_of_a_project_is_kept_as_the_manual_shows()
    {
        Assert.SkipUnless(Depth.IsThorough, Depth.NotThorough);
        using var project = new SampleProject();
        await VerifyAsync(project, "lock-update", "lock update");
        await VerifyAsync(project, "lock-ship", "lock ship");
        await VerifyAsync(project, "lock-check", "lock check");

        project.Write("V1/Instance.cs", SampleProject.First.Replace("byte Cpus", "ushort Cpus", StringComparison.Ordinal));
        project.Write("V2/Instance.cs", SampleProject.Second.Replace("byte Cpus", "ushort Cpus", StringComparison.Ordinal).Replace("? Note", "? Remark", StringComparison.Ordinal));
        await VerifyAsync(project, "lock-check-edited", "lock check");
        await VerifyAsync(project, "lock-update-edited-json", "lock update --json");
        await VerifyAsync(project, "lock-ship-edited", "lock ship");
    }

    [Fact]
    public async Task A_damaged_lock_is_not_written_over()
    {
        await RunAsync("update");
        await RunAsync("ship");
        var damaged = (await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken)).Replace("member cpus required byte", "member cpus required uint16", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Lock, damaged, TestContext.Current.CancellationToken);

        foreach (var verb in new[] { "update", "ship", "check" })
        {
            var run = await RunAsync(verb);
            Assert.Equal(ExitCodes.BadInput, run.ExitCode);
            Assert.Contains("specs.lock(", run.Errors, StringComparison.Ordinal);
            Assert.Contains("Board@1 were edited by hand", run.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(damaged, await File.ReadAllTextAsync(Lock, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Nothing_ships_that_the_code_does_not_say()
    {
        await RunAsync("update");
        var lines = (await File.ReadAllLinesAsync(Lock, TestContext.Current.CancellationToken)).Where(line => !line.StartsWith("spec instance-spec@6 ", StringComparison.Ordinal));
        await File.WriteAllTextAsync(Lock, string.Join("\n", lines) + "\n", TestContext.Current.CancellationToken);

        var run = await RunAsync("ship");

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains("warning SPEC2015: instance-spec@6 does not match the lock", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, Shipped());
    }

    [Fact]
    public async Task Release_notes_tell_what_a_lock_has_more()
    {
        await RunAsync("update");
        var whole = await File.ReadAllLinesAsync(Lock, TestContext.Current.CancellationToken);
        var older = Path.Combine(_folder, "older.lock");
        var newTypes = new[] { "spec instance-spec@6 ", "part SpecLattice.Vmm.Api.NvmeDisk@6 " };
        await File.WriteAllTextAsync(older, string.Join("\n", whole.Where(line => !newTypes.Any(line.StartsWith))) + "\n", TestContext.Current.CancellationToken);

        var run = await Support.Tool.RunAsync("changelog", older, Lock);
        var backwards = await Support.Tool.RunAsync("changelog", Lock, older);

        Assert.Equal((ExitCodes.Done, ExitCodes.No), (run.ExitCode, backwards.ExitCode));
        Snapshot.Verify("changelog", run.Output);
        Assert.Contains("instance-spec@6 is gone", backwards.Output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The line about a version above 6, which the assembly that the tests ask about does not have.</summary>
    [GeneratedRegex(@"^(part|spec) \S+@([7-9]|\d\d+) ")]
    private static partial Regex LaterLine();

    private Task<ToolRun> RunAsync(string verb) => Support.Tool.RunAsync("lock", verb, "--lock", Lock, "--assembly", Support.Tool.Api);

    private static async Task VerifyAsync(SampleProject project, string name, string command)
    {
        var run = await project.RunAsync(command.Split(' '));
        var shown = run with { Output = run.Output.Replace(project.PathOf("specs.lock"), "specs.lock", StringComparison.Ordinal) };
        Snapshot.Verify(name, SnapshotTests.Describe($"{command} --project Sample.csproj", shown));
    }

    private async Task<JsonNode> RunJsonAsync(string verb, Action? before = null)
    {
        before?.Invoke();
        var run = await Support.Tool.RunAsync("lock", verb, "--lock", Lock, "--assembly", Support.Tool.Api, "--json");
        Assert.Equal(before is null ? ExitCodes.Done : ExitCodes.BadInput, run.ExitCode);
        var report = JsonNode.Parse(run.Output)!;
        Assert.Equal(Lock, report["lock"]!.GetValue<string>());
        return report;
    }

    private void Edit(Func<IEnumerable<string>, IEnumerable<string>> change) => File.WriteAllText(Lock, string.Join("\n", change(File.ReadAllLines(Lock))) + "\n");

    /// <summary>How many versions the lock has.</summary>
    private int Count(params string[] kinds) =>
        File.ReadLines(Lock).Where(line => kinds.Any(line.StartsWith)).Select(line => line.Split(' ')[1]).Distinct().Count();

    private int Shipped() =>
        File.ReadLines(Lock).Count(line => line.Contains(" shipped ", StringComparison.Ordinal) && line[0] != '#');
}
