using System.Xml.Linq;

namespace SpecLattice.Architecture.Tests.Reading;

/// <summary>A project of the product, as its project file describes it.</summary>
/// <param name="Name">The folder's name without <c>SpecLattice.</c>; the runtime, whose folder is called that, is <c>Runtime</c>.</param>
/// <param name="Directory">The folder.</param>
/// <param name="AssemblyName">The assembly's name.</param>
/// <param name="References">The names of the projects that it compiles against.</param>
/// <param name="Friends">The assemblies that may see its internals.</param>
/// <param name="Linked">What it compiles of other folders: paths from its own, the last part of which can be a pattern.</param>
/// <param name="IsGenerated">Whether the generator of specs completes it.</param>
internal sealed record SourceProject(
    string Name, string Directory, string AssemblyName, IReadOnlyList<string> References, IReadOnlyList<string> Friends, IReadOnlyList<string> Linked, bool IsGenerated)
{
    private static readonly string[] Areas = ["generators", "runtime", "vmm"];

    /// <summary>All projects of the product, in the checkout that holds this test.</summary>
    public static IReadOnlyList<SourceProject> All { get; } = [.. ReadAll(Checkout.Root)];

    /// <summary>The files that are written by hand.</summary>
    public IEnumerable<string> Files =>
        from file in System.IO.Directory.EnumerateFiles(Directory, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        let parts = Path.GetRelativePath(Directory, file).Split(Path.DirectorySeparatorChar)
        where !parts.Contains("obj") && !parts.Contains("bin")
        select file;

    public static IEnumerable<SourceProject> ReadAll(string root) =>
        from area in Areas
        from file in System.IO.Directory.EnumerateFiles(Path.Combine(root, area), "*.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select Read(file);

    private static SourceProject Read(string file)
    {
        var project = XDocument.Load(file).Root!;
        var references = project.Descendants("ProjectReference").ToList();
        return new SourceProject(
            NameOf(file),
            Path.GetDirectoryName(file)!,
            project.Descendants("AssemblyName").FirstOrDefault()?.Value ?? Path.GetFileNameWithoutExtension(file),
            [.. references.Where(IsCompiledAgainst).Select(reference => NameOf(reference.Attribute("Include")!.Value))],
            [.. project.Descendants("InternalsVisibleTo").Select(friend => friend.Attribute("Include")!.Value)],
            [.. project.Descendants("Compile").Select(file => file.Attribute("Include")?.Value).OfType<string>().Where(path => path.StartsWith("..", StringComparison.Ordinal))],
            references.Any(reference => reference.Attribute("OutputItemType")?.Value == "Analyzer"));
    }

    private static bool IsCompiledAgainst(XElement reference) => reference.Attribute("ReferenceOutputAssembly")?.Value != "false";

    private static string NameOf(string projectFile)
    {
        var name = Path.GetFileNameWithoutExtension(projectFile.Replace('\\', '/'));
        return name == "SpecLattice" ? "Runtime" : name.Replace("SpecLattice.", "", StringComparison.Ordinal);
    }
}
