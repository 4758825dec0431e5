using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using SpecLattice.Packages.Tests.Support;

namespace SpecLattice.Packages.Tests;

/// <summary>What is in the packages, to the file.</summary>
public sealed class PackageContentTests(Feed feed)
{
    private static readonly string[] BroughtByTheCompiler =
    [
        "netstandard",
        "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp",
        "System.Collections.Immutable", "System.Memory", "System.Runtime.CompilerServices.Unsafe", "System.Threading.Tasks.Extensions", "System.Buffers",
    ];

    // The editor has these besides; the command line does not, which is why the fixes are an assembly of their own.
    private static readonly string[] BroughtByTheEditor = ["Microsoft.CodeAnalysis.Workspaces", "Microsoft.CodeAnalysis.CSharp.Workspaces", "System.Composition.AttributedModel"];

    [Fact]
    public void The_solution_packs_what_users_get_and_nothing_else()
    {
        var packed = Directory.GetFiles(feed.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        var expected = new[] { ("SpecLattice", "nupkg"), ("SpecLattice", "snupkg"), ("SpecLattice.Templates", "nupkg"), ("SpecLattice.Testing", "nupkg"), ("SpecLattice.Testing", "snupkg"), ("SpecLattice.Tool", "nupkg") };
        Assert.Equal(expected.Select(package => Path.GetFileName(feed.PathOf(package.Item1, package.Item2))).Order(StringComparer.Ordinal), packed);
    }

    [Fact]
    public void The_runtime_brings_its_generator_its_analyzers_and_its_fixes() => Assert.Equal(
        [
            "LICENSE", "README.md", "SpecLattice.nuspec",
            "analyzers/dotnet/cs/SpecLattice.CodeFixes.dll", "analyzers/dotnet/cs/SpecLattice.Generators.dll",
            "build/net10.0/SpecLattice.targets", "buildTransitive/net10.0/SpecLattice.targets",
            "icon.png", "lib/net10.0/SpecLattice.dll", "lib/net10.0/SpecLattice.xml",
        ],
        FilesOf(feed.PathOf("SpecLattice")));

    [Fact]
    public void The_laws_are_a_library() => Assert.Equal(
        ["LICENSE", "README.md", "SpecLattice.Testing.nuspec", "icon.png", "lib/net10.0/SpecLattice.Testing.dll", "lib/net10.0/SpecLattice.Testing.xml"],
        FilesOf(feed.PathOf("SpecLattice.Testing")));

    [Fact]
    public void The_templates_are_as_they_are_written() => Assert.Equal(
        [
            "LICENSE", "README.md", "SpecLattice.Templates.nuspec",
            "content/speclattice-family/.config/dotnet-tools.json", "content/speclattice-family/.template.config/template.json",
            "content/speclattice-family/README.md",
            "content/speclattice-family/Shop.Laws/Program.cs", "content/speclattice-family/Shop.Laws/Shop.Laws.csproj",
            "content/speclattice-family/Shop/Shop.csproj", "content/speclattice-family/Shop/Usings.cs", "content/speclattice-family/Shop/V1.cs", "content/speclattice-family/Shop/V2.cs",
            "content/speclattice-family/Shop/specs.lock", "icon.png",
        ],
        FilesOf(feed.PathOf("SpecLattice.Templates")));

    [Fact]
    public void The_tool_brings_all_that_it_runs() => Assert.Equal(
        [
            "LICENSE", "README.md", "SpecLattice.Tool.nuspec", "icon.png", "tools/net10.0/any/DotnetToolSettings.xml",
            "tools/net10.0/any/Microsoft.CodeAnalysis.CSharp.dll", "tools/net10.0/any/Microsoft.CodeAnalysis.dll",
            "tools/net10.0/any/SpecLattice.CodeFixes.dll", "tools/net10.0/any/SpecLattice.Generators.dll",
            "tools/net10.0/any/SpecLattice.dll", "tools/net10.0/any/SpecLattice.pdb",
            "tools/net10.0/any/Spectre.Console.Ansi.dll", "tools/net10.0/any/Spectre.Console.dll", "tools/net10.0/any/System.CommandLine.dll",
            "tools/net10.0/any/spec.deps.json", "tools/net10.0/any/spec.dll", "tools/net10.0/any/spec.pdb", "tools/net10.0/any/spec.runtimeconfig.json",
        ],
        FilesOf(feed.PathOf("SpecLattice.Tool")));

    [Theory]
    [InlineData("SpecLattice")]
    [InlineData("SpecLattice.Testing")]
    public void Symbols_are_beside_the_libraries(string id) =>
        Assert.Equal([$"{id}.nuspec", $"lib/net10.0/{id}.pdb"], FilesOf(feed.PathOf(id, "snupkg")));

    [Theory]
    [InlineData("SpecLattice", "")]
    [InlineData("SpecLattice.Templates", "")]
    [InlineData("SpecLattice.Testing", "SpecLattice All")]
    [InlineData("SpecLattice.Tool", "")]
    public void Packages_say_what_they_are_and_bring_nothing_unasked(string id, string dependencies)
    {
        using var package = ZipFile.OpenRead(feed.PathOf(id));
        using var stream = package.GetEntry($"{id}.nuspec")!.Open();
        var metadata = XDocument.Load(stream).Root!.Elements().Single();
        string Text(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;

        Assert.Equal((id, "MIT", "README.md", "icon.png"), (Text("id"), Text("license"), Text("readme"), Text("icon")));
        Assert.EndsWith($"{id}.{Text("version")}.nupkg", feed.PathOf(id), StringComparison.Ordinal);
        Assert.InRange(Text("description").Length, 80, 500);
        Assert.InRange(Text("tags").Split(' ').Length, 3, 20);
        var found = metadata.Descendants().Where(element => element.Name.LocalName == "dependency").ToList();
        Assert.Equal(dependencies, string.Join(", ", found.Select(dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("include")?.Value}")));
        Assert.All(found, dependency => Assert.Equal(Text("version"), dependency.Attribute("version")!.Value));
    }

    // Whatever else they referred to would have to lie beside them.
    [Fact]
    public void The_generator_needs_what_the_compiler_brings_and_nothing_else()
    {
        Assert.Empty(ReferencesOf("SpecLattice.Generators").Except(BroughtByTheCompiler));
        Assert.Empty(ReferencesOf("SpecLattice.CodeFixes").Except([.. BroughtByTheCompiler, .. BroughtByTheEditor, "SpecLattice.Generators"]));
    }

    private List<string> ReferencesOf(string analyzer)
    {
        using var package = ZipFile.OpenRead(feed.PathOf("SpecLattice"));
        using var stream = package.GetEntry($"analyzers/dotnet/cs/{analyzer}.dll")!.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        using var assembly = new PEReader(copy);
        var metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(reference => metadata.GetString(metadata.GetAssemblyReference(reference).Name))];
    }

    /// <summary>All files but those that the package format itself asks for.</summary>
    private static List<string> FilesOf(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        return
        [
            .. archive.Entries.Select(entry => entry.FullName)
                .Where(name => name != "[Content_Types].xml" && name != "_rels/.rels" && !name.StartsWith("package/services/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
