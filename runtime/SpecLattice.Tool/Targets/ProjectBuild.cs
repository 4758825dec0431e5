using SpecLattice.Generators.Locking;

namespace SpecLattice.Tool.Targets;

/// <summary>A project that was built.</summary>
/// <param name="Assembly">The path of its assembly.</param>
/// <param name="Lock">The path of its lock, whether there is one or not; null where the project says that it has none.</param>
internal sealed record ProjectBuild(string Assembly, string? Lock)
{
    private const string NoLock = "none";

    private const int MaxErrors = 10;

    /// <summary>Builds a project.</summary>
    /// <param name="project">The project file, or its folder.</param>
    /// <exception cref="CommandException">The project does not exist or does not build.</exception>
    public static ProjectBuild Run(string project)
    {
        ThrowIfMissing(project);
        var build = DotnetCommand.Run("build", project, "-nologo", "-v:q", "-tl:off", "-t:Build", "-getProperty:TargetPath,MSBuildProjectDirectory,SpecLatticeLockFile");
        if (build.ExitCode != 0)
        {
            // Asked for properties, it says nothing of errors.
            var again = DotnetCommand.Run("build", project, "-nologo", "-v:q", "-tl:off");
            throw again.ExitCode == 0 ? MsBuildAnswer.Missing(project, build) : DoesNotBuild(project, again);
        }

        using var answer = MsBuildAnswer.Read(project, build);
        var properties = answer.RootElement.GetProperty("Properties").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString() ?? "");
        var path = properties["TargetPath"];
        if (path.Length == 0)
        {
            throw new CommandException($"{project} has several target frameworks, or none: choose one in the environment, with TargetFramework=net10.0 for example");
        }

        return File.Exists(path) ? new ProjectBuild(path, LockOf(properties["SpecLatticeLockFile"], properties["MSBuildProjectDirectory"])) : throw new CommandException($"{project} does not build: it made no assembly {path}");
    }

    /// <summary>Builds what a project references, and not itself.</summary>
    /// <param name="project">The project file, or its folder.</param>
    /// <exception cref="CommandException">The project does not exist, or what it references does not build.</exception>
    public static void RunReferences(string project)
    {
        ThrowIfMissing(project);
        var build = DotnetCommand.Run("build", project, "-nologo", "-v:q", "-tl:off", "-t:ResolveReferences");
        if (build.ExitCode != 0)
        {
            throw DoesNotBuild(project, build);
        }
    }

    /// <summary>The path of a lock from what a project says of it; null where it says that it has none.</summary>
    public static string? LockOf(string said, string folder) => said switch
    {
        NoLock => null,
        _ => Path.GetFullPath(said.Length == 0 ? LockFile.Name : said.Replace('\\', '/'), folder),
    };

    private static void ThrowIfMissing(string project)
    {
        if (!File.Exists(project) && !Directory.Exists(project))
        {
            throw new CommandException($"there is no project {project}");
        }
    }

    private static CommandException DoesNotBuild(string project, (int ExitCode, string Output, string Errors) build)
    {
        var lines = (build.Output + build.Errors).Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(MaxErrors).ToList();
        return lines.Count == 0 ? MsBuildAnswer.Missing(project, build) : new CommandException($"{project} does not build:\n{string.Join('\n', lines)}");
    }
}
