namespace SpecLattice.Tool.Targets;

/// <summary>The project that is meant: the one whose folder is the current one, or around it, or what the command line names.</summary>
internal static class ProjectHere
{
    /// <summary>Finds the project file, up to where the repository begins; null where there is none.</summary>
    /// <exception cref="CommandException">The folder has several.</exception>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (In(folder) is { } project)
            {
                return project;
            }

            if (Path.Exists(Path.Combine(folder.FullName, ".git")) || HasSolution(folder))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The project file that the command line names, by itself or by its folder.</summary>
    /// <exception cref="CommandException">There is none, or more than one.</exception>
    public static string Named(string path)
    {
        if (File.Exists(path))
        {
            return Path.GetExtension(path) is ".sln" or ".slnx" or ".slnf"
                ? throw new CommandException($"{path} is a solution, expected a project: choose one of its projects with --project")
                : path;
        }

        var folder = new DirectoryInfo(path);
        return !folder.Exists
            ? throw new CommandException($"there is no project {path}")
            : In(folder) ?? throw new CommandException($"{path} has no project{(HasSolution(folder) ? ", and its solution does not say which is meant" : "")}: choose one with --project");
    }

    private static string? In(DirectoryInfo folder)
    {
        var projects = folder.GetFiles("*.csproj").Select(file => file.FullName).Order(StringComparer.Ordinal).ToList();
        return projects.Count > 1
            ? throw new CommandException($"{folder.FullName} has several projects, choose one with --project: {string.Join(", ", projects.Select(Path.GetFileName))}")
            : projects.FirstOrDefault();
    }

    private static bool HasSolution(DirectoryInfo folder) => folder.EnumerateFiles("*.sln*").Any();
}
