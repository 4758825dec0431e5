using SpecLattice.Tool.Tests.Support;

namespace SpecLattice.Tool.Tests;

/// <summary>What each command prints, to the letter.</summary>
public sealed class SnapshotTests
{
    private static readonly Dictionary<string, string> Runs = new()
    {
        ["help"] = "--help",
        ["list"] = "list {api}",
        ["list-json"] = "list --json {api}",
        ["diff"] = "diff instance-spec v3 v6 {api}",
        ["diff-far"] = "diff instance-spec v1 v6 {api}",
        ["diff-json"] = "diff instance-spec 2 3 --json {api}",
        ["diff-same"] = "diff instance-spec 2 2 {api}",
        ["matrix"] = "matrix instance-spec {api}",
        ["matrix-json"] = "matrix instance-spec --format json {api}",
        ["matrix-html"] = "matrix instance-spec --format html {api}",
        ["graph-svg"] = "graph instance-spec {api}",
        ["graph-mermaid"] = "graph instance-spec --format mermaid {api}",
        ["graph-dot"] = "graph instance-spec --format dot {api}",
        ["graph-json"] = "graph instance-spec --json {api}",
        ["graph-unknown"] = "graph instance-spec -o lattice.pdf {api}",
        ["convert"] = "convert --family instance-spec --from 1 --to 6 plain.v1.json {api}",
        ["convert-envelope"] = "convert --family instance-spec --to 6 envelope.json {api}",
        ["convert-losses"] = "convert --family instance-spec --from 3 --to 1 vsock.v3.json {api}",
        ["convert-losses-json"] = "convert --family instance-spec --from 3 --to 1 vsock.v3.json --json {api}",
        ["convert-accept"] = "convert --family instance-spec --from 2 --to 1 smbios.v2.json --accept smbios --because retired {api}",
        ["convert-bad"] = "convert --family instance-spec --from 1 --to 6 vsock.v3.json {api}",
        ["explain"] = "explain --family instance-spec --from 3 vsock.v3.json {api}",
        ["explain-envelope"] = "explain envelope.json {api}",
        ["explain-json"] = "explain --json envelope.json {api}",
        ["explain-unknown"] = "explain plain.v1.json {api}",
        ["check"] = "check --family instance-spec --version 3 vsock.v3.json plain.v1.json {api}",
        ["check-json"] = "check --family instance-spec --version 1 --json vsock.v3.json plain.v1.json {api}",
        ["fleet"] = "fleet --fleet fleet.json {api}",
        ["fleet-stuck"] = "fleet --fleet stuck.json {api}",
        ["fleet-json"] = "fleet --fleet stuck.json --json {api}",
        ["fleet-no-json"] = "fleet --fleet documents.ndjson {api}",
        ["schema"] = "schema instance-spec v2 {api}",
        ["schema-openapi"] = "schema instance-spec v6 --format openapi {api}",
        ["schema-text"] = "schema instance-spec v2 --format text {api}",
        ["changelog-none"] = "changelog ../../../vmm/SpecLattice.Vmm.Api/specs.lock ../../../vmm/SpecLattice.Vmm.Api/specs.lock",
        ["completion"] = "completion bash",
        ["completion-json"] = "completion fish --json",
        ["suggest"] = "[suggest:6] spec¤co",
        ["no-command"] = "",
        ["wrong-command"] = "chekc",
        ["wrong-option"] = "list --asembly nothing.dll",
        ["no-target"] = "list",
        ["no-assembly"] = "list --assembly nothing.dll",
        ["no-dotnet-assembly"] = "list --assembly fleet.json",
        ["no-catalog"] = "list --assembly {tool}",
        ["no-project"] = "list --project nothing.csproj",
        ["no-family"] = "diff nothing v1 v2 {api}",
        ["no-version"] = "diff instance-spec v1 v9 {api}",
        ["no-file"] = "explain nothing.json {api}",
        ["no-lock"] = "lock check --lock nothing.lock {api}",
        ["new-version-no-source"] = "new-version instance-spec {api}",
        ["new-version-no-target"] = "new-version instance-spec",
        ["new-version-no-project"] = "new-version instance-spec --project nothing.csproj",
        ["both-targets"] = "list --project nothing.csproj {api}",
    };

    public static TheoryData<string> Names { get; } = [.. Runs.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Command_prints_what_was_verified(string name)
    {
        var shown = Runs[name];
        var arguments = shown.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => word switch
            {
                "{api}" => ["--assembly", Support.Tool.Api],
                "{tool}" => [typeof(ExitCodes).Assembly.Location],
                _ => new[] { word.Replace('¤', ' ') },
            })
            .ToArray();

        // Where no target is given, the one around the current folder is meant.
        var run = name.EndsWith("no-target", StringComparison.Ordinal)
            ? await Support.Tool.RunInAsync(Path.GetTempPath(), arguments)
            : await Support.Tool.RunAsync(arguments);

        var command = shown.Replace("{api}", "--assembly SpecLattice.Vmm.Api.dll", StringComparison.Ordinal).Replace("{tool}", "spec.dll", StringComparison.Ordinal).Replace('¤', ' ');
        Snapshot.Verify(name, Describe(command, run));
    }

    /// <summary>A run as a snapshot has it.</summary>
    /// <param name="command">The command, as it is shown.</param>
    /// <param name="run">What it left behind.</param>
    internal static string Describe(string command, ToolRun run) =>
        Normal($"$ spec {command}\n{run.Output}{(run.Errors.Length > 0 ? $"--- standard error ---\n{run.Errors}" : "")}--- exit code {run.ExitCode} ---\n");

    /// <summary>The text without what differs between machines.</summary>
    private static string Normal(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        .Replace(typeof(ExitCodes).Assembly.Location, "spec.dll", StringComparison.Ordinal)
        .Replace(Path.Combine(Support.Tool.Folder, "Inputs") + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
}
