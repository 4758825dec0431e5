using System.Globalization;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using SpecLattice.CompilerServices;
using SpecLattice.Generators.Tests.Golden;
using SpecLattice.Generators.Tests.Infrastructure;

namespace SpecLattice.Generators.Tests.Contract;

/// <summary>
/// What a release was, kept beside this file and never changed again: its reference assembly, and libraries with the code that its generator wrote for them. They are the golden sources of that
/// time, which say themselves what running them gives.
/// </summary>
internal sealed record FrozenRelease(string Version)
{
    private const string Separator = "// ---- ";
    private const string Reference = "SpecLattice.dll";

    public static IReadOnlyList<FrozenRelease> All { get; } =
        [.. (Directory.Exists(Root) ? Directory.GetDirectories(Root) : []).Select(path => new FrozenRelease(Path.GetFileName(path))).OrderBy(release => System.Version.Parse(release.Version))];

    /// <summary>The release that this checkout makes.</summary>
    public static FrozenRelease Current { get; } = new(typeof(SpecAttribute).Assembly.GetName().Version!.ToString(3));

    public IEnumerable<string> Libraries => Directory.GetFiles(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal);

    public MetadataReference Runtime => MetadataReference.CreateFromFile(Path.Combine(Folder, Reference));

    /// <summary>Whether this checkout still keeps the contract that its generated code was written for.</summary>
    public bool IsKept => int.Parse(Regex.Match(Text(Libraries.First()), @"SpecContract\.Require\((\d+)").Groups[1].Value, CultureInfo.InvariantCulture) >= SpecContract.Oldest;

    private static string Root => Path.Combine(Repository.Root, "tests", "SpecLattice.Generators.Tests", "Contract", "Releases");

    private string Folder => Path.Combine(Root, Version);

    /// <summary>Freezes the release that this checkout makes.</summary>
    public void Freeze()
    {
        var built = Directory.GetFiles(Path.Combine(Repository.Root, "runtime", "SpecLattice", "obj"), Reference, SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(Path.GetDirectoryName(path)) == "ref")
            .MaxBy(File.GetLastWriteTimeUtc) ?? throw new InvalidOperationException("the runtime was not built here");
        Directory.CreateDirectory(Folder);
        File.Copy(built, Path.Combine(Folder, Reference), overwrite: true);
        foreach (var name in GoldenSource.Names(withMistakes: false))
        {
            var source = GoldenSource.Read(name);
            var files = Generation.Of(source.Text).GeneratedTrees.Select(tree => $"{Separator}{Path.GetFileName(tree.FilePath)}\n{tree}");
            File.WriteAllText(Path.Combine(Folder, name + ".txt"), string.Concat(files.Prepend($"{Separator}{name}.cs\n{source.Text}")));
        }
    }

    /// <summary>What the comments of a library say that running it gives.</summary>
    public IReadOnlyList<string> ExpectedOf(string library) => new GoldenSource(library, Text(library)).ExpectedLines();

    /// <summary>Compiles a library against this release's runtime, and runs it with the one of this checkout.</summary>
    /// <param name="library">The library.</param>
    /// <param name="edit">Changes the code first.</param>
    /// <returns>What it gives, line by line.</returns>
    public IReadOnlyList<string> Run(string library, Func<string, string>? edit = null)
    {
        var trees = (edit?.Invoke(Text(library)) ?? Text(library)).Split(Separator, StringSplitOptions.RemoveEmptyEntries)
            .Select(file => CSharpSyntaxTree.ParseText(file[file.IndexOf('\n', StringComparison.Ordinal)..], Generation.ParseOptions, file.Split('\n')[0]));
        var compilation = CSharpCompilation.Create(
            $"{library}_{Version}", trees, [.. References.Framework, Runtime], Generation.Empty.Options);
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        image.Position = 0;
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        try
        {
            var run = context.LoadFromStream(image).GetType("Golden.Example")!.GetMethod("Run")!.CreateDelegate<Func<IEnumerable<string>>>();
            return [.. run().SelectMany(text => text.Split('\n'))];
        }
        finally
        {
            context.Unload();
        }
    }

    private string Text(string library) => File.ReadAllText(Path.Combine(Folder, library + ".txt")).ReplaceLineEndings("\n");
}
