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

        var (exitCode, output, errors) = DotnetCommand.Run("build", project, "-nologo", "-v:q", "-tl:off", "-t:Build", "-getProperty:TargetPath");
        var path = output.Trim();
        if (exitCode == 0 && path.Length == 0)
        {
            throw new CommandException($"{project} has several target frameworks, or none: choose one in the environment, with TargetFramework=net10.0 for example");
        }

        if (exitCode != 0 || !File.Exists(path))
        {
            var (_, report, _) = exitCode == 0 ? (0, "", "") : DotnetCommand.Run("build", project, "-nologo", "-v:q", "-tl:off");
            var lines = string.Join('\n', (report + errors).Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(10));
            throw new CommandException($"{project} does not build{(lines.Length > 0 ? $":\n{lines}" : ": it made no assembly")}");
        }

        return path;
    }
}
