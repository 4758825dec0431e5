namespace SpecLattice.Tool.Targets;

/// <summary>The project whose folder is the current one, or around it.</summary>
internal static class ProjectHere
{
    /// <summary>Finds the project file, up to where the repository begins; null where there is none.</summary>
    /// <exception cref="CommandException">The folder has several.</exception>
    public static string? Find()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var projects = folder.GetFiles("*.csproj").Select(file => file.FullName).Order(StringComparer.Ordinal).ToList();
            if (projects.Count > 1)
            {
                throw new CommandException($"{folder.FullName} has several projects, choose one with --project: {string.Join(", ", projects.Select(Path.GetFileName))}");
            }

            if (projects.Count == 1)
            {
                return projects[0];
            }

            if (Path.Exists(Path.Combine(folder.FullName, ".git")) || folder.EnumerateFiles("*.sln*").Any())
            {
                return null;
            }
        }

        return null;
    }
}
