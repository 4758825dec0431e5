using System.CommandLine;

namespace SpecLattice.Tool.Targets;

/// <summary>Where a command finds its families: an assembly, or a project that it builds.</summary>
internal sealed class TargetOptions
{
    public Option<FileInfo?> Assembly { get; } = new("--assembly", "-a")
    {
        Description = "A compiled assembly with specs (a .dll).",
        HelpName = "DLL",
    };

    public Option<FileInfo?> Project { get; } = new("--project", "-p")
    {
        Description = "A project with specs, which is built first; by default the one in the current folder.",
        HelpName = "CSPROJ",
    };

    public void AddTo(Command command)
    {
        command.Add(Assembly);
        command.Add(Project);
    }

    /// <summary>The project that the command line names, or the one around the current folder, where what it says is to be read from its source; null where an assembly is named.</summary>
    public string? FindProject(ParseResult parsed) => parsed.GetValue(Assembly) is not null ? null : parsed.GetValue(Project) is { } project ? ProjectHere.Named(project.FullName) : ProjectHere.Find();

    /// <summary>Loads the catalog that the command line names, or that of the project around the current folder.</summary>
    public LoadedCatalog Load(ParseResult parsed) => (parsed.GetValue(Assembly), parsed.GetValue(Project)) switch
    {
        ({ } assembly, null) => LoadedCatalog.Of(assembly.FullName),
        (null, { } project) => LoadedCatalog.Of(ProjectBuild.Run(ProjectHere.Named(project.FullName))),
        (null, null) => LoadedCatalog.Of(ProjectBuild.Run(ProjectHere.Find()
            ?? throw new CommandException("give the families' assembly with --assembly, or their project with --project: the current folder is in no project"))),
        _ => throw new CommandException("--assembly and --project exclude each other"),
    };
}
