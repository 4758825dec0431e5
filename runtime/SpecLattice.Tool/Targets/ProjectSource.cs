using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SpecLattice.Tool.Targets;

/// <summary>A project as the compiler is given it: its files, references and options.</summary>
/// <param name="Folder">The project's folder.</param>
/// <param name="Compilation">The project, without what generators add.</param>
internal sealed record ProjectSource(string Folder, CSharpCompilation Compilation)
{
    /// <summary>The path of the project's lock, whether there is one or not; null where the project says that it has none.</summary>
    public string? Lock { get; private init; }

    private const int MaxErrors = 10;

    // An option of a compiler that is newer than this one.
    private const string UnknownOption = "CS2007";

    // Runs everything up to the compiler and asks what it would be told, even where its output is up to date.
    private static readonly string[] Evaluation =
    [
        "-nologo", "-t:Compile", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true", "-p:BuildProjectReferences=false", "-p:NonExistentFile=__none__",
        "-getItem:CscCommandLineArgs", "-getProperty:MSBuildProjectDirectory,SpecLatticeLockFile",
    ];

    /// <summary>Builds a project and reads its source.</summary>
    /// <param name="project">The project file, or its folder.</param>
    /// <exception cref="CommandException">The project does not exist or does not build.</exception>
    public static ProjectSource Of(string project)
    {
        ProjectBuild.Run(project);
        return Evaluate(project);
    }

    /// <summary>Reads a project's source, whether it compiles or not.</summary>
    /// <param name="project">The project file, or its folder.</param>
    /// <exception cref="CommandException">The project does not exist, or what it references does not build.</exception>
    public static ProjectSource Read(string project)
    {
        ProjectBuild.RunReferences(project);
        return Evaluate(project);
    }

    private static ProjectSource Evaluate(string project)
    {
        using var answer = MsBuildAnswer.Read(project, DotnetCommand.Run(["msbuild", project, .. Evaluation]));
        var properties = answer.RootElement.GetProperty("Properties");
        var folder = properties.GetProperty("MSBuildProjectDirectory").GetString()!;
        List<string> arguments = [.. answer.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
        if (arguments.Count == 0)
        {
            throw new CommandException($"{project} is not compiled as C# for one target framework");
        }

        return Of(folder, arguments) with { Lock = ProjectBuild.LockOf(properties.GetProperty("SpecLatticeLockFile").GetString() ?? "", folder) };
    }

    private static ProjectSource Of(string folder, List<string> arguments)
    {
        var parsed = CSharpCommandLineParser.Default.Parse(arguments, folder, sdkDirectory: null);
        ThrowIfAny(parsed.Errors.Where(error => error.Id != UnknownOption));
        var trees = parsed.SourceFiles.Select(file => Parse(file.Path, parsed.ParseOptions)).ToList();
        ThrowIfAny(trees.SelectMany(tree => tree.GetDiagnostics()));
        var references = parsed.MetadataReferences.Select(reference =>
            MetadataReference.CreateFromFile(Path.Combine(folder, reference.Reference), reference.Properties));
        return new ProjectSource(folder, CSharpCompilation.Create(parsed.CompilationName, trees, references, parsed.CompilationOptions));
    }

    private static SyntaxTree Parse(string path, CSharpParseOptions options)
    {
        using var stream = File.OpenRead(path);
        return CSharpSyntaxTree.ParseText(SourceText.From(stream), options, path);
    }

    private static void ThrowIfAny(IEnumerable<Diagnostic> diagnostics)
    {
        var errors = diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error).Select(error => error.ToString()).Take(MaxErrors).ToList();
        if (errors.Count > 0)
        {
            throw new CommandException($"this tool's compiler cannot read the project:\n{string.Join('\n', errors)}");
        }
    }
}
