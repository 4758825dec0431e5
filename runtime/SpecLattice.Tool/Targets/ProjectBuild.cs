using System.Diagnostics;

namespace SpecLattice.Tool.Targets;

/// <summary>Builds a project and tells where its assembly is.</summary>
internal static class ProjectBuild
{
    /// <summary>Builds a project.</summary>
    /// <param name="project">The project file, or its folder.</param>
    /// <returns>The assembly's path.</returns>
    /// <exception cref="CommandException">The project does not exist or does not build.</exception>
    public static string Run(string project)
    {
        if (!File.Exists(project) && !Directory.Exists(project))
        {
            throw new CommandException($"there is no project {project}");
        }

        var (exitCode, output, errors) = Start("build", project, "-nologo", "-v:q", "-tl:off", "-t:Build", "-getProperty:TargetPath");
        var path = output.Trim();
        if (exitCode != 0 || !File.Exists(path))
        {
            var (_, report, _) = exitCode == 0 ? (0, "", "") : Start("build", project, "-nologo", "-v:q", "-tl:off");
            var lines = string.Join('\n', (report + errors).Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(10));
            throw new CommandException($"{project} does not build{(lines.Length > 0 ? $":\n{lines}" : ": it made no assembly")}");
        }

        return path;
    }

    private static (int ExitCode, string Output, string Errors) Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start) ?? throw new CommandException("`dotnet` cannot be started");
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }
}
