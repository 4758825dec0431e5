using System.CommandLine;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using SpecLattice.CodeFixes.NewVersions;
using SpecLattice.Tool.NewVersions;
using SpecLattice.Tool.Output;
using SpecLattice.Tool.Targets;

namespace SpecLattice.Tool.Commands;

/// <summary><c>spec new-version</c>: starts the next version of a spec in its project's source, as the refactoring in an editor does.</summary>
internal static class NewVersionCommand
{
    public static Command Create()
    {
        var target = new TargetOptions();
        var family = CommonOptions.Family(target);
        var version = new Option<string?>("--version", "-v") { Description = "The new version's number; by default the next one.", HelpName = "VERSION" };
        var after = new Option<string?>("--after") { Description = "The version that it is made from; by default the newest.", HelpName = "VERSION" };
        var parts = new Option<string[]>("--part") { Description = "A part that gets a new version too, such as V1.Board.", HelpName = "PART", DefaultValueFactory = _ => [] };
        var sameAs = new Option<bool>("--same-as") { Description = "Write [SameAs] in the place of copies." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Write nothing; print what would be written." };
        var json = CommonOptions.Json();
        var command = new Command("new-version", "Start a new version of a spec in the source of its project.") { family, version, after, parts, sameAs, dryRun, json };
        target.AddTo(command);
        command.SetAction(parsed => Run(
            SourceOf(parsed, target),
            new Request(parsed.GetRequiredValue(family), parsed.GetValue(after), parsed.GetValue(version), parsed.GetRequiredValue(parts), parsed.GetValue(sameAs)),
            parsed.GetValue(dryRun),
            parsed.GetValue(json)));
        return command;
    }

    private static string SourceOf(ParseResult parsed, TargetOptions target) => (parsed.GetValue(target.Assembly), parsed.GetValue(target.Project)) switch
    {
        (null, { } project) => ProjectHere.Named(project.FullName),
        ({ }, null) => throw new CommandException("a new version is written into source, which an assembly does not have: give the project with --project"),
        (null, null) => ProjectHere.Find() ?? throw new CommandException("give the family's project with --project: the current folder is in no project"),
        _ => throw new CommandException("--assembly and --project exclude each other"),
    };

    private static void Run(string project, Request request, bool dryRun, bool json)
    {
        var source = ProjectSource.Of(project);
        var start = VersionStart.Of(source.Compilation, request.Family, request.After, request.Version);
        var files = VersionStart.Write(source.Compilation, start, request.Parts, request.IsSameAs);
        if (!dryRun)
        {
            FileSet.Create([.. files.Select(file => (file.Path, file.Text, EncodingOf(source.Compilation, file.Source)))]);
        }

        if (json)
        {
            JsonOutput.Print(writer => Write(writer, source, start, files, dryRun));
        }
        else
        {
            Print(source, start, files, dryRun, request);
        }
    }

    private static void Print(ProjectSource source, NewVersion start, IReadOnlyList<NewFile> files, bool dryRun, Request request)
    {
        Console.WriteLine($"{start.Family}: version {start.Version} {(dryRun ? "would start" : "starts")} as {(request.IsSameAs ? "[SameAs]" : "a copy of")} {start.From}");
        foreach (var file in files)
        {
            Console.WriteLine($"  {NameOf(source, file.Path)}, from {NameOf(source, file.Source)}");
        }

        // Those that are not copied, and are not brought along by one that is.
        if (request.Parts.Length == 0 && start.Parts.Length > 0)
        {
            Console.WriteLine($"it keeps these parts (use --part to give one a new version too): {string.Join(", ", start.Parts)}");
        }

        foreach (var file in dryRun ? files : [])
        {
            Console.WriteLine($"--- {NameOf(source, file.Path)} ---");
            Console.Write(file.Text);
        }
    }

    private static void Write(Utf8JsonWriter writer, ProjectSource source, NewVersion start, IReadOnlyList<NewFile> files, bool dryRun)
    {
        writer.WriteStartObject();
        writer.WriteString("family", start.Family);
        writer.WriteNumber("from", start.From);
        writer.WriteNumber("version", start.Version);
        writer.WriteBoolean("written", !dryRun);
        writer.WriteStartArray("files");
        foreach (var file in files)
        {
            writer.WriteStartObject();
            writer.WriteString("path", NameOf(source, file.Path));
            writer.WriteString("source", NameOf(source, file.Source));
            writer.WriteString("text", file.Text);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("parts");
        foreach (var part in start.Parts)
        {
            writer.WriteStringValue(part);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    /// <summary>A path as seen from the project's folder.</summary>
    private static string NameOf(ProjectSource source, string path) => Path.GetRelativePath(source.Folder, path).Replace('\\', '/');

    private static Encoding EncodingOf(Compilation compilation, string path) =>
        compilation.SyntaxTrees.First(tree => tree.FilePath == path).Encoding ?? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    private sealed record Request(string Family, string? After, string? Version, string[] Parts, bool IsSameAs);
}
