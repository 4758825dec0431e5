using System.Diagnostics;
using System.Text;
using SpecLattice.Tests.Shared;

namespace SpecLattice.Packages.Tests.Support;

/// <summary>Runs commands as a user would in a new shell.</summary>
internal static class Commands
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // What the SDK that runs these tests tells its own children. A user's shell does not say it.
    private static readonly string[] Inherited = ["MSBuildSDKsPath", "MSBuildExtensionsPath", "MSBUILD_EXE_PATH", "MSBuildLoadMicrosoftTargetsReadOnly"];

    /// <summary>Runs a command.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="packages">Where restored packages go, so that none is left in the user's own folder.</param>
    /// <param name="command">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Task<CommandRun> RunAsync(string folder, string packages, string command, params string[] arguments) => RunAsync(folder, packages, home: null, command, arguments);

    /// <inheritdoc cref="RunAsync(string, string, string, string[])"/>
    /// <param name="folder">Where.</param>
    /// <param name="packages">Where restored packages go.</param>
    /// <param name="home">Where the SDK keeps what a user has installed: templates, and which tool is where. Null for the user's own.</param>
    /// <param name="command">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<CommandRun> RunAsync(string folder, string packages, string? home, string command, string[] arguments)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var name in Inherited)
        {
            start.Environment.Remove(name);
        }

        start.Environment["NUGET_PACKAGES"] = packages;
        if (home is not null)
        {
            start.Environment["DOTNET_CLI_HOME"] = home;
            start.Environment["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        }

        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["MSBUILDTERMINALLOGGER"] = "off";
        // One compiler for all builds of a run, as a user's shell has it: starting one each time costs more than all that is compiled.
        start.Environment["UseSharedCompilation"] = "true";

        using var process = Process.Start(start)!;
        var finished = await FinishedProcess.WaitForAsync(process, Patience);
        return new CommandRun($"{command} {string.Join(' ', arguments)}", finished.ExitCode, finished.Output + finished.Errors);
    }
}
