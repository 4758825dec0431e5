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
        if (!File.Exists(project) && !Directory.Exists(project))
        {
            throw new CommandException($"there is no project {project}");
        }

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
            var lines = string.Join('\n', (report + errors).Split('\n').Where(line => line.Contains("error", StringComparison.Ordinal)).Distinct().Take(10));
            throw new CommandException($"{project} does not build{(lines.Length > 0 ? $":\n{lines}" : ": it made no assembly")}");
        }

        return new ProjectBuild(path, LockOf(properties));
    }

    private static Dictionary<string, string> Parse(string output)
    {
        using var document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("Properties").EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString() ?? "");
    }

    private static string? LockOf(Dictionary<string, string> properties) => properties["SpecLatticeLockFile"] switch
    {
        NoLock => null,
        var named => Path.GetFullPath(named.Length == 0 ? LockFile.Name : named.Replace('\\', '/'), properties["MSBuildProjectDirectory"]),
    };
}
