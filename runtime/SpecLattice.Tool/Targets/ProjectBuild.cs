using System.Text.Json;
using SpecLattice.Generators.Locking;

namespace SpecLattice.Tool.Targets;

/// <summary>A project that was built.</summary>
/// <param name="Assembly">The path of its assembly.</param>
/// <param name="Lock">The path of its lock, whether there is one or not; null where the project says that it has none.</param>
internal sealed record ProjectBuild(string Assembly, string? Lock)
{
    private const string NoLock = "none";

    /// <summary>Builds a project.</summary>
    /// <param name="project">The project file, or its folder.</param>
    /// <exception cref="CommandException">The project does not exist or does not build.</exception>
    public static ProjectBuild Run(string project)
    {
        ThrowIfMissing(project);
        var (exitCode, output, errors) = DotnetCommand.Run("build", project, "-nologo", "-v:q", "-tl:off", "-t:Build", "-getProperty:TargetPath,MSBuildProjectDirectory,SpecLatticeLockFile");
        var properties = exitCode == 0 ? Parse(output) : [];
        var path = properties.GetValueOrDefault("TargetPath", "");
        if (exitCode == 0 && path.Length == 0)
        {
            throw new CommandException($"{project} has several target frameworks, or none: choose one in the environment, with TargetFramework=net10.0 for example");
        }

        if (exitCode != 0 || !File.Exists(path))
        {
            var (_, report, _) = exitCode == 0 ? (0, "", "") : DotnetCommand.Run("build", project, "-nologo", "-v:q", "-tl:off");
            throw DoesNotBuild(project, report + errors);
        }

        return new ProjectBuild(path, LockOf(properties["SpecLatticeLockFile"], properties["MSBuildProjectDirectory"]));
    }

    private static Dictionary<string, string> Parse(string output)
    {
        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("Properties").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString() ?? "");
    }

    /// <summary>Builds what a project references, and not itself.</summary>
    /// <param name="project">The project file, or its folder.</param>
    /// <exception cref="CommandException">The project does not exist, or what it references does not build.</exception>
    public static void RunReferences(string project)
    {
        ThrowIfMissing(project);
        var (exitCode, output, errors) = DotnetCommand.Run("build", project, "-nologo", "-v:q", "-tl:off", "-t:ResolveReferences");
        if (exitCode != 0)
        {
            throw DoesNotBuild(project, output + errors);
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

    private static CommandException DoesNotBuild(string project, string report)
    {
        var lines = string.Join('\n', report.Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(10));
        return new CommandException($"{project} does not build{(lines.Length > 0 ? $":\n{lines}" : ": it made no assembly")}");
    }
}
