using System.CommandLine;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary>Options and arguments that several commands have.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    public static Option<FileInfo?> Output() => new("--output", "-o") { Description = "Write to a file.", HelpName = "FILE" };

    /// <summary>The argument that names a family. The shell completes it from the catalog, where the command line names one.</summary>
    public static Argument<string> Family(TargetOptions target)
    {
        var argument = new Argument<string>("FAMILY") { Description = "The family's name." };
        argument.CompletionSources.Add(context => NamesOf(target, context.ParseResult));
        return argument;
    }

    public static Argument<string> Version(string name, string description) => new(name) { Description = description };

    /// <summary>A version as people write it: <c>3</c> or <c>v3</c>.</summary>
    public static int ParseVersion(SpecFamily family, string text) =>
        VersionText.ParseKnown(family.Name, [.. family.Versions.Select(known => known.Version)], text);

    private static IEnumerable<string> NamesOf(TargetOptions target, ParseResult parsed)
    {
        try
        {
            // Only an assembly: completion must not build a project.
            return parsed.GetValue(target.Assembly) is { } assembly ? LoadedCatalog.Of(assembly.FullName).Families.Select(family => family.Name) : [];
        }
        catch (CommandException)
        {
            return [];
        }
    }
}
