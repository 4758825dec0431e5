using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Tool.Tests.Support;

/// <summary>What a run of the tool left behind.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Errors)
{
    /// <summary>The lines of a run that succeeded which begin with a place, without the spaces that put them into columns.</summary>
    public static List<string> Changes(ToolRun run)
    {
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return [.. run.Output.Split('\n').Where(line => line.TrimStart().StartsWith('/')).Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))];
    }
}

/// <summary>Runs the real tool.</summary>
internal static class Tool
{
    private const string Script = "/usr/bin/script";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>The assembly that most tests ask about: the VMM's API as of version 6, so that a new version changes nothing that they expect.</summary>
    public static string Api { get; } = typeof(SpecLattice.Vmm.Api.V1.InstanceSpec).Assembly.Location;

    /// <summary>The folder of this project's source.</summary>
    public static string Folder { get; } = FindFolder();

    public static string Input(string name) => Path.Combine(Folder, "Inputs", name);

    public static Task<ToolRun> RunAsync(params string[] arguments) => RunAsync(arguments, "");

    public static async Task<ToolRun> RunAsync(string[] arguments, string input, params (string Name, string Value)[] environment)
    {
        using var process = Start("dotnet", [typeof(ExitCodes).Assembly.Location, .. arguments], environment);
        return await RunAsync(process, input);
    }

    /// <summary>Runs the tool by its own name, as it is when it is installed: another <c>dotnet</c> than the one that it runs on may come first in the path.</summary>
    public static async Task<ToolRun> RunWithPathAsync(string path, params string[] arguments)
    {
        var program = Path.ChangeExtension(typeof(ExitCodes).Assembly.Location, OperatingSystem.IsWindows() ? ".exe" : null);
        var root = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        using var process = Start(program, arguments, ("PATH", path), ("DOTNET_ROOT", root));
        return await RunAsync(process, "");
    }

    /// <summary>Runs the tool in a folder.</summary>
    public static async Task<ToolRun> RunInAsync(string folder, params string[] arguments)
    {
        using var process = Start("dotnet", folder, [typeof(ExitCodes).Assembly.Location, .. arguments]);
        return await RunAsync(process, "");
    }

    /// <summary>Runs the tool in a line for bash, where <c>spec</c> is the tool.</summary>
    public static async Task<ToolRun> RunInBashAsync(string line)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "there is no bash here");
        using var process = Start("/bin/bash", Path.Combine(Folder, "Inputs"), ["-c", $"set -o pipefail; spec() {{ dotnet '{typeof(ExitCodes).Assembly.Location}' \"$@\"; }}; {line}"]);
        return await RunAsync(process, "");
    }

    /// <summary>Runs the tool on a terminal, as far as it can tell. Its output has the terminal's line ends, and its errors are among it.</summary>
    public static async Task<ToolRun> RunOnTerminalAsync(string command, string environment = "")
    {
        using var process = StartOnTerminal(command, environment);
        return await RunAsync(process, "");
    }

    /// <summary>Starts the tool on a terminal.</summary>
    /// <param name="command">The arguments as a shell reads them.</param>
    /// <param name="environment">Variables as a shell sets them: <c>NO_COLOR=1</c>.</param>
    public static Process StartOnTerminal(string command, string environment = "")
    {
        SkipWithoutTerminal();
        var line = $"stty cols 120 && env -u NO_COLOR TERM=xterm-256color {environment} dotnet '{typeof(ExitCodes).Assembly.Location}' {command}";
        return Start(Script, ["-q", "-e", "-f", "-c", line, "/dev/null"]);
    }

    /// <summary>Skips the test where there is no terminal to be had.</summary>
    public static void SkipWithoutTerminal() =>
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists(Script), $"a terminal is made with {Script}, as Linux has it, which is not here");

    private static Process Start(string program, string[] arguments, params (string Name, string Value)[] environment) =>
        Start(program, Path.Combine(Folder, "Inputs"), arguments, environment);

    private static Process Start(string program, string folder, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            WorkingDirectory = folder,
        };
        // One compiler for all builds of a run, as a user's shell has it: starting one each time costs more than all that is compiled.
        start.Environment["UseSharedCompilation"] = "true";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static async Task<ToolRun> RunAsync(Process process, string input)
    {
        var finished = await FinishedProcess.WaitForAsync(process, Patience, input);
        Assert.DoesNotContain("   at ", finished.Errors, StringComparison.Ordinal);
        return new ToolRun(finished.ExitCode, finished.Output, finished.Errors);
    }

    private static string FindFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Spec.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("no Spec.sln above the tests"), "tests", "SpecLattice.Tool.Tests");
    }
}
